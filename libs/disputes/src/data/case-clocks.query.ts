import type { CivilDate } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { CaseKind, ClockCode } from '../domain/clock-rules';
import { accidentWall } from './accident-wall';
import { legalAidWall } from './legal-aid-wall';
import { petitionWall } from './petition-wall';
import { wallCondition } from './wall';

export interface CaseClockLine {
  readonly caseKind: CaseKind;
  readonly caseId: string;
  readonly number: string;
  readonly clock: ClockCode | 'instalment';
  readonly endsOn: CivilDate;
  readonly isMine: boolean;
}

/** What runs out by `until`, of every case of any kind that its wall lets the actor see; the earliest first. */
export function caseClocks(tx: ReadTx, until: CivilDate, limit: number): Promise<CaseClockLine[]> {
  const values: unknown[] = [tx.actor.tenantId, tx.actor.accountId, until];
  const handled = (table: string, kind: CaseKind, wall: string): string =>
    `SELECT c.id AS place, c.case_kind, c.case_id, x.number, c.clock, c.ends_on,
       coalesce(x.handler_account_id = $2::uuid, FALSE) AS mine
     FROM disputes.clock_deadline c JOIN disputes.${table} x ON x.tenant_id = $1 AND x.id = c.case_id
     WHERE c.tenant_id = $1 AND c.case_kind = '${kind}' AND c.ends_on <= $3::date AND ${wall}`;
  return tx.rows<CaseClockLine & Record<string, unknown>>(
    `SELECT o.case_kind AS "caseKind", o.case_id AS "caseId", o.number, o.clock, o.ends_on AS "endsOn",
       o.mine AS "isMine"
     FROM (SELECT c.id AS place, c.case_kind, c.case_id, d.number, c.clock, c.ends_on,
         EXISTS (SELECT 1 FROM disputes.dispute_mediator m WHERE m.tenant_id = $1 AND m.dispute_id = d.id
           AND m.account_id = $2::uuid AND m.replaced_on IS NULL) AS mine
       FROM disputes.clock_deadline c JOIN disputes.dispute d ON d.tenant_id = $1 AND d.id = c.case_id
       WHERE c.tenant_id = $1 AND c.case_kind = 'dispute' AND c.ends_on <= $3::date
         AND ${wallCondition(tx.actor, 'd', values)}
       UNION ALL ${handled('petition', 'petition', petitionWall(tx.actor, 'x', values))}
       UNION ALL ${handled('accident', 'accident', accidentWall(tx.actor, 'x', values))}
       UNION ALL ${handled('legal_aid', 'legal-aid', legalAidWall(tx.actor, 'x', values))}) o
     ORDER BY o.ends_on, o.place LIMIT ${Math.trunc(limit)}`,
    values,
  );
}
