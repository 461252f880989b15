import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { DEFAULT_FUND_ELIGIBILITY, type FundEligibilityRule, type FundKind, type FundPurpose } from '../domain';

/** A rule with the union that set it; null: the product's default. */
export interface UnionEligibilityRule extends FundEligibilityRule {
  readonly unionId: UnionId | null;
}

interface Row {
  readonly unionId: UnionId;
  readonly fundKind: FundKind;
  readonly purposes: readonly FundPurpose[];
  readonly asRestricted: boolean;
  readonly needsHardshipFile: boolean;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly source: string;
}

/** The rules of a line of unions, nearest union first, the defaults last: the first that fits kind and day holds. */
export async function eligibilityRules(tx: ReadTx, line: readonly UnionId[]): Promise<UnionEligibilityRule[]> {
  const rows = await tx.rows<Row & Record<string, unknown>>(
    `SELECT union_id AS "unionId", fund_kind AS "fundKind", purposes, as_restricted AS "asRestricted",
       needs_hardship_file AS "needsHardshipFile", valid_from AS "validFrom", valid_to AS "validTo", source
     FROM funds.fund_eligibility WHERE tenant_id = $1 AND union_id = ANY($2::uuid[])
     ORDER BY array_position($2::uuid[], union_id), valid_from DESC`,
    [tx.actor.tenantId, line],
    'fund-eligibility-rules',
  );
  const own = rows.map(({ purposes, asRestricted, ...row }): UnionEligibilityRule => {
    return { ...row, purposes: asRestricted ? 'as-restricted' : purposes, isDefault: false };
  });
  return [...own, ...DEFAULT_FUND_ELIGIBILITY.map((rule) => ({ ...rule, unionId: null }))];
}

/** Those that hold for an account of `owner`: what unions below it set does not bind it. */
export const rulesOfOwner = (
  rules: readonly UnionEligibilityRule[],
  line: readonly UnionId[],
  owner: UnionId,
): UnionEligibilityRule[] => {
  const above = new Set(line.slice(line.indexOf(owner)));
  return rules.filter(({ unionId }) => unionId === null || above.has(unionId));
};
