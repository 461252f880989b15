import { type CivilDate, type FundAccountId, type MemberId, newId, type UnionId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { RoundHistory } from '@app/rounds';
import { type HistoricVisit, VisitHistory, type VisitId } from '@app/visits';
import { Injectable } from '@nestjs/common';
import type { LedgerPerson } from '../domain/ledger-person';
import type { RowVerdict } from '../domain/row-verdict';
import {
  type KnownVisit,
  type VisitDraft,
  visitKey,
  VisitJudge,
  type VisitLookups,
  type VisitValues,
} from '../domain/visit-row';
import type { ImportContext } from './import-context';
import { LedgerAccounts } from './ledger-accounts';
import { LedgerPeople } from './ledger-people';
import { OccasionWords } from './occasion-words.service';
import { personReaders } from './register-readers';
import { type JudgedRow, labelOf, portionsOf, recordsOf, type SettledSheet, SheetIntake } from './sheet-intake';

type Verdict = RowVerdict<VisitValues>;

/** A ledger of visits of before: each row is a visit with what was given, booked on its own day. */
@Injectable()
export class VisitIntake extends SheetIntake<VisitValues> {
  override readonly judgesAhead = true;

  constructor(
    private readonly people: LedgerPeople,
    private readonly words: OccasionWords,
    private readonly accounts: LedgerAccounts,
    private readonly visits: VisitHistory,
    private readonly rounds: RoundHistory,
  ) {
    super();
  }

  async *judge(tx: ReadTx, sheet: SettledSheet, context: ImportContext): AsyncGenerator<JudgedRow<VisitValues>[]> {
    const { columns, workbook, answers } = sheet;
    const { today } = context;
    const judge = new VisitJudge({
      ...{ columns, today, dateSystem: workbook.dateSystem, people: personReaders, answers },
      outsiders: context.outsiders,
      unions: context.lookups(true),
      occasions: await this.words.dictionary(tx, context.run.unionId),
      accountOf: (await this.accounts.of(tx, context)).byName,
    });
    for await (const rows of portionsOf(recordsOf(sheet))) {
      const drafts = rows.map((row) => judge.read(row));
      const lookups = await this.lookups(tx, drafts, context);
      yield drafts.map((draft, index) => ({
        label: labelOf(rows[index]!, columns),
        verdict: judge.judge(draft, lookups),
      }));
    }
  }

  foresee(): void {}

  async take(tx: Tx, verdicts: readonly Verdict[], context: ImportContext): Promise<void> {
    const fresh = verdicts.flatMap(({ verdict, values }) => (values && verdict === 'new' ? [values] : []));
    if (fresh.length === 0) return;
    const members = await this.people.settle(
      tx,
      fresh.map(({ person }) => person),
      context,
    );
    const named = fresh.map((values) => ({
      values,
      id: newId<'visit'>(tx.now.getTime()) as VisitId,
      memberId: members.get(values.person.key)!,
      unionId: values.person.unionId as UnionId,
    }));
    const places = named.flatMap(({ values, id, memberId, unionId }) =>
      values.round ? [placeOf(values, values.round, { visitId: id, memberId, unionId })] : [],
    );
    const { code } = context.reachable.get(context.run.unionId)!;
    const refs = await this.rounds.place(tx, context.run.id, { id: context.run.unionId, code }, places);
    const rows = named.map(({ values, id, memberId, unionId }): HistoricVisit => {
      const { visitedOn, occasion, cash, goods, visitors, isSigned } = values;
      const fundAccountId = values.fundAccountId as FundAccountId | null;
      const unionCode = context.reachable.get(unionId)?.code ?? code;
      const [round, aid] = [refs.get(id) ?? null, { cash, goods, visitors, isSigned, fundAccountId }];
      return { id, memberId, unionId, unionCode, visitedOn, occasion, round, ...aid };
    });
    await this.visits.record(tx, context.run.id, rows);
  }

  override finish(tx: Tx, context: ImportContext): Promise<void> {
    return this.rounds.settle(tx, context.run.id);
  }

  private async lookups(tx: ReadTx, drafts: readonly VisitDraft[], context: ImportContext): Promise<VisitLookups> {
    const people = await this.people.lookups(
      tx,
      drafts.map(({ person }) => person),
      context,
    );
    const ids = new Set<MemberId>();
    for (const { person } of drafts) {
      const known = person.identity ? people.byDocument(person.identity.document) : undefined;
      const named = person.identity || person.name === null ? [] : people.byName(person.name);
      for (const each of known ? [known] : named) if (each.id !== null) ids.add(each.id as MemberId);
    }
    const days = drafts.flatMap(({ facts }) => facts?.visitedOn ?? []).sort();
    const found = new Map<string, KnownVisit[]>();
    if (ids.size > 0 && days.length > 0) {
      const span = { from: days[0]!, to: days.at(-1)! };
      for (const visit of await this.visits.earlier(tx, [...ids], span, context.run.id)) {
        const place = placeKey(visit.memberId, visit.visitedOn);
        const known = { key: visitKey(visit.occasion ?? '', visit.roundName), cash: visit.cash, goods: visit.goods };
        found.set(place, [...(found.get(place) ?? []), known]);
      }
    }
    const visitsOf = ({ memberId }: LedgerPerson, day: CivilDate) =>
      (memberId === null ? undefined : found.get(placeKey(memberId, day))) ?? [];
    return { ...people, visitsOf };
  }
}

const placeKey = (memberId: string, day: CivilDate): string => `${memberId} ${day}`;

type Ids = Pick<HistoricVisit, 'memberId' | 'unionId'> & { readonly visitId: VisitId };

const placeOf = ({ visitedOn, cash, goods }: VisitValues, round: { name: string; purpose: string }, ids: Ids) => ({
  ...{ ...ids, roundName: round.name, fundPurpose: round.purpose, visitedOn, cash: cash ?? 0n },
  goods: goods.name === null && !goods.value ? null : { name: goods.name ?? '慰问品', value: goods.value ?? 0n },
});
