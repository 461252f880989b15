import { isAmong, newId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory, withinScope } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Award, AwardFact, type AwardFactAction } from '../data/award.entity';
import { type AcademicYear, academicYearOf } from '../domain/academic-year';
import { type AwardCommand, type AwardState, decideAward } from '../domain/award.decision';
import type { AwardId } from '../domain/study-aid';
import { refuse } from '../domain/study-aid.problems';

/** Which award, as the caller saw it. */
export interface SeenAward {
  readonly id: AwardId;
  readonly version: number;
}

/** Awards as rows; the one place where an award moves. */
@Injectable()
export class AwardStore {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
  ) {}

  /** The award within the actor's scope, held. Nobody handles what his own household gets (回避). */
  async lock(tx: Tx, permission: string, { id, version }: SeenAward): Promise<Award> {
    const row = await withinScope(tx.from(Award, 'a'), tx.actor, permission, 'a.unionId')
      .andWhere('a.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    const award = row ?? refuse('study-award.not-found');
    await this.refuseOwn(tx, award);
    tx.expectVersion(award, version);
    return award;
  }

  async refuseOwn(tx: ReadTx, { memberId }: Pick<Award, 'memberId'>): Promise<void> {
    const household = [memberId, ...(await this.members.personsAround(tx, memberId))];
    if (isAmong(tx.actor, household)) refuse('study-award.own-household');
  }

  /** The member's own, held. */
  async lockOwn(tx: Tx, { id, version }: SeenAward): Promise<Award> {
    const award = await tx.lock(Award, id);
    if (!award || tx.actor.memberId === null || award.memberId !== tx.actor.memberId)
      return refuse('study-award.not-found');
    tx.expectVersion(award, version);
    return award;
  }

  async find(tx: ReadTx, permission: string, id: AwardId): Promise<Award> {
    const query = withinScope(tx.from(Award, 'a'), tx.actor, permission, 'a.unionId');
    return (await query.andWhere('a.id = :id', { id }).getOne()) ?? refuse('study-award.not-found');
  }

  /** Takes one action; writes, audits, tells the timeline and announces. */
  async move(tx: Tx, award: Award, command: AwardCommand, patch: Partial<Award> = {}): Promise<Award> {
    const today = await this.organizations.today(tx);
    const before = award.status;
    const decided = decideAward(stateOf(award), command, academicYearOf(today));
    const reason = 'reason' in command ? command.reason.trim() : null;
    const end = 'endGround' in decided ? { endedOn: decided.endGround === null ? null : today } : {};
    const after = await tx.update(Award, award, { ...patch, ...decided, ...end, lastReason: reason });
    await this.tell(tx, award.id, command.action, { words: reason });
    tx.audit({
      ...{ action: `study-award.${command.action}`, subjectType: 'study-award', subjectId: award.id, reason },
      unionId: award.unionId,
      detail: before === after.status ? {} : { status: [before, after.status] },
    });
    const payload = { awardId: award.id, unionId: award.unionId, action: command.action, status: after.status };
    tx.announce({ type: 'study-award.moved.v1', payload });
    return after;
  }

  /** One line of the timeline. */
  async tell(
    tx: Tx,
    awardId: AwardId,
    action: AwardFactAction,
    { words = null, year = null }: { readonly words?: string | null; readonly year?: AcademicYear | null } = {},
  ): Promise<void> {
    const id = newId<'award-fact'>(tx.now.getTime());
    await tx.insert(AwardFact, {
      ...{ id, awardId, action, at: tx.now, byName: tx.actor.displayName, words, academicYear: year },
    });
  }
}

export const stateOf = (row: Award): AwardState => ({
  status: row.status,
  schoolName: row.schoolName,
  entryYear: row.entryYear,
  endsInYear: row.endsInYear,
  leaveSince: row.leaveSince,
  graceYear: row.graceYear,
  suspendedFor: row.suspendedFor,
});
