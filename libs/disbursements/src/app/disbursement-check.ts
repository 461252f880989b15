import { systemActor, type TenantId } from '@app/kernel';
import { InvariantCheck, type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable, Logger } from '@nestjs/common';
import {
  DISBURSEMENT_RULES,
  type DisbursementRule,
  type DisbursementViolation,
  disbursementViolations,
} from '../data/invariants.query';

/** Looks whether disbursements, holds and approvals of a federation agree; it mends nothing. */
@Injectable()
export class DisbursementCheck extends InvariantCheck {
  readonly subject = 'disbursements';
  readonly rules = DISBURSEMENT_RULES;
  private readonly logger = new Logger('Disbursements');

  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  violations(tx: ReadTx): Promise<DisbursementViolation[]> {
    return disbursementViolations(tx);
  }

  /** A log event with the counts, and an audit entry that names what is broken. */
  async of(tenantId: TenantId): Promise<DisbursementViolation[]> {
    const actor = systemActor(tenantId);
    const violations = await this.uow.read(actor, (tx) => this.violations(tx));
    if (violations.length === 0) return violations;
    const broken: Partial<Record<DisbursementRule, string[]>> = {};
    for (const { rule, subjectId } of violations) (broken[rule] ??= []).push(subjectId);
    const rules = Object.keys(broken) as DisbursementRule[];
    const counts = Object.fromEntries(rules.map((rule) => [rule, broken[rule]!.length]));
    this.logger.error({ event: 'disbursements-violated', tenantId, counts });
    await this.uow.run(actor, async (tx) => {
      tx.audit({
        action: 'disbursements.violated',
        subjectType: 'disbursements',
        subjectId: tenantId,
        detail: broken,
        reason: rules.map((rule) => DISBURSEMENT_RULES[rule]).join('; '),
      });
    });
    return violations;
  }
}
