import type { ReadTx } from '@app/persistence';
import { STANDS_BY_PLAN } from './disbursement.batch';

/** What must hold between disbursements, their holds and their approvals at any time. */
export const DISBURSEMENT_RULES = {
  'approved-holds-its-amount': 'An approved disbursement has one placed hold of its amount on its account',
  'paid-settled-its-hold': 'A paid disbursement has settled its hold, a reversed one has reversed it',
  'hold-has-its-disbursement': 'A placed hold belongs to an approved disbursement',
  'approved-was-decided': 'What was approved has an approval of the very amount, or its plan has one',
  'plan-within-its-approval': 'No more is opened under the approval of a plan than it was given for',
  'approval-was-signed': 'A decided approval has a valid signature for each of its steps',
  'payer-has-his-part': 'Who paid and who reconciled has that part, and it is his only one',
  'nobody-on-both-sides': 'Nobody has two parts in one disbursement, and who receives it decides nothing of it',
  'more-than-the-standard-went-higher':
    'What is more than the standard allows is marked so and was approved on a route that takes it',
} as const;
export type DisbursementRule = keyof typeof DISBURSEMENT_RULES;

/** A rule that is broken, and by which disbursement or hold. */
export interface DisbursementViolation {
  readonly rule: DisbursementRule;
  readonly subjectId: string;
}

const HOLD = `LEFT JOIN funds.hold h ON h.tenant_id = d.tenant_id AND h.id = d.hold_id`;

const CHECKS: Readonly<Record<DisbursementRule, string>> = {
  'approved-holds-its-amount': `
    SELECT d.id FROM disbursements.disbursement d ${HOLD}
    WHERE d.tenant_id = $1 AND d.status = 'approved'
      AND (h.status, h.amount, h.fund_account_id, h.subject_id)
        IS DISTINCT FROM ('placed', d.amount, d.fund_account_id, d.id)`,
  'paid-settled-its-hold': `
    SELECT d.id FROM disbursements.disbursement d ${HOLD}
    WHERE d.tenant_id = $1 AND d.status IN ('paid','reconciled','reversed')
      AND (NOT d.in_history OR d.hold_id IS NOT NULL)
      AND (h.status, h.amount) IS DISTINCT FROM
        (CASE d.status WHEN 'reversed' THEN 'reversed' ELSE 'settled' END, d.amount)`,
  'hold-has-its-disbursement': `
    SELECT h.id FROM funds.hold h
    LEFT JOIN disbursements.disbursement d ON d.tenant_id = h.tenant_id AND d.hold_id = h.id AND d.status = 'approved'
    WHERE h.tenant_id = $1 AND h.subject_type = 'disbursement' AND h.status = 'placed' AND d.id IS NULL`,
  'approved-was-decided': `
    SELECT d.id FROM disbursements.disbursement d
    WHERE d.tenant_id = $1 AND NOT d.in_history AND d.status IN ('approved','paid','reconciled','reversed')
      AND NOT EXISTS (SELECT 1 FROM approvals.approval_request r WHERE r.tenant_id = d.tenant_id
        AND r.status = 'approved' AND (r.subject_id = d.id AND r.amount = d.amount
          OR r.id = d.plan_approval_id AND r.subject_id = d.plan_id))`,
  'plan-within-its-approval': `
    SELECT r.subject_id AS id FROM approvals.approval_request r
    JOIN disbursements.disbursement d ON d.tenant_id = r.tenant_id AND d.plan_approval_id = r.id
      AND ${STANDS_BY_PLAN}
    WHERE r.tenant_id = $1 GROUP BY r.id, r.subject_id, r.amount HAVING sum(d.amount) > r.amount`,
  'approval-was-signed': `
    SELECT r.subject_id AS id FROM approvals.approval_request r
    WHERE r.tenant_id = $1 AND r.status = 'approved'
      AND jsonb_array_length(r.steps) <> (SELECT count(*) FROM approvals.signature s
        WHERE s.tenant_id = r.tenant_id AND s.request_id = r.id AND s.valid AND s.role IS NOT NULL)`,
  'payer-has-his-part': `
    SELECT d.id FROM disbursements.disbursement d
    CROSS JOIN LATERAL (VALUES (d.paid_by, 'pays'), (d.reconciled_by, 'reconciles')) AS did(person_id, part)
    LEFT JOIN approvals.separation p ON p.tenant_id = d.tenant_id AND p.subject_id = d.id
      AND p.person_id = did.person_id AND p.part = did.part
    WHERE d.tenant_id = $1 AND NOT d.in_history AND did.person_id IS NOT NULL AND p.person_id IS NULL`,
  'nobody-on-both-sides': `
    SELECT d.id FROM disbursements.disbursement d
    CROSS JOIN LATERAL (
      SELECT d.requested_by AS person_id, 'asks' AS part UNION SELECT d.recipient_id, 'receives'
      UNION SELECT d.paid_by, 'pays' UNION SELECT d.reconciled_by, 'reconciles'
      UNION SELECT s.person_id, s.duty FROM approvals.signature s
        WHERE s.tenant_id = d.tenant_id AND s.subject_id = d.id AND s.valid) p
    WHERE d.tenant_id = $1 AND NOT d.in_history AND p.person_id IS NOT NULL
    GROUP BY d.id, p.person_id
    HAVING count(*) FILTER (WHERE p.part <> 'receives') > 1
      OR bool_or(p.part = 'receives') AND bool_or(p.part NOT IN ('receives','asks'))`,
  'more-than-the-standard-went-higher': `
    SELECT d.id FROM disbursements.disbursement d
    WHERE d.tenant_id = $1 AND NOT d.in_history AND d.status IN ('approved','paid','reconciled')
      AND (d.amount > d.allowed_amount OR 'over-standard' = ANY (d.marks))
      AND NOT ('over-standard' = ANY (d.marks) AND EXISTS (
        SELECT 1 FROM approvals.approval_request r JOIN approvals.approval_route t ON t.tenant_id = r.tenant_id
          AND t.code = r.route_code AND t.route_version = r.route_version AND t.takes_over_standard
        WHERE r.tenant_id = d.tenant_id AND r.status = 'approved'
          AND (r.subject_id = d.id OR r.id = d.plan_approval_id)))`,
};

const SHOWN = 100;

/** Reads all disbursements of the tenant; at most 100 violations of each rule. */
export async function disbursementViolations(tx: ReadTx): Promise<DisbursementViolation[]> {
  const found: DisbursementViolation[] = [];
  for (const rule of Object.keys(CHECKS) as DisbursementRule[]) {
    const rows = await tx.rows<{ id: string }>(`${CHECKS[rule]} LIMIT ${SHOWN}`, [tx.actor.tenantId]);
    found.push(...rows.map((row) => ({ rule, subjectId: row.id })));
  }
  return found;
}
