import type { MemberId, UnionId } from '@app/kernel';
import { ClaimHistory } from '@app/mutual-aid';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ClaimJudge, type ClaimValues } from '../domain/claim-row';
import type { RowVerdict } from '../domain/row-verdict';
import type { ImportContext } from './import-context';
import { LedgerPeople } from './ledger-people';
import { personReaders } from './register-readers';
import { type JudgedRow, labelOf, portionsOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

/** A ledger of paid claims of mutual aid. */
@Injectable()
export class ClaimIntake extends SheetIntake<ClaimValues> {
  constructor(
    private readonly people: LedgerPeople,
    private readonly claims: ClaimHistory,
  ) {
    super();
  }

  async *judge(tx: ReadTx, sheet: SettledSheet, context: ImportContext): AsyncGenerator<JudgedRow<ClaimValues>[]> {
    const { columns, workbook, answers } = sheet;
    const judge = new ClaimJudge({
      ...{ columns, today: context.today, dateSystem: workbook.dateSystem, people: personReaders, answers },
      outsiders: context.outsiders,
      unions: context.lookups(true),
    });
    for await (const rows of portionsOf(recordsOf(sheet))) {
      const drafts = rows.map((row) => judge.read(row));
      const people = await this.people.lookups(
        tx,
        drafts.map(({ person }) => person),
        context,
      );
      const ids = drafts.flatMap(({ person: { identity, name } }) => {
        const found = identity ? [people.byDocument(identity.document)] : name === null ? [] : people.byName(name);
        return found.flatMap((one) => (one?.id ?? []) as MemberId | []);
      });
      const stored = await this.claims.known(tx, ids, context.run.id);
      const known = new Set(stored.map((one) => [one.memberId, one.admittedOn, one.paidOn, one.paidFen].join(' ')));
      const isKnown = ({ person, admittedOn, paidOn, paid }: ClaimValues) =>
        known.has([person.memberId, admittedOn, paidOn, paid].join(' '));
      yield drafts.map((draft, index) => ({
        label: labelOf(rows[index]!, columns),
        verdict: judge.judge(draft, { ...people, isKnown }),
      }));
    }
  }

  foresee(): void {}

  async take(tx: Tx, verdicts: readonly RowVerdict<ClaimValues>[], context: ImportContext): Promise<void> {
    const fresh = verdicts.flatMap(({ verdict, values }) => (values && verdict === 'new' ? [values] : []));
    if (fresh.length === 0) return;
    const members = await this.people.settle(
      tx,
      fresh.map(({ person }) => person),
      context,
    );
    const { code } = context.reachable.get(context.run.unionId)!;
    const claims = fresh.map(({ person, ...claim }) => ({
      ...claim,
      memberId: members.get(person.key)!,
      unionId: person.unionId as UnionId,
    }));
    await this.claims.record(tx, context.run.id, { id: context.run.unionId, code }, claims);
  }
}
