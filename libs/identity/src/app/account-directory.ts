import type { AccountId, ActedFor, Actor, MemberId, PersonId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { grantOf } from '../domain/held-role';
import { type Role } from '../domain/role';
import { rolesWith } from '../domain/role-matrix';
import type { RoleHolder } from './role-holder';

interface AccountRole extends Record<string, unknown> {
  readonly memberId: MemberId | null;
  readonly displayName: string;
  readonly role: string | null;
  readonly unionId: UnionId;
  readonly onBehalfOf: ActedFor | null;
  readonly line: readonly UnionId[] | null;
}

/** As a session has them: his own roles first, then those that were delegated to him by somebody who holds them still. */
const ACTOR_OF_ACCOUNT = `SELECT a.member_id AS "memberId", a.display_name AS "displayName", g.role,
    g.union_id AS "unionId", g.on_behalf_of AS "onBehalfOf", g.line
  FROM identity.account a JOIN platform.tenant t ON t.tenant_id = a.tenant_id
  LEFT JOIN LATERAL (
    SELECT o.id, o.union_id, o.role, o.granted_at, NULL::jsonb AS on_behalf_of, NULL::jsonb AS line
    FROM identity.role_grant o
    WHERE o.tenant_id = $1 AND o.account_id = a.id AND o.revoked_at IS NULL
      AND ($3 AT TIME ZONE t.zone)::date BETWEEN o.valid_from AND coalesce(o.valid_until, 'infinity')
    UNION ALL
    SELECT d.id, d.union_id, r.role, d.created_at, jsonb_build_object('personId', d.from_person_id, 'name', d.from_name),
      (SELECT jsonb_agg(l.ancestor_id) FROM organizations.union_closure l
       WHERE l.tenant_id = $1 AND l.descendant_id = d.union_id)
    FROM identity.delegation d CROSS JOIN LATERAL unnest(d.roles) AS r(role)
    WHERE d.tenant_id = $1 AND d.to_person_id = coalesce(a.member_id, a.id) AND d.revoked_at IS NULL
      AND ($3 AT TIME ZONE t.zone)::date BETWEEN d.valid_from AND d.valid_to AND r.role <> 'administrator'
      AND EXISTS (SELECT FROM identity.account f
        JOIN identity.role_grant h ON h.tenant_id = $1 AND h.account_id = f.id AND h.role = r.role
          AND h.revoked_at IS NULL
          AND ($3 AT TIME ZONE t.zone)::date BETWEEN h.valid_from AND coalesce(h.valid_until, 'infinity')
        JOIN organizations.union_closure c ON c.tenant_id = $1 AND c.ancestor_id = h.union_id
          AND c.descendant_id = d.union_id
        WHERE f.tenant_id = $1 AND f.status = 'active' AND (f.id = d.from_person_id OR f.member_id = d.from_person_id))
  ) g ON TRUE
  WHERE a.tenant_id = $1 AND a.id = $2 AND a.status = 'active'
  ORDER BY g.on_behalf_of IS NOT NULL, g.granted_at, g.id, g.role`;

/** Accounts for other libs, inside the caller's transaction: who may be asked, who is told. */
@Injectable()
export class AccountDirectory {
  /** Names for views; the system and unknown ids are missing from the map. */
  async namesOf(tx: ReadTx, ids: readonly AccountId[]): Promise<Map<AccountId, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.rows<{ id: AccountId; name: string }>(
      `SELECT id, display_name AS name FROM identity.account WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
      [tx.actor.tenantId, [...new Set(ids)]],
      'account-names',
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  /**
   * Somebody for work that he ordered and that is done while he is away: with the roles that were his and those that were
   * delegated to him when he ordered it (`at`), as far as nobody has taken them back. Null when the account is no longer
   * active.
   */
  async actorOf(tx: ReadTx, accountId: AccountId, at: Date = tx.now): Promise<Actor | null> {
    const rows = await tx.rows<AccountRole>(ACTOR_OF_ACCOUNT, [tx.actor.tenantId, accountId, at], 'actor-of-account');
    const [first] = rows;
    if (!first) return null;
    return {
      ...{ tenantId: tx.actor.tenantId, accountId, memberId: first.memberId, displayName: first.displayName },
      personId: (first.memberId ?? accountId) as unknown as PersonId,
      grants: rows.flatMap(({ role, ...held }) => (role === null ? [] : [grantOf({ ...held, role })])),
      kind: 'person',
    };
  }

  /** Who holds one of the roles for this union today, nearest first; suspended accounts are left out. */
  holdersOf(tx: ReadTx, unionId: UnionId, roles: readonly Role[]): Promise<RoleHolder[]> {
    return tx.rows<RoleHolder>(
      `SELECT a.id AS "accountId", coalesce(a.member_id, a.id) AS "personId", a.member_id AS "memberId",
         a.display_name AS "displayName", g.role, g.union_id AS "unionId", c.depth AS distance
       FROM organizations.union_closure c
       JOIN platform.tenant t ON t.tenant_id = c.tenant_id
       JOIN identity.role_grant g ON g.tenant_id = c.tenant_id AND g.union_id = c.ancestor_id AND g.role = ANY($3)
       JOIN identity.account a ON a.tenant_id = g.tenant_id AND a.id = g.account_id AND a.status = 'active'
       WHERE c.tenant_id = $1 AND c.descendant_id = $2 AND g.revoked_at IS NULL
         AND g.valid_from <= ($4 AT TIME ZONE t.zone)::date
         AND (g.valid_until IS NULL OR g.valid_until >= ($4 AT TIME ZONE t.zone)::date)
       ORDER BY c.depth, g.granted_at, g.id`,
      [tx.actor.tenantId, unionId, roles, tx.now],
      'role-holders',
    );
  }

  /** Who may do `permission` for this union today, nearest first. */
  holding(tx: ReadTx, unionId: UnionId, permission: string): Promise<RoleHolder[]> {
    return this.holdersOf(tx, unionId, rolesWith(permission));
  }

  /** Unions in which somebody may do `permission` today by a role held in that very union. */
  async unionsServedBy(tx: ReadTx, permission: string): Promise<UnionId[]> {
    const rows = await tx.rows<{ id: UnionId }>(
      `SELECT DISTINCT g.union_id AS id FROM identity.role_grant g
       JOIN platform.tenant t ON t.tenant_id = g.tenant_id
       JOIN identity.account a ON a.tenant_id = g.tenant_id AND a.id = g.account_id AND a.status = 'active'
       JOIN organizations.trade_union u ON u.tenant_id = g.tenant_id AND u.id = g.union_id AND u.status = 'active'
       WHERE g.tenant_id = $1 AND g.role = ANY($2) AND g.revoked_at IS NULL
         AND g.valid_from <= ($3 AT TIME ZONE t.zone)::date
         AND (g.valid_until IS NULL OR g.valid_until >= ($3 AT TIME ZONE t.zone)::date)
       ORDER BY g.union_id`,
      [tx.actor.tenantId, rolesWith(permission), tx.now],
      'unions-served-by',
    );
    return rows.map(({ id }) => id);
  }

  /** Who may do `permission` for some union below this one today, by name; suspended accounts are left out. */
  holdingBelow(tx: ReadTx, unionId: UnionId, permission: string): Promise<RoleHolder[]> {
    return tx.rows<RoleHolder>(
      `SELECT a.id AS "accountId", coalesce(a.member_id, a.id) AS "personId", a.member_id AS "memberId",
         a.display_name AS "displayName", g.role, g.union_id AS "unionId", c.depth AS distance
       FROM organizations.union_closure c
       JOIN platform.tenant t ON t.tenant_id = c.tenant_id
       JOIN identity.role_grant g ON g.tenant_id = c.tenant_id AND g.union_id = c.descendant_id AND g.role = ANY($3)
       JOIN identity.account a ON a.tenant_id = g.tenant_id AND a.id = g.account_id AND a.status = 'active'
       WHERE c.tenant_id = $1 AND c.ancestor_id = $2 AND c.depth > 0 AND g.revoked_at IS NULL
         AND g.valid_from <= ($4 AT TIME ZONE t.zone)::date
         AND (g.valid_until IS NULL OR g.valid_until >= ($4 AT TIME ZONE t.zone)::date)
       ORDER BY c.depth, a.display_name, g.id`,
      [tx.actor.tenantId, unionId, rolesWith(permission), tx.now],
      'role-holders-below',
    );
  }

  /** The member's own account, if he has one and it is open. */
  async ofMember(tx: ReadTx, memberId: MemberId): Promise<AccountId | null> {
    const [row] = await tx.rows<{ id: AccountId }>(
      `SELECT id FROM identity.account WHERE tenant_id = $1 AND member_id = $2 AND status = 'active'`,
      [tx.actor.tenantId, memberId],
      'account-of-member',
    );
    return row?.id ?? null;
  }
}
