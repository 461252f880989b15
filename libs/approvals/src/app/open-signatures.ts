import { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import { holds, newId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ApprovalRecord } from '../data/approval-record.entity';
import { lockRunning } from '../data/approval.queries';
import { type ApprovalRequestState, stepOf } from '../domain/approval-request';
import { refuse } from '../domain/approval.problems';
import { takeOver } from '../domain/take-over';
import { ApprovalStore } from './approval.store';

/** Requests that wait for somebody by name: handed to him, or he was added as a signer. */
@Injectable()
export class OpenSignatures extends OpenWork {
  readonly kind = 'approval';
  readonly label = '等他签批';
  readonly dispatchedBy = 'approval:sign';

  constructor(private readonly store: ApprovalStore) {
    super();
  }

  of(tx: ReadTx, { personId }: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, personId, MOST_OPEN_WORK];
    return tx.rows<OpenWorkItem>(
      `SELECT r.subject_id AS "subjectId", r.subject_number AS title, NULL::date AS "dueOn",
         CASE r.subject_type WHEN 'round' THEN '/rounds/' WHEN 'disbursement' THEN '/approvals/' ELSE '/approvals?of=' END
           || r.subject_id AS link
       FROM approvals.approval_request r
       WHERE r.tenant_id = $1 AND r.status = 'open' AND $2::uuid = ANY(r.waiting_persons)
         AND ${scope('r.union_id', values)}
       ORDER BY r.waiting_since, r.id LIMIT $3`,
      values,
    );
  }

  /** Separate duties and the roles of the step hold for the next officer as for anybody who signs. */
  async handOver(tx: Tx, subjectId: string, from: Worker, reason: string): Promise<boolean> {
    if (!(await lockRunning(tx, subjectId))) return false;
    if (!holds(tx.actor, 'approval:sign')) refuse('approval.not-your-step', '您还没有签批的职责，请管理员先给您职务。');
    const locked = await this.store.lock(tx, subjectId);
    const decision = takeOver(locked.state, from.personId, await this.store.actorAsSigner(tx, locked));
    if (!decision) return false;
    const after = await this.store.save(tx, locked, decision.patch);
    await this.record(tx, after, reason);
    const { type: subjectType } = after.subject;
    const detail = { personId: [from.personId, tx.actor.personId] };
    tx.audit({ action: 'approval.hand-over', subjectType, subjectId, unionId: after.unionId, detail, reason });
    tx.announce(decision.event);
    return true;
  }

  private async record(tx: Tx, state: ApprovalRequestState, comment: string): Promise<void> {
    const { personId, displayName, accountId } = tx.actor;
    await tx.insert(ApprovalRecord, {
      ...{ id: newId<'approval-record'>(tx.now.getTime()), requestId: state.id, action: 'hand-over', comment },
      ...{ step: state.currentStep, stepName: stepOf(state).name, round: state.round, amount: state.amount },
      ...{ personId, personName: displayName, accountId, doneAt: tx.now },
      ...{ toPersonId: personId, toPersonName: displayName },
    });
  }
}
