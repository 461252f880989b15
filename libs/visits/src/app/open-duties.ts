import { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker } from '@app/identity';
import { scopeCondition } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** Visits that somebody was asked to make and that were not made. */
@Injectable()
export class OpenDuties extends OpenWork {
  readonly label = '走访任务';

  of(tx: ReadTx, { personId }: Worker, permission: string): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, personId, MOST_OPEN_WORK];
    const scope = scopeCondition(tx.actor, permission, 'd.union_id', values);
    return tx.rows<OpenWorkItem>(
      `SELECT d.id AS "subjectId", d.number || ' ' || d.occasion_name AS title, '/visits/' || d.id AS link,
         d.deadline_on AS "dueOn"
       FROM visits.duty_assignee a JOIN visits.visit_duty d ON d.tenant_id = a.tenant_id AND d.id = a.duty_id
       WHERE a.tenant_id = $1 AND a.person_id = $2 AND d.status IN ('assigned','accepted') AND ${scope}
       ORDER BY d.deadline_on, d.id LIMIT $3`,
      values,
    );
  }
}
