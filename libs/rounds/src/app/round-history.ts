import { type CivilDate, type Fen, groupsOf, type MemberId, newId, type UnionId, yearOf } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import type { Tx } from '@app/persistence';
import type { RoundRef, VisitId } from '@app/visits';
import { Injectable } from '@nestjs/common';
import {
  historicRounds,
  type ImportedEntry,
  refreshHistoricRounds,
  removeImportedRounds,
  roundsOfImport,
  upsertEntries,
} from '../data/round-history.query';
import { Round } from '../data/round.entity';
import type { RosterEntryId, RoundId } from '../domain/round';

/** Where a visit of a ledger of before belongs: its round is known by name and year. Amounts in fen, unknown ones 0. */
export interface HistoricPlace {
  readonly visitId: VisitId;
  readonly memberId: MemberId;
  readonly unionId: UnionId;
  readonly roundName: string;
  readonly fundPurpose: string;
  readonly visitedOn: CivilDate;
  readonly cash: Fen;
  readonly goods: { readonly name: string; readonly value: Fen } | null;
}

/** The union whose rounds these were, with its code for the numbers. */
export interface HoldingUnion {
  readonly id: UnionId;
  readonly code: string;
}

const NOTHING = { persons: 0, households: 0, cashFen: '0', goodsFen: '0' };

/** Rounds of ledgers of before: closed, with whom was visited; nobody planned or approved them here. */
@Injectable()
export class RoundHistory {
  constructor(private readonly members: MemberDirectory) {}

  /**
   * Finds or makes the rounds and puts the people on their rosters. May be called for one import several times; `settle`
   * comes after the last.
   */
  async place(
    tx: Tx,
    importId: string,
    union: HoldingUnion,
    places: readonly HistoricPlace[],
  ): Promise<Map<VisitId, RoundRef>> {
    const refs = new Map<VisitId, RoundRef>();
    if (places.length === 0) return refs;
    const known = new Map((await historicRounds(tx, union.id)).map(({ id, name, year }) => [`${year} ${name}`, id]));
    const households = await this.members.livingTogether(
      tx,
      places.map(({ memberId }) => memberId),
    );
    for (const group of groupsOf(places, keyOf)) {
      const roundId = known.get(keyOf(group[0]!)) ?? (await this.found(tx, importId, union, group));
      const byPerson = groupsOf(group, ({ memberId }) => memberId);
      const householdOf = (id: MemberId) => households.get(id)?.householdId ?? null;
      const entries = byPerson.map((own) => entryOf(own, householdOf(own[0]!.memberId)));
      const ids = await upsertEntries(tx, importId, roundId, entries);
      for (const { visitId, memberId } of group) refs.set(visitId, { roundId, rosterEntryId: ids.get(memberId)! });
    }
    return refs;
  }

  /** Days, places on the roster and the statement of the rounds on which an import put people, when all stand there. */
  async settle(tx: Tx, importId: string): Promise<void> {
    const ids = await roundsOfImport(tx, importId);
    if (ids.length > 0) await refreshHistoricRounds(tx, ids);
  }

  /** Takes the import's people off the rosters and removes rounds that are left empty. Call it when the visits are gone. */
  undo(tx: Tx, importId: string): Promise<void> {
    return removeImportedRounds(tx, importId);
  }

  private async found(
    tx: Tx,
    importId: string,
    { id: unionId, code }: HoldingUnion,
    [first]: readonly HistoricPlace[],
  ): Promise<RoundId> {
    const { roundName: name, visitedOn: on, fundPurpose } = first!;
    const id = newId<'round'>(tx.now.getTime());
    const { personId, displayName, tenantId } = tx.actor;
    await tx.insert(Round, {
      ...{ tenantId, id, version: 1, number: await tx.nextCaseNumber('活动', unionId, code, yearOf(on)), name },
      ...{
        kind: 'other',
        holidayCode: null,
        holidayYear: null,
        holidayName: null,
        holidayOn: null,
        holidayLeadDays: null,
      },
      ...{ holidayLatestOn: null, purpose: '历史台账导入', fundPurpose, unionId, fundAccountId: null, budgetFen: 0n },
      ...{ cashFen: 0n, goods: [], paymentKind: 'cash', cashReason: '历史台账导入', perHousehold: false, audience: [] },
      ...{ startsOn: on, dueOn: on, status: 'closed', reason: null, supplementsId: null, leaveOutTwice: false },
      ...{ frozenCount: 0, frozenTotal: 0, frozenAt: tx.now, approvedFen: null, approvedAt: null },
      statement: { planned: NOTHING, visited: NOTHING, given: NOTHING, returned: NOTHING, left: NOTHING, goods: [] },
      ...{ createdById: personId, createdByName: displayName, createdAt: tx.now, endedAt: tx.now, importId },
    } satisfies Round);
    tx.audit({ action: 'round.import', subjectType: 'round', subjectId: id, unionId, detail: { importId } });
    return id;
  }
}

const keyOf = ({ roundName, visitedOn }: HistoricPlace): string => `${yearOf(visitedOn)} ${roundName}`;

/** One place on the roster, however often he was visited. */
function entryOf(own: readonly HistoricPlace[], householdId: string | null): ImportedEntry {
  const last = own.at(-1)!;
  const goods = own.flatMap((place) => place.goods ?? []);
  return {
    id: newId<'roster-entry'>() as RosterEntryId,
    ...{ unionId: last.unionId, memberId: last.memberId, householdId, visitId: last.visitId },
    ...{
      visits: own.length,
      visitedOn: own
        .map(({ visitedOn }) => visitedOn)
        .sort()
        .at(-1)!,
    },
    cash: own.reduce((sum, { cash }) => sum + cash, 0n),
    goodsValue: goods.reduce((sum, { value }) => sum + value, 0n),
    goods: goods.map(({ name, value }) => ({ name, quantity: 1, unit: '份', valueFen: value.toString() })),
  };
}
