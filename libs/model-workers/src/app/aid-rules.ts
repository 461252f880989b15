import { type Actor, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Idempotency, type ReadTx, sqlState, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { AidRuleRow } from '../data/special-aid.entity';
import { DEFAULT_AID_RULES } from '../domain/default-aid-rules';
import { refuse } from '../domain/model-worker.problems';
import { type AidRule, checkRule } from '../domain/special-aid';
import { mayManageRules } from './rule-keeper';

export interface KnownRule {
  readonly rule: AidRule;
  /** What holds until the federation sets its own. */
  readonly isDefault: boolean;
  readonly madeByName: string | null;
}

/** 帮扶标准: rows with the day from which they hold; the aid that was given keeps what it was calculated by. */
@Injectable()
export class AidRules {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
  ) {}

  own(tx: ReadTx): Promise<AidRuleRow[]> {
    return tx.found(AidRuleRow, () => 'TRUE', 'ORDER BY r.level, r.kind, r.valid_from DESC');
  }

  /** And whether the caller may set others. */
  all(actor: Actor): Promise<{ readonly rules: readonly KnownRule[]; readonly mayAdd: boolean }> {
    return this.uow.read(actor, async (tx) => ({
      rules: [
        ...(await this.own(tx)).map((rule) => ({ rule, isDefault: false, madeByName: rule.madeByName })),
        ...DEFAULT_AID_RULES.map((rule) => ({ rule, isDefault: true, madeByName: null })),
      ],
      mayAdd: await mayManageRules(tx, this.organizations),
    }));
  }

  /**
   * It holds for every union, so it is set at the root of the federation. Refuses `model-worker-aid-rule.not-yours`,
   * `model-worker-aid-rule.invalid` by field and `model-worker-aid-rule.exists`.
   */
  add(actor: Actor, rule: AidRule, idempotency: Idempotency): Promise<string> {
    const work = async (tx: Tx): Promise<string> => {
      if (!(await mayManageRules(tx, this.organizations))) refuse('model-worker-aid-rule.not-yours');
      checkRule(rule);
      const id = newId<'model-worker-aid-rule'>(tx.now.getTime());
      try {
        await tx.insert(AidRuleRow, { ...rule, id, madeByName: tx.actor.displayName, madeAt: tx.now });
      } catch (error) {
        if (sqlState(error) !== '23505') throw error;
        refuse('model-worker-aid-rule.exists');
      }
      const { level, kind, validFrom } = rule;
      tx.audit({
        ...{ action: 'model-worker-aid-rule.add', subjectType: 'model-worker-aid-rule', subjectId: id },
        detail: { level, kind, validFrom },
      });
      return id;
    };
    return this.uow.run(actor, work, idempotency);
  }
}
