import { systemActor, type TenantId } from '@app/kernel';
import { InvariantCheck, type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { LEDGER_RULES, type LedgerRule, type LedgerViolation } from '../data/invariants.query';
import { FundLedger } from './fund-ledger';

/** Looks at the books of a federation and records what does not hold; it mends nothing. */
@Injectable()
export class LedgerCheck extends InvariantCheck {
  readonly subject = 'funds';
  readonly rules = LEDGER_RULES;
  private readonly logger = new Logger('Ledger');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: FundLedger,
  ) {
    super();
  }

  violations(tx: ReadTx): Promise<LedgerViolation[]> {
    return this.ledger.invariants(tx);
  }

  /** A log event with the counts, and an audit entry that names what is broken. */
  async of(tenantId: TenantId): Promise<LedgerViolation[]> {
    const actor = systemActor(tenantId);
    const violations = await this.uow.read(actor, (tx) => this.violations(tx));
    if (violations.length === 0) return violations;
    const broken: Partial<Record<LedgerRule, string[]>> = {};
    for (const { rule, subjectId } of violations) (broken[rule] ??= []).push(subjectId);
    const rules = Object.keys(broken) as LedgerRule[];
    const counts = Object.fromEntries(rules.map((rule) => [rule, broken[rule]!.length]));
    this.logger.error({ event: 'ledger-violated', tenantId, counts });
    await this.uow.run(actor, async (tx) => {
      tx.audit({
        ...{ action: 'ledger.violated', subjectType: 'ledger', subjectId: tenantId },
        ...{ detail: broken, reason: rules.map((rule) => LEDGER_RULES[rule]).join('; ') },
      });
    });
    return violations;
  }
}
