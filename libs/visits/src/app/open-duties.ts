import {
  AccountDirectory,
  MOST_OPEN_WORK,
  OpenWork,
  type OpenWorkItem,
  type Worker,
  type WorkScope,
} from '@app/identity';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { VisitDutyStore } from '../data/visit-duty.store';
import type { VisitDutyId } from '../domain/visit-duty';
import { authorizeTakingOver } from '../domain/visits.policy';
import { VISIT_PERMISSIONS } from '../domain/visits.permissions';
import { refuse } from '../domain/visits.problems';
import { DutyChange } from './duty-change';
import { RANK_OF } from './visitor-suggestion';

/** Visits that somebody was asked to make and that were not made. */
@Injectable()
export class OpenDuties extends OpenWork {
  readonly kind = 'visit-duty';
  readonly label = '走访任务';
  readonly dispatchedBy = VISIT_PERMISSIONS.assign;

  constructor(
    private readonly duties: VisitDutyStore,
    private readonly change: DutyChange,
    private readonly accounts: AccountDirectory,
  ) {
    super();
  }

  of(tx: ReadTx, { personId }: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, personId, MOST_OPEN_WORK];
    return tx.rows<OpenWorkItem>(
      `SELECT d.id AS "subjectId", d.number || ' ' || d.occasion_name AS title, '/visits/' || d.id AS link,
         d.deadline_on AS "dueOn"
       FROM visits.duty_assignee a JOIN visits.visit_duty d ON d.tenant_id = a.tenant_id AND d.id = a.duty_id
       WHERE a.tenant_id = $1 AND a.person_id = $2 AND d.status IN ('assigned','accepted')
         AND ${scope('d.union_id', values)}
       ORDER BY d.deadline_on, d.id LIMIT $3`,
      values,
    );
  }

  /** He goes in the place of who leaves and has said yes with it; others who were asked to go stay. */
  async handOver(tx: Tx, subjectId: string, from: Worker, reason: string): Promise<boolean> {
    const duty = await this.duties.lockAny(tx, subjectId as VisitDutyId);
    const { state } = duty ?? refuse('visit-duty.not-found');
    const leaves = state.assignees.some(({ personId }) => personId === from.personId);
    if (!leaves || !['assigned', 'accepted'].includes(state.status)) return false;
    authorizeTakingOver(tx.actor, state);
    const holders = await this.accounts.holding(tx, state.unionId, VISIT_PERMISSIONS.accept);
    const holder = holders.find(({ personId }) => personId === tx.actor.personId) ?? refuse('visit-duty.not-a-visitor');
    const next = { personId: holder.personId, name: holder.displayName, rank: RANK_OF[holder.role] ?? 'other' };
    const others = state.assignees.filter(({ personId }) => personId !== from.personId);
    await this.change.apply(tx, duty!, { action: 'hand-over', to: [next, ...others], reason }, { action: 'accept' });
    return true;
  }
}
