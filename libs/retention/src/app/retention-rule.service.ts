import { type Actor, type CivilDate, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type RetainedKind, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RetentionRuleRow } from '../data/retention.entities';
import { checkRule, type RetentionRule, yearsOn } from '../domain/retention-rule';
import { RETENTION_PERMISSIONS } from '../domain/retention.permissions';
import { RetainedKinds } from './retained-kinds';

export interface KeptKind {
  readonly kind: RetainedKind;
  readonly years: number;
  /** What was set, the latest day first. */
  readonly rules: readonly RetentionRuleRow[];
}

/** How long each kind of record is kept: the kind's own term, or what the federation set from a day on. */
@Injectable()
export class RetentionRuleService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly kinds: RetainedKinds,
  ) {}

  kept(actor: Actor): Promise<KeptKind[]> {
    return this.uow.read(actor, async (tx) => {
      const today = await this.organizations.today(tx);
      const rules = await this.rules(tx);
      return this.kinds.all().map(({ kind }) => ({
        kind,
        years: yearsOn(kind, rules, today),
        rules: rules.filter((rule) => rule.kind === kind.code),
      }));
    });
  }

  /** Refuses `retention-rule.unknown-kind`, `.too-short`, `.past`; only for who manages the federation as a whole. */
  async set(actor: Actor, rule: RetentionRule, reason: string): Promise<KeptKind[]> {
    await this.uow.run(actor, async (tx) => {
      const root = await this.organizations.root(tx);
      await this.organizations.requireWithin(tx, RETENTION_PERMISSIONS.manageRules, root.id);
      const found = this.kinds.of(rule.kind);
      checkRule(found?.kind, rule, await this.organizations.today(tx));
      const before = yearsOn(found!.kind, await this.rules(tx), rule.fromOn);
      const id = newId<'retention-rule'>(tx.now.getTime());
      await tx.insert(RetentionRuleRow, {
        ...{ ...rule, id, reason: reason.trim(), setByName: actor.displayName, setAt: tx.now },
      });
      tx.audit({
        ...{ action: 'retention-rule.set', subjectType: 'retention-rule', subjectId: id, unionId: root.id, reason },
        detail: { kind: rule.kind, years: [before, rule.years], fromOn: rule.fromOn },
      });
    });
    return this.kept(actor);
  }

  rules(tx: ReadTx): Promise<RetentionRuleRow[]> {
    return tx.found(RetentionRuleRow, () => 'true', 'ORDER BY r.kind, r.from_on DESC, r.id DESC');
  }

  async yearsToday(tx: ReadTx, kind: RetainedKind, today: CivilDate): Promise<number> {
    return yearsOn(kind, await this.rules(tx), today);
  }
}
