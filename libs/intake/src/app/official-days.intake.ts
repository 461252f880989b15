import { daysByYear, type ForeseenChange, noticeOff, OfficialYearService } from '@app/calendar';
import { AccountDirectory } from '@app/identity';
import { DomainProblem } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  OfficialDayJudge,
  type OfficialDayValues,
  type ReadOfficialDay,
  refuseIncomplete,
  verdictOf,
} from '../domain/official-day-row';
import type { RowVerdict } from '../domain/row-verdict';
import type { SheetRow } from '../domain/sheet-cell';
import type { ImportContext } from './import-context';
import { type JudgedRow, labelOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

type Verdict = RowVerdict<OfficialDayValues>;

/** A year's days off and make-up workdays: a day a row, taken in as one list per year. */
@Injectable()
export class OfficialDaysIntake extends SheetIntake<OfficialDayValues> {
  constructor(
    private readonly years: OfficialYearService,
    private readonly accounts: AccountDirectory,
  ) {
    super();
  }

  async *judge(
    tx: ReadTx,
    { columns, workbook, ...sheet }: SettledSheet,
    context: ImportContext,
  ): AsyncGenerator<JudgedRow<OfficialDayValues>[]> {
    const isFederation = context.root.id === context.run.unionId;
    const judge = new OfficialDayJudge({ columns, dateSystem: workbook.dateSystem, offOf: noticeOff, isFederation });
    const sources: SheetRow[] = [];
    const rows: ReadOfficialDay[] = [];
    for await (const row of recordsOf({ columns, workbook, ...sheet })) {
      sources.push(row);
      rows.push(judge.read(row));
    }
    refuseIncomplete(rows);
    const known = new Set<string>();
    if (rows.every(({ reader }) => reader.refusals.length === 0)) await this.judgeYears(tx, rows, known);
    refuseIncomplete(rows);
    yield rows.map((row, index) => ({
      verdict: verdictOf(row, (values) => known.has(values.date)),
      label: labelOf(sources[index]!, columns),
    }));
  }

  /** Says of each year what its list would move; days of a list that changes nothing are put into `known`. */
  private async judgeYears(tx: ReadTx, rows: readonly ReadOfficialDay[], known: Set<string>): Promise<void> {
    for (const [year, days] of daysByYear(rows.map(({ values }) => values!))) {
      const { reader } = rows.find(({ values }) => values?.date === days[0]!.date)!;
      try {
        const change = await this.years.foreseeWithin(tx, { year, days });
        const standing = (await this.years.history(tx, year))[0]?.days;
        if (standing && change.days.length === 0) for (const { date } of days) known.add(date);
        else reader.warn('date', 'official-days-change', wordsOf(change));
      } catch (error) {
        if (!(error instanceof DomainProblem)) throw error;
        reader.refuse('date', 'list-refused', error.detail);
      }
    }
  }

  foresee(): void {}

  async take(tx: Tx, verdicts: readonly Verdict[], context: ImportContext): Promise<void> {
    const fresh = verdicts.filter(({ verdict }) => verdict === 'new');
    if (fresh.length === 0) return;
    const [importedByName] = (await this.accounts.namesOf(tx, [tx.actor.accountId])).values();
    for (const [year, days] of daysByYear(fresh.flatMap(({ values }) => values ?? []))) {
      const document = `${year} 年放假安排表`;
      const by = importedByName === undefined ? {} : { importedByName };
      const row = await this.years.take(tx, { year, days, document, publishedOn: null, ...by });
      const subject = { subjectType: 'official-year', subjectId: row.id } as const;
      context.note({ ...subject, effect: 'created', before: null, versionAfter: row.serial });
    }
  }
}

/** 导入后 2027 年有 16 天的休、班会变，走访的截止日 3 件跟着变 */
function wordsOf({ year, days, moves }: ForeseenChange): string {
  const moved = moves.filter(({ count }) => count > 0).map(({ what, count }) => `${what} ${count} 件跟着变`);
  return [`导入后 ${year} 年有 ${days.length} 天的休、班会变`, ...moved].join('，');
}
