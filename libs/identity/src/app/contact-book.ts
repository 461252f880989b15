import type { AccountId, UnionId } from '@app/kernel';
import { type ReadTx, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { PHONE_PURPOSE } from '../data/account.entity';

/** By what people are reached, for who sends them something. Never for a screen. */
@Injectable()
export class ContactBook {
  constructor(private readonly vault: Vault) {}

  /** Phones of open accounts; who has none is missing. */
  async phonesOf(tx: ReadTx, ids: readonly AccountId[]): Promise<Map<AccountId, string>> {
    if (ids.length === 0) return new Map();
    const { tenantId } = tx.actor;
    const rows = await tx.rows<{ id: AccountId; sealed: Buffer }>(
      `SELECT id, phone_sealed AS sealed FROM identity.account
       WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND status = 'active' AND phone_sealed IS NOT NULL`,
      [tenantId, [...new Set(ids)]],
      'phones-of-accounts',
    );
    return new Map(rows.map(({ id, sealed }) => [id, this.vault.open(tenantId, PHONE_PURPOSE, sealed)]));
  }

  /** Unions that keep the accounts; suspended and unknown ones are missing. */
  async unionsOf(tx: ReadTx, ids: readonly AccountId[]): Promise<Map<AccountId, UnionId>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.rows<{ id: AccountId; unionId: UnionId }>(
      `SELECT id, union_id AS "unionId" FROM identity.account
       WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND status = 'active'`,
      [tx.actor.tenantId, [...new Set(ids)]],
      'unions-of-accounts',
    );
    return new Map(rows.map(({ id, unionId }) => [id, unionId]));
  }
}
