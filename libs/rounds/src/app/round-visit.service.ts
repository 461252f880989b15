import type { Actor, CivilDate, MemberId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { type Idempotency, type Tx, UnitOfWork } from '@app/persistence';
import { type Evidence, RoundVisits, type Signature, type Visitor, type VisitId, type VisitOutcome } from '@app/visits';
import { Injectable } from '@nestjs/common';
import { RosterEntry } from '../data/roster-entry.entity';
import { type Round, plannedGoods, storedGoods } from '../data/round.entity';
import { findRoundForVisitor, lockRoundFor } from '../data/round.store';
import { nextLine, type RosterLine } from '../data/roster-list.query';
import type { RosterEntryId, RoundId } from '../domain/round';
import { nextRoundStatus, ROUND_STATUS_WORDS } from '../domain/round.lifecycle';
import { ACTION_FOR_OUTCOME, nextEntryStatus, ROSTER_ENTRY_STATUS_WORDS } from '../domain/roster-entry.lifecycle';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';
import { givingOf, type SaidGiven } from '../domain/visit-giving';
import { RoundChange } from './round-change';
import { RoundMoney } from './round-money';
import { type RoundParty, VisitParty } from './visit-party';

/** What a visitor writes down at the door; it may be sent later. */
export interface EntryVisit {
  readonly visitedOn: CivilDate;
  readonly place: string | null;
  /** Null: the visitor and his companions as they were allotted. */
  readonly visitors: readonly Visitor[] | null;
  readonly outcome: VisitOutcome;
  readonly given: SaidGiven;
  readonly evidence: readonly Evidence[];
  readonly signature: Signature | null;
  readonly words: string | null;
  readonly nextNeed: string | null;
}

export interface LoggedEntryVisit {
  readonly visitId: VisitId;
  readonly marks: readonly string[];
  readonly entryId: RosterEntryId;
}

/** Visits one after another. */
@Injectable()
export class RoundVisitService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly visits: RoundVisits,
    private readonly members: MemberDirectory,
    private readonly change: RoundChange,
    private readonly money: RoundMoney,
    private readonly party: VisitParty,
  ) {}

  /** `version` is the roster entry's. A repeated call with the same key gives the first answer. */
  log(
    actor: Actor,
    id: RoundId,
    entryId: RosterEntryId,
    version: number,
    said: EntryVisit,
    idem: Idempotency,
  ): Promise<LoggedEntryVisit> {
    const work = async (tx: Tx): Promise<LoggedEntryVisit> => {
      const row = await this.beginVisit(tx, id);
      const entry = await this.lockEntry(tx, row, entryId, version);
      const party = await this.party.of(tx, row, entry);
      await this.refuseOwn(tx, entry.memberId);
      const status = this.statusAfter(entry, said.outcome);
      const giving = givingOf(said.outcome.kind, onRosterOf(entry), row.paymentKind, said.given);
      const visit = await this.write(tx, row, entry, said, party, giving);
      const given = {
        ...{ givenCashFen: giving.cashFen, givenGoods: storedGoods(giving.goods), givenGoodsFen: giving.goodsFen },
        signatureDocumentId: said.signature?.documentId ?? null,
      };
      const seen = { visitId: visit.id, visitCount: entry.visitCount + 1, visitedOn: said.visitedOn };
      await tx.update(RosterEntry, entry, { status, ...seen, ...given });
      for (const kind of giving.givenUp)
        await this.money.cancelKind(tx, row, entryId, kind, `走访结果：${ROSTER_ENTRY_STATUS_WORDS[status]}`);
      tx.announce({
        type: 'round.visit-logged.v1',
        payload: { roundId: row.id, unionId: row.unionId, rosterEntryId: entryId },
      });
      return { visitId: visit.id, marks: visit.marks, entryId };
    };
    return this.uow.run(actor, work, idem);
  }

  /** Voids a visit that was logged by mistake; the person waits for a visit again. Refuses `round.paid-already`. */
  takeBack(actor: Actor, id: RoundId, entryId: RosterEntryId, version: number, reason: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const row = await lockRoundFor(tx, ROUND_PERMISSIONS.manage, id, 'pessimistic_write');
      if (row.status !== 'under-way')
        refuse('round.action-not-open', `活动${ROUND_STATUS_WORDS[row.status]}，走访记录不能再作废。`);
      const entry = await this.lockEntry(tx, row, entryId, version);
      const status = nextEntryStatus(entry.status, 'take-back') ?? refuse('round.entry-action-not-open');
      if (await this.money.isPaid(tx, row, entryId)) refuse('round.paid-already');
      await this.visits.void(tx, entry.visitId!, reason);
      const nothing = { givenCashFen: 0n, givenGoods: [], givenGoodsFen: 0n, signatureDocumentId: null };
      await tx.update(RosterEntry, entry, { status, visitId: null, visitedOn: null, ...nothing });
      await this.money.reopen(tx, row, [entry]);
    });
  }

  /** Next on the visitor's list; null when he is through. */
  next(actor: Actor, id: RoundId): Promise<{ next: RosterLine | null; counts: NextCounts }> {
    return this.uow.read(actor, async (tx) => {
      await findRoundForVisitor(tx, actor, ROUND_PERMISSIONS.read, id);
      const [counts] = await tx.rows<NextCounts & Record<string, unknown>>(
        `SELECT count(*)::int AS total, count(*) FILTER (WHERE status = 'allotted')::int AS open,
           count(*) FILTER (WHERE status = 'absent')::int AS absent
         FROM rounds.roster_entry
         WHERE tenant_id = $1 AND round_id = $2 AND visitor_id = $3 AND status <> 'removed'`,
        [actor.tenantId, id, actor.personId],
        'round-next-counts',
      );
      return { next: (await nextLine(tx, id, actor.personId)) ?? null, counts: counts! };
    });
  }

  /** Holds the round against being closed meanwhile; the first visit of an approved round starts it. */
  private async beginVisit(tx: Tx, id: RoundId): Promise<Round> {
    const { row: seen } = await findRoundForVisitor(tx, tx.actor, ROUND_PERMISSIONS.visit, id);
    const mode = seen.status === 'approved' ? 'pessimistic_write' : 'pessimistic_read';
    const row = await lockRoundFor(tx, null, id, mode);
    if (row.status === 'approved' && mode === 'pessimistic_write')
      return this.change.apply(tx, row, 'log-visit', { words: '第一次走访' });
    if (!nextRoundStatus(row.status, 'log-visit'))
      refuse('round.action-not-open', `活动${ROUND_STATUS_WORDS[row.status]}，现在不能登记走访。`);
    return row;
  }

  private async lockEntry(tx: Tx, row: Round, entryId: RosterEntryId, version: number): Promise<RosterEntry> {
    const entry = await tx.lock(RosterEntry, entryId);
    if (entry?.roundId !== row.id) return refuse('round.entry-not-found');
    tx.expectVersion(entry, version);
    return entry;
  }

  private async refuseOwn(tx: Tx, memberId: MemberId): Promise<void> {
    const around = await this.members.personsAround(tx, memberId);
    if (around.some((each) => (each as string) === tx.actor.personId)) refuse('round.own-case');
  }

  private statusAfter(entry: RosterEntry, outcome: VisitOutcome) {
    if (entry.status === 'planned') return refuse('round.not-allotted', '这一户还没有分给走访人，请先分配再登记。');
    const status = nextEntryStatus(entry.status, ACTION_FOR_OUTCOME[outcome.kind]);
    const words = `这个人${ROSTER_ENTRY_STATUS_WORDS[entry.status]}，不用再登记。要改请组织的人作废原来的记录。`;
    return status ?? refuse('round.entry-action-not-open', words);
  }

  private write(
    tx: Tx,
    row: Round,
    entry: RosterEntry,
    said: EntryVisit,
    party: RoundParty,
    giving: ReturnType<typeof givingOf>,
  ) {
    const { visitedOn, place, outcome, evidence, signature, words, nextNeed } = said;
    return this.visits.log(tx, {
      round: { roundId: row.id, rosterEntryId: entry.id },
      ...{ memberId: entry.memberId, unionId: entry.unionId },
      notes: {
        ...{ visitedOn, place, outcome, evidence, signature, words, nextNeed, nextContactOn: null },
        visitors: said.visitors ?? party.visitors,
        ...{ cashFen: giving.cashFen, goods: giving.goods },
      },
    });
  }
}

export interface NextCounts {
  readonly total: number;
  readonly open: number;
  readonly absent: number;
}

const onRosterOf = (entry: RosterEntry) => ({ cashFen: entry.cashFen, goods: plannedGoods(entry.goods) });
