import { type Actor, type MemberId, type PersonId, sumFen } from '@app/kernel';
import { AccountDirectory } from '@app/identity';
import { MemberDirectory } from '@app/members';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RosterEntry } from '../data/roster-entry.entity';
import { RoundVisitorRow } from '../data/round-conduct.entity';
import type { Round } from '../data/round.entity';
import { findRound } from '../data/round.store';
import { visitorLines, type VisitorLine } from '../data/visitor.query';
import { standingOnTheWay, writeWay } from '../data/visitors-way.store';
import { allot, type AllotmentWay, placesAfterMove, placesOnTheWay } from '../domain/allotment';
import type { RosterEntryId, RoundId, RoundVisitor } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';
import { RoundChange, type SeenRound } from './round-change';

/** Who goes, and to whom. */
@Injectable()
export class AllotmentService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly accounts: AccountDirectory,
    private readonly members: MemberDirectory,
    private readonly change: RoundChange,
  ) {}

  visitors(actor: Actor, id: RoundId): Promise<VisitorLine[]> {
    return this.uow.read(actor, async (tx) => {
      await findRound(tx, actor, ROUND_PERMISSIONS.read, id);
      return visitorLines(tx, id);
    });
  }

  /** Who may be asked to go: accounts that may log visits for the round's union, nearest first, each once. */
  candidates(actor: Actor, id: RoundId): Promise<{ personId: PersonId; name: string; unionId: string }[]> {
    return this.uow.read(actor, async (tx) => {
      const row = await findRound(tx, actor, ROUND_PERMISSIONS.read, id);
      const holders = await this.holders(tx, row);
      return [...holders.values()].map(({ personId, displayName, unionId }) => ({
        personId,
        name: displayName,
        unionId,
      }));
    });
  }

  /** The whole list anew. Refuses to drop a visitor who still has people or things. */
  setVisitors(actor: Actor, seen: SeenRound, visitors: readonly RoundVisitor[]): Promise<{ id: RoundId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      const holders = await this.holders(tx, row);
      if (visitors.length === 0) refuse('round.no-visitors');
      await this.dropOthers(tx, row, visitors);
      for (const [place, visitor] of visitors.entries()) {
        const account = holders.get(visitor.personId) ?? refuse('round.visitor-not-entitled');
        const { personId, name, rank, companions } = visitor;
        const fields = { accountId: account.accountId, name, rank, companions: [...companions], place };
        await tx.repo(RoundVisitorRow).save({ tenantId: actor.tenantId, roundId: row.id, personId, ...fields });
      }
      await this.change.apply(tx, row, 'allot', { words: `走访人 ${visitors.length} 位` });
      return { id: row.id };
    });
  }

  /** Gives everybody without a visitor to one, balanced; with `anew` also who has one and was not visited. */
  allotAll(actor: Actor, seen: SeenRound, way: AllotmentWay, anew: boolean): Promise<{ id: RoundId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      const lines = await visitorLines(tx, row.id);
      if (lines.length === 0) refuse('round.no-visitors');
      const statuses = anew ? ['planned', 'allotted'] : ['planned'];
      const entries = await tx
        .from(RosterEntry, 'e')
        .andWhere('e.roundId = :id AND e.status IN (:...statuses)', { id: row.id, statuses })
        .orderBy('e.orderNo')
        .getMany();
      const visitors = [];
      for (const line of lines) {
        const household = await this.members.personsAround(tx, line.personId as unknown as MemberId);
        visitors.push({ personId: line.personId, load: anew ? line.visited + line.absent : line.allotted, household });
      }
      const given = allot(entries, visitors, way);
      await writeWay(tx, row.id, placesOnTheWay(given, await standingOnTheWay(tx, row.id, entries), way));
      const words = `${given.length} 人分给 ${lines.length} 位走访人`;
      await this.change.apply(tx, row, 'allot', { words });
      return { id: row.id };
    });
  }

  /** Moves people to a visitor by hand. */
  move(
    actor: Actor,
    seen: SeenRound,
    entryIds: readonly RosterEntryId[],
    visitorId: PersonId,
  ): Promise<{ id: RoundId }> {
    return this.uow.run(actor, async (tx) => {
      const row = await this.change.lock(tx, ROUND_PERMISSIONS.manage, seen);
      const [visitor] = await tx
        .from(RoundVisitorRow, 'v')
        .andWhere('v.roundId = :id AND v.personId = :visitorId', { id: row.id, visitorId })
        .getMany();
      if (!visitor) refuse('round.visitor-unknown');
      const entries = await tx
        .from(RosterEntry, 'e')
        .andWhere('e.roundId = :id AND e.id IN (:...entryIds)', { id: row.id, entryIds })
        .getMany();
      if (entries.length !== new Set(entryIds).size) refuse('round.entry-not-found');
      if (entries.some((each) => !['planned', 'allotted', 'absent'].includes(each.status)))
        refuse('round.entry-action-not-open');
      const around = new Set<string>(await this.members.personsAround(tx, visitorId as unknown as MemberId));
      if (entries.some((each) => around.has(each.memberId))) refuse('round.own-case');
      const moved = entries.filter((each) => each.visitorId !== visitorId);
      const places = placesAfterMove(moved, visitorId, await standingOnTheWay(tx, row.id, moved));
      await writeWay(tx, row.id, places);
      await this.change.apply(tx, row, 'allot', { words: `${entryIds.length} 人转给${visitor!.name}` });
      return { id: row.id };
    });
  }

  private async dropOthers(tx: Tx, row: Round, visitors: readonly RoundVisitor[]): Promise<void> {
    const kept = new Set(visitors.map((each) => each.personId));
    for (const line of await visitorLines(tx, row.id)) {
      if (kept.has(line.personId)) continue;
      const moved = sumFen([line.outCashFen, line.backCashFen]) > 0n || line.goods.some((each) => each.out > 0);
      if (line.allotted > 0 || moved)
        refuse('round.visitor-in-use', `${line.name}手上还有人或款物，请先转给别人、退清款物。`);
      await tx.repo(RoundVisitorRow).delete({ tenantId: tx.actor.tenantId, roundId: row.id, personId: line.personId });
    }
  }

  private async holders(tx: ReadTx, row: Pick<Round, 'unionId'>) {
    const found = await this.accounts.holding(tx, row.unionId, ROUND_PERMISSIONS.visit);
    // A federation's round is visited by the people of the unions below it, too.
    const below = await this.accounts.holdingBelow(tx, row.unionId, ROUND_PERMISSIONS.visit);
    return new Map([...found, ...below].reverse().map((holder) => [holder.personId, holder]));
  }
}
