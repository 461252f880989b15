import type { AccountId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

export interface Workplaces {
  readonly names: string[];
  readonly isWithin: boolean;
}

/** Unions where each of these people is registered or holds a role, and whether one is the employer's. */
export async function workplacesOf(
  tx: ReadTx,
  accountIds: readonly AccountId[],
  employerUnionId: UnionId | null,
): Promise<Map<AccountId, Workplaces>> {
  const rows = await tx.rows<{ accountId: AccountId; names: string[]; isWithin: boolean }>(
    `SELECT a.id AS "accountId", array_agg(u.name) AS names, coalesce(bool_or(c.ancestor_id IS NOT NULL), FALSE) AS "isWithin"
     FROM identity.account a
     CROSS JOIN LATERAL (
       SELECT m.union_id FROM members.member m WHERE m.tenant_id = $1 AND m.id = a.member_id
       UNION SELECT g.union_id FROM identity.role_grant g
         WHERE g.tenant_id = $1 AND g.account_id = a.id AND g.revoked_at IS NULL) w
     JOIN organizations.trade_union u ON u.tenant_id = $1 AND u.id = w.union_id
     LEFT JOIN organizations.union_closure c ON c.tenant_id = $1 AND c.descendant_id = w.union_id
       AND c.ancestor_id = $3::uuid
     WHERE a.tenant_id = $1 AND a.id = ANY($2::uuid[]) GROUP BY a.id`,
    [tx.actor.tenantId, accountIds, employerUnionId],
  );
  return new Map(rows.map((row) => [row.accountId, row]));
}
