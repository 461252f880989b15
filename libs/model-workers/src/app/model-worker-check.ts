import { InvariantCheck, type ReadTx, type Violation } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** Each rule with the statement that finds what breaks it; $1 is the tenant. */
const RULES = {
  'model-workers.level-of-register': {
    sentence: 'the register bears the level of the file, and none when the honour was revoked',
    sql: `SELECT f.id FROM model_workers.file f JOIN members.member m ON m.tenant_id = $1 AND m.id = f.member_id
      WHERE f.tenant_id = $1 AND f.status <> 'voided' AND (m.model_worker_file_id IS DISTINCT FROM f.id
        OR m.model_worker_level IS DISTINCT FROM CASE f.status WHEN 'revoked' THEN NULL ELSE f.level END)`,
  },
  'model-workers.aid-as-paid': {
    sentence: 'an aid that is paid is paid by its disbursement, with the amount that was calculated',
    sql: `SELECT a.id FROM model_workers.special_aid a LEFT JOIN disbursements.disbursement d
        ON d.tenant_id = $1 AND d.id = a.disbursement_id AND d.subject_id = a.id
      WHERE a.tenant_id = $1 AND a.status = 'paid'
        AND (d.id IS NULL OR d.amount <> a.amount OR d.status NOT IN ('paid','reconciled','reversed'))`,
  },
} as const;
type Rule = keyof typeof RULES;

/** What must hold between files, the register and the money. */
@Injectable()
export class ModelWorkerCheck extends InvariantCheck {
  readonly subject = 'model-workers';
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
