import { type AccountId, type Actor, type CivilDate, type Id, type MemberId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { PHONE_PURPOSE } from '../data/account.entity';
import type { AccountStatus } from '../domain/account';
import { refuse } from '../domain/identity.problems';
import type { Role } from '../domain/role';
import { visibleAccounts } from './account-access';

export interface GrantRecord {
  readonly id: Id<'role-grant'>;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly role: Role;
  readonly validFrom: CivilDate;
  readonly validUntil: CivilDate | null;
  readonly revoked: boolean;
  readonly version: number;
}

export interface AccountRecord {
  readonly id: AccountId;
  readonly version: number;
  readonly login: string | null;
  readonly phone: string | null;
  readonly displayName: string;
  readonly memberId: MemberId | null;
  readonly unionId: UnionId;
  readonly unionName: string;
  readonly status: AccountStatus;
  readonly mustChangePassword: boolean;
  readonly secondFactorSince: Date | null;
  readonly lastSeenAt: Date | null;
  readonly grants: readonly GrantRecord[];
  /** Day on which "current" is meant. */
  readonly today: CivilDate;
}

type AccountRow = Omit<AccountRecord, 'phone' | 'today'> & { readonly phoneSealed: Buffer | null };

export interface AccountFilter {
  readonly search?: string | undefined;
  readonly unionId?: UnionId | undefined;
  readonly after: string | null;
  readonly limit: number;
}

const SELECT = `
  SELECT a.id, a.version, a.login, a.phone_sealed AS "phoneSealed", a.display_name AS "displayName",
    a.member_id AS "memberId", a.union_id AS "unionId", u.name AS "unionName", a.status,
    a.must_change_password AS "mustChangePassword",
    (SELECT f.confirmed_at FROM identity.second_factor f
     WHERE f.tenant_id = a.tenant_id AND f.account_id = a.id) AS "secondFactorSince",
    (SELECT max(s.last_seen_at) FROM identity.session s WHERE s.tenant_id = a.tenant_id AND s.account_id = a.id) AS "lastSeenAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'unionId', r.union_id, 'unionName', ru.name, 'role', r.role,
       'validFrom', r.valid_from, 'validUntil', r.valid_until, 'revoked', r.revoked_at IS NOT NULL, 'version', r.version)
       ORDER BY r.granted_at, r.id), '[]')
     FROM identity.role_grant r
     JOIN organizations.trade_union ru ON ru.tenant_id = r.tenant_id AND ru.id = r.union_id
     WHERE r.tenant_id = a.tenant_id AND r.account_id = a.id) AS grants
  FROM identity.account a JOIN organizations.trade_union u ON u.tenant_id = a.tenant_id AND u.id = a.union_id
  WHERE a.tenant_id = $1`;

/** Accounts for the administrator's page. */
@Injectable()
export class AccountReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** Up to `limit + 1` accounts, newest first. */
  list(actor: Actor, filter: AccountFilter): Promise<AccountRecord[]> {
    return this.uow.read(actor, async (tx) => {
      const values: unknown[] = [actor.tenantId];
      const put = (value: unknown): string => `$${values.push(value)}`;
      let sql = `${SELECT} AND ${visibleAccounts(tx, values)}`;
      if (filter.after !== null) sql += ` AND a.id < ${put(filter.after)}::uuid`;
      if (filter.unionId)
        sql += ` AND EXISTS (SELECT 1 FROM organizations.union_closure c WHERE c.tenant_id = a.tenant_id
          AND c.ancestor_id = ${put(filter.unionId)}::uuid AND c.descendant_id = a.union_id)`;
      if (filter.search) {
        const text = put(filter.search.toLowerCase());
        sql += ` AND (position(${text} in lower(a.display_name)) > 0 OR position(${text} in a.login) > 0)`;
      }
      return this.records(tx, `${sql} ORDER BY a.id DESC LIMIT ${put(filter.limit + 1)}`, values);
    });
  }

  one(actor: Actor, id: AccountId): Promise<AccountRecord> {
    return this.uow.read(actor, async (tx) => {
      const values: unknown[] = [actor.tenantId, id];
      const [account] = await this.records(tx, `${SELECT} AND a.id = $2 AND ${visibleAccounts(tx, values)}`, values);
      return account ?? refuse('account.not-found');
    });
  }

  private async records(tx: ReadTx, sql: string, values: unknown[]): Promise<AccountRecord[]> {
    const today = await this.directory.today(tx);
    const rows = await tx.rows<AccountRow>(sql, values);
    return rows.map(({ phoneSealed, ...row }) => ({
      ...row,
      phone: phoneSealed && this.vault.open(tx.actor.tenantId, PHONE_PURPOSE, phoneSealed),
      today,
    }));
  }
}
