import type { DisbursementStatus, ReceiptStatus } from '@app/disbursements';
import type { Fen } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import type { VisitId } from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';

/** Requests that came to nothing. */
const DEAD = `('refused', 'withdrawn', 'reversed')`;

export interface AidStanding {
  /** Requests that are under way or were paid. */
  readonly live: { readonly count: number; readonly amount: Fen };
  /** Of those: not yet confirmed by the member nor found on the bank statement, or disputed. */
  readonly unsettled: number;
}

export async function aidStanding(tx: ReadTx, dutyId: VisitDutyId): Promise<AidStanding> {
  const [row] = await tx.rows<{ count: number; amount: string; unsettled: number }>(
    `SELECT count(*)::int AS count, coalesce(sum(amount), 0)::text AS amount,
       count(*) FILTER (WHERE receipt = 'disputed'
         OR status <> 'reconciled' AND NOT (status = 'paid' AND receipt = 'confirmed'))::int AS unsettled
     FROM disbursements.disbursement
     WHERE tenant_id = $1 AND case_id = $2 AND case_type = 'visit-duty' AND status NOT IN ${DEAD}`,
    [tx.actor.tenantId, dutyId],
    'aid-standing-of-case',
  );
  return { live: { count: row!.count, amount: BigInt(row!.amount) }, unsettled: row!.unsettled };
}

/** Whether money of this case was paid. */
export async function hasPaidAid(tx: ReadTx, dutyId: VisitDutyId): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM disbursements.disbursement
     WHERE tenant_id = $1 AND case_id = $2 AND case_type = 'visit-duty' AND status IN ('paid', 'reconciled') LIMIT 1`,
    [tx.actor.tenantId, dutyId],
    'paid-aid-of-case',
  );
  return rows.length === 1;
}

export interface LiveAid {
  readonly number: string;
  readonly amount: string;
  readonly status: DisbursementStatus;
  readonly receipt: ReceiptStatus;
}

/** The requests for the aid of this visit that are under way or were paid, the first one first. Amounts are in fen. */
export function liveAidsOf(tx: ReadTx, rootId: VisitId): Promise<LiveAid[]> {
  return tx.rows<LiveAid>(
    `SELECT number, amount::text AS amount, status, receipt FROM disbursements.disbursement
     WHERE tenant_id = $1 AND subject_id = $2 AND subject_type = 'visit' AND status NOT IN ${DEAD} ORDER BY id`,
    [tx.actor.tenantId, rootId],
    'live-aids-of-visit',
  );
}

/** A request for the aid of this visit is under way or was paid. */
export async function hasLiveAid(tx: ReadTx, visitId: VisitId): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM disbursements.disbursement
     WHERE tenant_id = $1 AND subject_id = $2 AND subject_type = 'visit' AND status NOT IN ${DEAD} LIMIT 1`,
    [tx.actor.tenantId, visitId],
    'live-aid-of-visit',
  );
  return rows.length === 1;
}

/** A request for the aid of this visit waits for its decision, or was paid first, without all of its papers. */
export async function waitsAsIncomplete(tx: ReadTx, visitId: VisitId): Promise<boolean> {
  const rows = await tx.rows(
    `SELECT 1 FROM disbursements.disbursement
     WHERE tenant_id = $1 AND subject_id = $2 AND subject_type = 'visit'
       AND (status IN ('requested', 'returned', 'in-review')
         OR status IN ('approved', 'paid') AND papers_due_on IS NOT NULL AND papers_reviewed_on IS NULL)
       AND 'evidence-missing' = ANY (marks) LIMIT 1`,
    [tx.actor.tenantId, visitId],
    'incomplete-aid-of-visit',
  );
  return rows.length === 1;
}
