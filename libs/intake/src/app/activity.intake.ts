import type { UnionId } from '@app/kernel';
import { ActivityHistory } from '@app/activities';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ActivityJudge, type ActivityValues } from '../domain/activity-row';
import type { RowVerdict } from '../domain/row-verdict';
import type { ImportContext } from './import-context';
import { type JudgedRow, labelOf, portionsOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

/** A ledger of service events of before. */
@Injectable()
export class ActivityIntake extends SheetIntake<ActivityValues> {
  constructor(private readonly activities: ActivityHistory) {
    super();
  }

  async *judge(tx: ReadTx, sheet: SettledSheet, context: ImportContext): AsyncGenerator<JudgedRow<ActivityValues>[]> {
    const { columns, workbook } = sheet;
    const stored = await this.activities.known(tx, [...context.reachable.keys()], context.run.id);
    const known = new Set(stored.map(({ unionId, heldOn, name }) => `${unionId} ${heldOn} ${name}`));
    const judge = new ActivityJudge({
      ...{ columns, today: context.today, dateSystem: workbook.dateSystem, unions: context.lookups(true) },
      isKnown: ({ unionId, heldOn, name }) => known.has(`${unionId} ${heldOn} ${name}`),
    });
    for await (const rows of portionsOf(recordsOf(sheet)))
      yield rows.map((row) => ({ verdict: judge.judge(row), label: labelOf(row, columns) }));
  }

  foresee(): void {}

  async take(tx: Tx, verdicts: readonly RowVerdict<ActivityValues>[], { run }: ImportContext): Promise<void> {
    const rows = verdicts.flatMap(({ verdict, values }) => (values && verdict === 'new' ? [values] : []));
    await this.activities.record(
      tx,
      run.id,
      rows.map((values) => ({ ...values, unionId: values.unionId as UnionId })),
    );
  }
}
