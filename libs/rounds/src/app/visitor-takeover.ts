import { AccountDirectory, type Worker } from '@app/identity';
import type { MemberId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RoundVisitorRow } from '../data/round-conduct.entity';
import { RosterEntry } from '../data/roster-entry.entity';
import { Round } from '../data/round.entity';
import { type VisitorLine, visitorLines } from '../data/visitor.query';
import { standingOnTheWay, writeWay } from '../data/visitors-way.store';
import { placesAfterMove } from '../domain/allotment';
import type { RoundId } from '../domain/round';
import { ROUND_RECORDED_IN } from '../domain/round.lifecycle';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';
import { RoundChange } from './round-change';

const WAITING = ['planned', 'allotted', 'absent'];

/** 换届: the next officer goes to the people of a round to whom another one was to go. */
@Injectable()
export class VisitorTakeover {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly members: MemberDirectory,
    private readonly change: RoundChange,
  ) {}

  /** What was handed to the old visitor must be given or brought back first: cash and goods do not change hands here. */
  async takeOver(tx: Tx, id: RoundId, from: Worker, reason: string): Promise<boolean> {
    const row = await tx.lock(Round, id);
    if (!row || !ROUND_RECORDED_IN.allot.includes(row.status)) return false;
    const people = await tx
      .from(RosterEntry, 'e')
      .andWhere('e.roundId = :id AND e.visitorId = :visitorId', { id, visitorId: from.personId })
      .andWhere('e.status IN (:...statuses)', { statuses: WAITING })
      .getMany();
    const lines = await visitorLines(tx, id);
    const leaving = lines.find(({ personId }) => personId === from.personId);
    if (people.length === 0 || !leaving) return false;
    refuseHolding(leaving);
    const around = await this.members.personsAround(tx, tx.actor.personId as string as MemberId);
    const household = new Set<string>(around);
    if (people.some(({ memberId }) => household.has(memberId))) refuse('round.own-case');
    await this.join(tx, row, lines, leaving);
    const standing = await standingOnTheWay(tx, id, people);
    await writeWay(tx, id, placesAfterMove(people, tx.actor.personId, standing));
    await this.leave(tx, row, leaving, people.length);
    const detail = { visitorId: [from.personId, tx.actor.personId], people: people.length };
    await this.change.apply(tx, row, 'allot', { reason, words: reason, detail });
    return true;
  }

  private async join(tx: Tx, row: Round, lines: readonly VisitorLine[], leaving: VisitorLine): Promise<void> {
    const { tenantId, personId, accountId, displayName: name } = tx.actor;
    const here = await this.accounts.holding(tx, row.unionId, ROUND_PERMISSIONS.visit);
    const below = await this.accounts.holdingBelow(tx, row.unionId, ROUND_PERMISSIONS.visit);
    if (![...here, ...below].some((holder) => holder.personId === personId)) refuse('round.visitor-not-entitled');
    if (lines.some((line) => line.personId === personId)) return;
    const companions = leaving.companions.filter((each) => each.personId !== personId);
    const fields = { accountId, name, rank: leaving.rank, companions, place: lines.length };
    await tx.repo(RoundVisitorRow).save({ tenantId, roundId: row.id, personId, ...fields });
  }

  /** Who was somewhere already, or was handed something, stays on the list of visitors. */
  private async leave(tx: Tx, row: Round, leaving: VisitorLine, moved: number): Promise<void> {
    const handled = leaving.outCashFen > 0n || leaving.goods.some(({ out }) => out > 0);
    if (leaving.allotted > moved || handled) return;
    const key = { tenantId: tx.actor.tenantId, roundId: row.id, personId: leaving.personId };
    await tx.repo(RoundVisitorRow).delete(key);
  }
}

function refuseHolding({ name, heldCashFen, goods }: VisitorLine): void {
  if (heldCashFen > 0n || goods.some(({ held }) => held > 0))
    refuse('round.visitor-in-use', `${name}手上还有没送出的款物，请先退清再交接。`);
}
