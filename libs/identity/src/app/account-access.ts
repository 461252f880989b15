import type { AccountId } from '@app/kernel';
import { scopeCondition } from '@app/organizations';
import { federationDay, type ReadTx, type Tx } from '@app/persistence';
import { Account } from '../data/account.entity';
import { refuse } from '../domain/identity.problems';

export const MANAGE_ACCOUNTS = 'account:manage';

/** Not revoked and not over: what the account may do now or later. */
const openGrant = ({ now }: ReadTx, values: unknown[]): string =>
  `g.revoked_at IS NULL AND (g.valid_until IS NULL
    OR g.valid_until >= ${federationDay(`$${values.push(now)}::timestamptz`)})`;

/** SQL: account `a` is kept in the actor's scope, or holds a role there. */
export function visibleAccounts(tx: ReadTx, values: unknown[]): string {
  const { actor } = tx;
  const kept = scopeCondition(actor, MANAGE_ACCOUNTS, 'a.union_id', values);
  const holds = scopeCondition(actor, MANAGE_ACCOUNTS, 'g.union_id', values);
  return `(${kept} OR EXISTS (SELECT 1 FROM identity.role_grant g
    WHERE g.tenant_id = a.tenant_id AND g.account_id = a.id AND ${openGrant(tx, values)} AND ${holds}))`;
}

/** Locks an account that the actor may see; refuses `account.not-found`. */
export async function lockVisible(tx: Tx, id: AccountId): Promise<Account> {
  const values: unknown[] = [tx.actor.tenantId, id];
  const rows = await tx.rows(
    `SELECT 1 FROM identity.account a WHERE a.tenant_id = $1 AND a.id = $2 AND ${visibleAccounts(tx, values)}`,
    values,
  );
  if (rows.length === 0) refuse('account.not-found');
  return (await tx.lock(Account, id)) ?? refuse('account.not-found');
}

/**
 * Who resets a password can sign in with it. So an account that also holds a role outside the actor's scope is not his
 * to open: refuses `account.beyond-scope`.
 */
export async function checkWhollyWithin(tx: ReadTx, id: AccountId): Promise<void> {
  const values: unknown[] = [tx.actor.tenantId, id];
  const kept = scopeCondition(tx.actor, MANAGE_ACCOUNTS, 'a.union_id', values);
  const holds = scopeCondition(tx.actor, MANAGE_ACCOUNTS, 'g.union_id', values);
  const rows = await tx.rows(
    `SELECT 1 FROM identity.account a WHERE a.tenant_id = $1 AND a.id = $2 AND ${kept}
       AND NOT EXISTS (SELECT 1 FROM identity.role_grant g
         WHERE g.tenant_id = $1 AND g.account_id = a.id AND ${openGrant(tx, values)} AND NOT ${holds})`,
    values,
  );
  if (rows.length === 0) refuse('account.beyond-scope');
}

/** There is always one who can let others in: an active administrator of the root other than this account or grant. */
export async function checkAdministratorRemains(tx: Tx, without: AccountId): Promise<void> {
  const [root] = await tx.rows<{ id: string }>(
    `SELECT id FROM organizations.trade_union WHERE tenant_id = $1 AND parent_id IS NULL FOR NO KEY UPDATE`,
    [tx.actor.tenantId],
  );
  const [row] = await tx.rows<{ holds: boolean; others: number }>(
    `SELECT bool_or(a.id = $3) AS holds, count(*) FILTER (WHERE a.id <> $3)::int AS others
     FROM identity.role_grant g JOIN identity.account a ON a.tenant_id = g.tenant_id AND a.id = g.account_id
     WHERE g.tenant_id = $1 AND g.union_id = $2 AND g.role = 'administrator' AND a.status = 'active'
       AND g.valid_from <= ${federationDay('$4::timestamptz')} AND g.valid_until IS NULL AND g.revoked_at IS NULL`,
    [tx.actor.tenantId, root?.id ?? null, without, tx.now],
  );
  if (row!.holds && row!.others === 0) refuse('account.last-administrator');
}
