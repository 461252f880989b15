import { type CivilDate, type Id, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FormulaRuleRow } from '../data/formula-rule.entity';
import type { JudgementRow } from '../data/judgement.entity';
import { type FormulaRule, formulaRuleOn } from '../domain/formula-version';
import { refuse } from '../domain/hardship.problems';
import { requireFederation } from './federation-rule';

/** Which formula holds from when: dated rows of the tenant, beside them the defaults. */
@Injectable()
export class FormulaRules {
  constructor(private readonly organizations: OrganizationDirectory) {}

  /** Of the tenant, the latest first. */
  async own(tx: ReadTx): Promise<FormulaRule[]> {
    const rows = await tx.from(FormulaRuleRow, 'r').orderBy('r.validFrom', 'DESC').getMany();
    return rows.map(({ id, formulaVersion, accidentPlace, lossShare, validFrom, validTo, source }) => ({
      ...{ id, version: formulaVersion, accidentPlace, lossShare, validFrom, validTo, source },
    }));
  }

  async on(tx: ReadTx, day: CivilDate): Promise<FormulaRule> {
    return formulaRuleOn(day, await this.own(tx));
  }

  /**
   * Holds from its day on; the one before it ends there. Refuses days in the wrong order, a second one from the same
   * day, one that reaches into a later one, and one that begins when files were already judged by a rule of the tenant.
   */
  async set(tx: Tx, rule: Omit<FormulaRule, 'id'>): Promise<FormulaRule> {
    const unionId = await requireFederation(tx, this.organizations);
    const { version, accidentPlace, lossShare, validFrom, validTo, source } = rule;
    if (validTo !== null && validTo < validFrom) refuse('formula-rule.days-reversed');
    const next = (await this.own(tx)).filter((each) => each.validFrom > validFrom).at(-1);
    if (next && validTo !== null && validTo >= next.validFrom)
      refuse('formula-rule.overlaps', `从 ${next.validFrom} 起已经有另一条认定口径，截止日期请填在这之前，或者不填。`);
    await this.requireUnused(tx, validFrom);
    const id = newId<'formula-rule'>(tx.now.getTime()) as Id<'formula-rule'>;
    const terms = { accidentPlace, lossShare, validFrom, validTo, source };
    try {
      await tx.insert(FormulaRuleRow, { ...terms, tenantId: tx.actor.tenantId, id, formulaVersion: version });
    } catch (error) {
      if (sqlState(error) === '23505') refuse('formula-rule.taken');
      throw error;
    }
    const detail = { formulaVersion: version, ...terms };
    tx.audit({ action: 'formula-rule.set', subjectType: 'formula-rule', subjectId: id, unionId, detail });
    return { ...rule, id };
  }

  /** By which rule of the tenant files were judged until when stays as it is. */
  private async requireUnused(tx: Tx, validFrom: CivilDate): Promise<void> {
    const [used] = await tx.rows<{ until: CivilDate }>(
      `SELECT max(judged_on)::text AS until FROM hardship.judgement
       WHERE tenant_id = $1 AND formula_rule_id IS NOT NULL HAVING max(judged_on) >= $2`,
      [tx.actor.tenantId, validFrom],
    );
    if (used) refuse('formula-rule.in-use', `${used.until} 还有档案按已登记的口径认定，新口径请从这一天之后起。`);
  }
}

/** The rule as a judgement keeps it. */
export const keptOf = (rule: FormulaRule) => ({
  ...{ formulaVersion: rule.version, formulaSource: rule.source, formulaRuleId: rule.id },
  ...{ accidentPlace: rule.accidentPlace, lossShare: rule.lossShare },
});

/** The rule of then: by which a file was judged. */
export const ruleOf = (row: JudgementRow): FormulaRule => ({
  ...{ id: row.formulaRuleId, version: row.formulaVersion, source: row.formulaSource },
  ...{ accidentPlace: row.accidentPlace, lossShare: row.lossShare, validFrom: row.judgedOn, validTo: null },
});
