import { InvariantCheck, type ReadTx, type Violation } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** Each rule with the statement that finds what breaks it; $1 is the tenant. */
const RULES = {
  'study-aid.paid-as-booked': {
    sentence: 'every instalment that is paid is paid once by its disbursement, for the same amount',
    sql: `SELECT i.id FROM study_aid.instalment i LEFT JOIN disbursements.disbursement d
        ON d.tenant_id = $1 AND d.id = i.disbursement_id AND d.subject_id = i.id
      WHERE i.tenant_id = $1 AND i.status = 'paid'
        AND (d.id IS NULL OR d.status NOT IN ('paid','reconciled') OR d.amount <> i.amount OR d.paid_on <> i.paid_on)`,
  },
  'study-aid.booked-as-paid': {
    sentence: 'no academic year of an award is paid by two disbursements',
    sql: `SELECT d.subject_id AS id FROM disbursements.disbursement d
      WHERE d.tenant_id = $1 AND d.subject_type = 'study-instalment' AND d.status IN ('paid','reconciled')
      GROUP BY d.subject_id HAVING count(*) > 1`,
  },
  'study-aid.within-years': {
    sentence: 'no award was paid for more years than it has',
    sql: `SELECT a.id FROM study_aid.award a JOIN study_aid.instalment i ON i.tenant_id = $1 AND i.award_id = a.id
      WHERE a.tenant_id = $1 AND i.status <> 'cancelled' GROUP BY a.id, a.max_years HAVING count(*) > a.max_years`,
  },
  'study-aid.list-adds-up': {
    sentence: 'a list that was approved is the sum of what was opened under it',
    sql: `SELECT l.id FROM study_aid.grant_list l WHERE l.tenant_id = $1 AND l.status = 'approved' AND l.amount <>
      (SELECT coalesce(sum(d.amount), 0) FROM disbursements.disbursement d WHERE d.tenant_id = $1 AND d.plan_id = l.id
        AND d.replaces IS NULL)`,
  },
} as const;
type Rule = keyof typeof RULES;

/** What must hold between awards, instalments and the money that was paid. */
@Injectable()
export class StudyAidCheck extends InvariantCheck {
  readonly subject = 'study-aid';
  readonly rules = Object.fromEntries(Object.entries(RULES).map(([rule, { sentence }]) => [rule, sentence]));

  async violations(tx: ReadTx): Promise<readonly Violation[]> {
    const found: Violation[] = [];
    for (const rule of Object.keys(RULES) as Rule[]) {
      const rows = await tx.rows<{ id: string }>(RULES[rule].sql, [tx.actor.tenantId]);
      found.push(...rows.map(({ id: subjectId }) => ({ rule, subjectId })));
    }
    return found;
  }
}
