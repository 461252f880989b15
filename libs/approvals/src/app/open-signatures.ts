import { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker } from '@app/identity';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** Requests that wait for somebody by name: handed to him, or he was added as a signer. */
@Injectable()
export class OpenSignatures extends OpenWork {
  readonly label = '等他签批';

  of(tx: ReadTx, { personId }: Worker, permission: string): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, personId, MOST_OPEN_WORK];
    const scope = scopeCondition(tx.actor, permission, 'r.union_id', values);
    return tx.rows<OpenWorkItem>(
      `SELECT r.subject_id AS "subjectId", r.subject_number AS title, NULL::date AS "dueOn",
         CASE r.subject_type WHEN 'round' THEN '/rounds/' WHEN 'disbursement' THEN '/approvals/' ELSE '/approvals?of=' END
           || r.subject_id AS link
       FROM approvals.approval_request r
       WHERE r.tenant_id = $1 AND r.status = 'open' AND $2::uuid = ANY(r.waiting_persons) AND ${scope}
       ORDER BY r.waiting_since, r.id LIMIT $3`,
      values,
    );
  }
}
