import type { CivilDate, Fen, HouseholdId, MemberId } from '@app/kernel';
import type { DisbursementId, DisbursementStatus, PaymentKind, ReceiptStatus } from '@app/disbursements';
import type { ReadTx } from '@app/persistence';
import type { VisitId } from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';

export interface AidSignature {
  readonly id: string;
  readonly duty: 'reviews' | 'approves';
  readonly stepName: string;
  readonly personName: string;
  readonly at: string;
}

export interface AidReceipt {
  readonly id: string;
  readonly action: 'confirm' | 'dispute' | 'answer';
  readonly personName: string;
  readonly at: string;
}

/** It was sent back, refused or withdrawn. */
export interface AidEnding {
  readonly id: string;
  readonly action: 'return' | 'refuse' | 'withdraw';
  readonly personName: string;
  readonly comment: string;
  readonly at: string;
}

/** A request for money of a case as its page shows it: without payee, card and bank. */
export interface CaseAid {
  readonly id: DisbursementId;
  readonly version: number;
  readonly number: string;
  readonly dutyId: VisitDutyId;
  /** The visit as first logged. */
  readonly visitId: VisitId;
  readonly status: DisbursementStatus;
  readonly receipt: ReceiptStatus;
  readonly amount: Fen;
  readonly paymentKind: PaymentKind;
  readonly methodNote: string;
  readonly ruleSentence: string;
  readonly routeReason: string;
  readonly lastReason: string;
  readonly marks: readonly string[];
  readonly requestedByName: string;
  readonly requestedAt: Date;
  readonly approvedAt: Date | null;
  readonly paidOn: CivilDate | null;
  readonly paidByName: string | null;
  readonly paidAt: Date | null;
  readonly signatures: readonly AidSignature[];
  readonly endings: readonly AidEnding[];
  readonly receipts: readonly AidReceipt[];
}

/** Requests that came to nothing. */
const DEAD = `('refused', 'withdrawn', 'reversed')`;

/** The requests of these cases, oldest first, with who signed and what the member said. One statement. */
export async function aidsOfCases(tx: ReadTx, dutyIds: readonly VisitDutyId[]): Promise<CaseAid[]> {
  const rows = await tx.rows<Omit<CaseAid, 'amount'> & { amount: string }>(
    `SELECT d.id, d.version, d.number, d.case_id AS "dutyId", d.subject_id AS "visitId", d.status, d.receipt, d.amount,
       d.payment_kind AS "paymentKind", d.method_note AS "methodNote", d.rule_sentence AS "ruleSentence",
       d.route_reason AS "routeReason", d.last_reason AS "lastReason", d.marks,
       d.requested_by_name AS "requestedByName", d.requested_at AS "requestedAt", d.approved_at AS "approvedAt",
       d.paid_on AS "paidOn", d.paid_by_name AS "paidByName", d.paid_at AS "paidAt", s.signatures, e.endings, r.receipts
     FROM disbursements.disbursement d
     CROSS JOIN LATERAL (
       SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'duty', s.duty, 'stepName', s.step_name,
         'personName', s.person_name, 'at', s.signed_at) ORDER BY s.id), '[]') AS signatures
       FROM approvals.approval_request q JOIN approvals.signature s ON s.tenant_id = $1 AND s.request_id = q.id AND s.valid
       WHERE q.tenant_id = $1 AND q.subject_id = d.id) s
     CROSS JOIN LATERAL (
       SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'action', c.action, 'personName', c.person_name,
         'comment', c.comment, 'at', c.done_at) ORDER BY c.id), '[]') AS endings
       FROM approvals.approval_request q JOIN approvals.approval_record c ON c.tenant_id = $1 AND c.request_id = q.id
       WHERE q.tenant_id = $1 AND q.subject_id = d.id AND c.action IN ('return', 'refuse', 'withdraw')) e
     CROSS JOIN LATERAL (
       SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'action', r.action, 'personName', r.person_name,
         'at', r.said_at) ORDER BY r.id), '[]') AS receipts
       FROM disbursements.receipt r WHERE r.tenant_id = $1 AND r.disbursement_id = d.id) r
     WHERE d.tenant_id = $1 AND d.case_id = ANY($2::uuid[]) AND d.case_type = 'visit-duty' ORDER BY d.id`,
    [tx.actor.tenantId, dutyIds],
    'aids-of-cases',
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

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

export interface HouseholdAid {
  readonly count: number;
  readonly amount: Fen;
}

/** What was paid to the member and his household since a day. */
export async function paidToHousehold(
  tx: ReadTx,
  memberId: MemberId,
  householdId: HouseholdId | null,
  since: CivilDate,
): Promise<HouseholdAid> {
  const [row] = await tx.rows<{ count: number; amount: string }>(
    `SELECT count(*)::int AS count, coalesce(sum(d.amount), 0)::text AS amount
     FROM disbursements.disbursement d
     WHERE d.tenant_id = $1 AND d.status IN ('paid', 'reconciled') AND d.paid_on >= $4
       AND (d.recipient_id = $2 OR d.recipient_id IN (SELECT p.member_id FROM members.household_person p
         WHERE p.tenant_id = $1 AND p.household_id = $3 AND p.removed_at IS NULL))`,
    [tx.actor.tenantId, memberId, householdId, since],
    'paid-to-household',
  );
  return { count: row!.count, amount: BigInt(row!.amount) };
}
