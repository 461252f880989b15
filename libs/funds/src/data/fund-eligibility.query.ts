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

export interface LineWithRules {
  /** The union and those above it, nearest first. */
  readonly line: readonly UnionId[];
  /** Nearest union first, the defaults last: the first that fits kind and day holds. */
  readonly rules: readonly UnionEligibilityRule[];
}

/** The line of a union with the rules of it: one statement. */
export async function lineWithRules(tx: ReadTx, unionId: UnionId): Promise<LineWithRules> {
  const [found] = await tx.rows<{ line: UnionId[]; rules: Row[] }>(
    `SELECT ARRAY(SELECT c.ancestor_id FROM organizations.union_closure c
         WHERE c.tenant_id = $1 AND c.descendant_id = $2 ORDER BY c.depth) AS line,
       (SELECT coalesce(json_agg(json_build_object('unionId', e.union_id, 'fundKind', e.fund_kind,
            'purposes', e.purposes, 'asRestricted', e.as_restricted, 'needsHardshipFile', e.needs_hardship_file,
            'validFrom', e.valid_from, 'validTo', e.valid_to, 'source', e.source) ORDER BY c.depth, e.valid_from DESC),
            '[]')
        FROM organizations.union_closure c
        JOIN funds.fund_eligibility e ON e.tenant_id = c.tenant_id AND e.union_id = c.ancestor_id
        WHERE c.tenant_id = $1 AND c.descendant_id = $2) AS rules`,
    [tx.actor.tenantId, unionId],
    'fund-line-with-rules',
  );
  const own = found!.rules.map(({ purposes, asRestricted, ...row }): UnionEligibilityRule => {
    return { ...row, purposes: asRestricted ? 'as-restricted' : purposes, isDefault: false };
  });
  const defaults = DEFAULT_FUND_ELIGIBILITY.map((rule) => ({ ...rule, unionId: null }));
  return { line: found!.line, rules: [...own, ...defaults] };
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
