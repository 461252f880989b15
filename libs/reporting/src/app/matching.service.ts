import { type Actor, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FUNDS_LEDGER } from '../data/ledgers/money.ledger';
import { MatchingRule, type MatchingRuleId } from '../data/target.entity';
import { type FigureValue, valueOf } from '../domain/figure';
import { yearPeriod } from '../domain/period';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { refuse } from '../domain/report.problems';
import { type MatchingBalance, matchingBalance } from '../domain/target';
import { FigureAnswers } from './figure-answers';

export type MatchingGiven = Pick<
  MatchingRule,
  'unionId' | 'year' | 'name' | 'upperFundId' | 'ownFundId' | 'upperParts' | 'ownParts' | 'note'
>;

export interface MatchingState extends MatchingBalance {
  readonly rule: MatchingRule;
  readonly upperFundName: string;
  readonly ownFundName: string;
  readonly upper: bigint;
}

/** What came into an account in the year: income, its opening, and what was moved into it. */
const CAME_IN = ['funds.income', 'funds.opening', 'funds.moved'] as const;

/** 配套: what a union adds of its own to what comes from above, and what is short. */
@Injectable()
export class MatchingService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly answers: FigureAnswers,
  ) {}

  /** `counted`: the year's values, by who has them already. */
  standings(actor: Actor, unionId: UnionId, year: number, counted?: readonly FigureValue[]): Promise<MatchingState[]> {
    return this.uow.read(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.read, unionId);
      const rules = await tx.found(
        MatchingRule,
        (param) => `r.union_id = ${param(unionId)} AND r.year = ${param(year)}`,
        'ORDER BY r.id',
      );
      if (rules.length === 0) return [];
      const range = { unionId, ...yearPeriod(year) };
      const values = counted ?? (await this.answers.valuesOf(tx, range, [FUNDS_LEDGER]));
      const names = await this.fundNames(tx, rules);
      return rules.map((rule) => standingOf(rule, values, names));
    });
  }

  /** Refuses `matching.same-fund`, and `matching.not-found` for accounts of another union. */
  set(actor: Actor, given: MatchingGiven): Promise<MatchingRule> {
    if (given.upperFundId === given.ownFundId) refuse('matching.same-fund');
    return this.uow.run(actor, async (tx) => {
      await this.organizations.requireWithin(tx, REPORT_PERMISSIONS.manage, given.unionId);
      await this.requireFunds(tx, given);
      const id = newId<'matching-rule'>(tx.now.getTime()) as MatchingRuleId;
      const facts = { setByName: actor.displayName, setAt: tx.now };
      const row: MatchingRule = { ...given, tenantId: actor.tenantId, id, version: 1, ...facts };
      await tx.insert(MatchingRule, row);
      this.audit(tx, 'matching-rule.set', row, {
        upperParts: given.upperParts,
        ownParts: given.ownParts,
        year: given.year,
      });
      return row;
    });
  }

  drop(actor: Actor, id: MatchingRuleId, version: number): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const rule = (await tx.lock(MatchingRule, id)) ?? refuse('matching.not-found');
      if (!(await this.organizations.isWithin(tx, actor, REPORT_PERMISSIONS.manage, rule.unionId)))
        refuse('matching.not-found');
      tx.expectVersion(rule, version);
      await tx.rows(`DELETE FROM reporting.matching_rule WHERE tenant_id = $1 AND id = $2`, [actor.tenantId, id]);
      this.audit(tx, 'matching-rule.drop', rule, { year: rule.year });
    });
  }

  /** Both accounts belong to the union or one below it. */
  private async requireFunds(tx: ReadTx, { unionId, upperFundId, ownFundId }: MatchingGiven): Promise<void> {
    const found = await tx.rows(
      `SELECT a.id FROM funds.fund_account a JOIN organizations.union_closure c
         ON c.tenant_id = $1 AND c.descendant_id = a.union_id AND c.ancestor_id = $2
       WHERE a.tenant_id = $1 AND a.id = ANY($3::uuid[])`,
      [tx.actor.tenantId, unionId, [upperFundId, ownFundId]],
    );
    if (found.length !== 2) refuse('matching.not-found', '没有找到这两个经费账户，请从本工会的账户里选。');
  }

  private async fundNames(tx: ReadTx, rules: readonly MatchingRule[]): Promise<Map<string, string>> {
    const ids = rules.flatMap(({ upperFundId, ownFundId }) => [upperFundId, ownFundId]);
    const rows = await tx.rows<{ id: string; name: string }>(
      `SELECT id, name FROM funds.fund_account WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
      [tx.actor.tenantId, ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private audit(tx: Tx, action: string, { id, unionId }: MatchingRule, detail: object): void {
    tx.audit({ action, subjectType: 'matching-rule', subjectId: id, unionId, detail });
  }
}

function standingOf(
  rule: MatchingRule,
  values: readonly FigureValue[],
  names: ReadonlyMap<string, string>,
): MatchingState {
  const cameIn = (fundId: string): bigint =>
    CAME_IN.reduce((sum, code) => sum + (valueOf(values, code, fundId)?.value ?? 0n), 0n);
  const upper = cameIn(rule.upperFundId);
  const balance = matchingBalance(rule.upperParts, rule.ownParts, upper, cameIn(rule.ownFundId));
  const [upperFundName, ownFundName] = [names.get(rule.upperFundId) ?? '', names.get(rule.ownFundId) ?? ''];
  return { rule, upperFundName, ownFundName, upper, ...balance };
}
