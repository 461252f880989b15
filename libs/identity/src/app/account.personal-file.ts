import type { MemberId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import { type ReadTx, type Tx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { PHONE_PURPOSE } from '../data/account.entity';
import { ROLE_NAMES } from '../domain/role';

interface AccountRow extends Record<string, unknown> {
  readonly id: string;
  readonly login: string | null;
  readonly phone: Buffer | null;
  readonly since: Date;
  readonly roles: string[];
  readonly devices: { readonly kind: string; readonly seen: string }[];
}

const SESSIONS_SHOWN = 100;

/** The member's own account: how he signs in, what he may do, from where he did. */
@Injectable()
export class AccountPersonalFile extends PersonalFileSource {
  readonly place = 8;

  constructor(private readonly vault: Vault) {
    super();
  }

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const { tenantId } = tx.actor;
    const [account] = await tx.rows<AccountRow>(
      `SELECT a.id, a.login, a.phone_sealed AS phone, a.created_at AS since,
         ARRAY(SELECT g.role FROM identity.role_grant g
           WHERE g.tenant_id = a.tenant_id AND g.account_id = a.id AND g.revoked_at IS NULL ORDER BY g.id) AS roles,
         coalesce((SELECT json_agg(json_build_object('kind', s.user_agent_kind, 'seen', s.last_seen_at))
           FROM (SELECT * FROM identity.session s WHERE s.tenant_id = a.tenant_id AND s.account_id = a.id
             ORDER BY s.created_at DESC LIMIT ${SESSIONS_SHOWN}) s), '[]') AS devices
       FROM identity.account a WHERE a.tenant_id = $1 AND a.member_id = $2`,
      [tenantId, memberId],
    );
    if (!account) return [];
    const roles = account.roles.map((role) => ROLE_NAMES[role as keyof typeof ROLE_NAMES] ?? role);
    return [
      {
        title: '登录账号',
        records: [
          [
            ['登录名', account.login],
            ['登录手机号', account.phone && this.vault.open(tenantId, PHONE_PURPOSE, account.phone)],
            ['开通时间', account.since.toISOString()],
            ['角色', roles.join('、') || null],
          ],
        ],
      },
      {
        title: '登录过的设备',
        records: account.devices.map(({ kind, seen }) => [
          ['设备', kind],
          ['最后使用', seen],
        ]),
      },
    ];
  }

  override async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const rows = await tx.rows(
      `SELECT 1 FROM identity.account a
       JOIN identity.role_grant g ON g.tenant_id = a.tenant_id AND g.account_id = a.id AND g.revoked_at IS NULL
         AND (g.valid_until IS NULL OR g.valid_until >= $3::date)
       WHERE a.tenant_id = $1 AND a.member_id = $2 LIMIT 1`,
      [tx.actor.tenantId, memberId, tx.now],
    );
    return rows.length > 0 ? ['还担任着工会职务，交接以后再删'] : [];
  }

  /** Nobody signs in with it any more; the row stays, since the audit names it. */
  override async erase(tx: Tx, memberId: MemberId): Promise<void> {
    const key = [tx.actor.tenantId, memberId];
    const [account] = await tx.rows<{ id: string }>(
      `UPDATE identity.account SET version = version + 1, status = 'suspended', login = coalesce(login, id::text),
         phone_sealed = NULL, phone_mac = NULL
       WHERE tenant_id = $1 AND member_id = $2 RETURNING id`,
      key,
    );
    if (!account) return;
    for (const table of ['session', 'known_device', 'external_identity', 'second_factor'])
      await tx.rows(`DELETE FROM identity.${table} WHERE tenant_id = $1 AND account_id = $2`, [
        tx.actor.tenantId,
        account.id,
      ]);
  }
}
