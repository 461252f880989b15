import type { CivilDate, DocumentId, Fen, PersonId, UnionId } from '@app/kernel';
import { hasNoOtherPart } from '@app/approvals';
import type { HoldId } from '@app/funds';
import { scopeCondition } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import type { DisbursementId, DisbursementStatus } from '../domain/disbursement';
import { DISBURSEMENT_PERMISSIONS } from '../domain/disbursement.permissions';
import type { PaymentKind } from '../domain/payment-method';
import { Disbursement, type PayoutBatchId } from './disbursement.entity';

/** A statement takes 65,535 values at most, and a row has nearly seventy. */
const PORTION = 500;

export async function insertDisbursements(tx: Tx, rows: readonly Disbursement[]): Promise<void> {
  for (let from = 0; from < rows.length; from += PORTION)
    await tx.insert(Disbursement, ...rows.slice(from, from + PORTION));
}

export interface PaidRow {
  readonly id: DisbursementId;
  /** Null for cash and goods. */
  readonly payeeSealed: Buffer | null;
  readonly payeeCardMac: Buffer | null;
}

export interface PaidTogether {
  readonly paidOn: CivilDate;
  readonly paidBy: PersonId;
  readonly paidByName: string;
  readonly bankReference: string | null;
  readonly receiptDocumentId: DocumentId | null;
  readonly witness: string | null;
  readonly payoutBatchId: PayoutBatchId;
}

/** Locked rows become paid, all by one proof. */
export async function markPaid(tx: Tx, rows: readonly PaidRow[], how: PaidTogether): Promise<void> {
  const { paidOn, paidBy, paidByName, bankReference, receiptDocumentId, witness, payoutBatchId } = how;
  await tx.rows(
    `UPDATE disbursements.disbursement d SET version = d.version + 1, status = 'paid', paid_on = $2, paid_by = $3,
       paid_by_name = $4, paid_at = $5, bank_reference = $6, receipt_document_id = $7, witness = $8,
       payout_batch_id = $9, payee_sealed = coalesce(p.sealed, d.payee_sealed),
       payee_card_mac = coalesce(p.mac, d.payee_card_mac)
     FROM unnest($10::uuid[], $11::bytea[], $12::bytea[]) AS p(id, sealed, mac)
     WHERE d.tenant_id = $1 AND d.id = p.id`,
    [
      ...[tx.actor.tenantId, paidOn, paidBy, paidByName, tx.now, bankReference, receiptDocumentId, witness],
      ...[payoutBatchId, rows.map((row) => row.id)],
      ...[rows.map((row) => row.payeeSealed), rows.map((row) => row.payeeCardMac)],
    ],
    'disbursements-mark-paid',
  );
}

/** Locked rows are not given any more; their holds were released. */
export async function markWithdrawn(tx: Tx, ids: readonly DisbursementId[], reason: string): Promise<void> {
  await tx.rows(
    `UPDATE disbursements.disbursement SET version = version + 1, status = 'withdrawn', hold_id = NULL, last_reason = $3
     WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
    [tx.actor.tenantId, ids, reason],
    'disbursements-mark-withdrawn',
  );
}

/** Which of these the bank was told to pay and has not answered for. */
export async function atBank(tx: ReadTx, ids: readonly DisbursementId[]): Promise<DisbursementId[]> {
  const rows = await tx.rows<{ id: DisbursementId }>(
    `SELECT disbursement_id AS id FROM disbursements.transfer_list_item
     WHERE tenant_id = $1 AND disbursement_id = ANY($2::uuid[]) AND result IS NULL`,
    [tx.actor.tenantId, ids],
    'disbursements-at-bank',
  );
  return rows.map((row) => row.id);
}

/** Approved rows of a plan that the actor may pay now: in his scope, without another part of his, not at the bank. */
export async function payableOfPlan(
  tx: ReadTx,
  planId: string,
): Promise<{ id: DisbursementId; paymentKind: PaymentKind; amount: Fen }[]> {
  const values: unknown[] = [tx.actor.tenantId, planId];
  const scope = scopeCondition(tx.actor, DISBURSEMENT_PERMISSIONS.pay, 'd.union_id', values);
  const part = hasNoOtherPart(tx.actor, 'pays', 'd.id', values);
  const rows = await tx.rows<{ id: DisbursementId; paymentKind: PaymentKind; amount: string }>(
    `SELECT d.id, d.payment_kind AS "paymentKind", d.amount FROM disbursements.disbursement d
     WHERE d.tenant_id = $1 AND d.plan_id = $2 AND d.status = 'approved' AND ${scope} AND ${part}
       AND NOT EXISTS (SELECT 1 FROM disbursements.transfer_list_item i
         WHERE i.tenant_id = d.tenant_id AND i.disbursement_id = d.id AND i.result IS NULL)
     ORDER BY d.id`,
    values,
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** How many of a plan wait for the cashier, and for which union; null when none does. */
export async function openPlanOf(tx: ReadTx, planId: string): Promise<{ unionId: UnionId; count: number } | null> {
  const [row] = await tx.rows<{ unionId: UnionId; count: number }>(
    `SELECT union_id AS "unionId", count(*)::int AS count FROM disbursements.disbursement
     WHERE tenant_id = $1 AND plan_id = $2 AND status = 'approved' GROUP BY union_id`,
    [tx.actor.tenantId, planId],
    'disbursements-open-plan',
  );
  return row ?? null;
}

export interface PlanSum {
  readonly paymentKind: PaymentKind;
  readonly status: DisbursementStatus;
  readonly count: number;
  readonly amount: Fen;
}

export async function sumsOfPlan(tx: ReadTx, planId: string): Promise<PlanSum[]> {
  const rows = await tx.rows<Omit<PlanSum, 'amount'> & { amount: string }>(
    `SELECT payment_kind AS "paymentKind", status, count(*)::int AS count, sum(amount)::text AS amount
     FROM disbursements.disbursement WHERE tenant_id = $1 AND plan_id = $2 GROUP BY payment_kind, status`,
    [tx.actor.tenantId, planId],
    'disbursements-sums-of-plan',
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/**
 * SQL: the money of `d` was approved with its plan and stands. What was sent back or is paid anew goes through an
 * approval of its own.
 */
export const STANDS_BY_PLAN = `d.status IN ('approved','paid','reconciled') AND NOT EXISTS (
  SELECT 1 FROM approvals.approval_request own WHERE own.tenant_id = d.tenant_id AND own.subject_id = d.id
    AND own.status = 'approved')`;

/** What was opened under an approval of a plan and stands; in fen. What has an approval of its own does not count. */
export async function liveUnder(tx: ReadTx, approvalId: string): Promise<Fen> {
  const [row] = await tx.rows<{ sum: string }>(
    `SELECT coalesce(sum(d.amount), 0)::text AS sum FROM disbursements.disbursement d
     WHERE d.tenant_id = $1 AND d.plan_approval_id = $2 AND ${STANDS_BY_PLAN}`,
    [tx.actor.tenantId, approvalId],
    'disbursements-live-under',
  );
  return BigInt(row!.sum);
}

/** Rows with the holds that were placed for them, in the same order. */
export const withHolds = (rows: readonly Disbursement[], holds: readonly HoldId[]): Disbursement[] =>
  rows.map((row, i) => ({ ...row, holdId: holds[i]! }));
