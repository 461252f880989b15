import { systemActor } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Account } from '../data/account.entity';
import { hashOfSecret } from '../data/secrets';

/** Browsers on which the owner of an account signed in before, by whatever door. */
@Injectable()
export class KnownDevices {
  constructor(private readonly uow: UnitOfWork) {}

  async knows({ tenantId, id }: Account, device: string): Promise<boolean> {
    const rows = await this.uow.read(systemActor(tenantId), (tx) =>
      tx.rows(`SELECT 1 FROM identity.known_device WHERE tenant_id = $1 AND account_id = $2 AND device_hash = $3`, [
        tenantId,
        id,
        hashOfSecret(device),
      ]),
    );
    return rows.length > 0;
  }

  /** Remembers the device; when the account knew others, but not this one, its owner is told. */
  async meet(tx: Tx, { tenantId, id }: Account, device: string): Promise<void> {
    const [row] = await tx.rows<{ isNew: boolean }>(
      `INSERT INTO identity.known_device (tenant_id, account_id, device_hash, known_since, last_used_at)
       VALUES ($1, $2, $3, $4, $4)
       ON CONFLICT (tenant_id, account_id, device_hash) DO UPDATE SET last_used_at = excluded.last_used_at
       RETURNING xmax = 0 AND EXISTS (SELECT 1 FROM identity.known_device o
         WHERE o.tenant_id = $1 AND o.account_id = $2 AND o.device_hash <> $3) AS "isNew"`,
      [tenantId, id, hashOfSecret(device), tx.now],
    );
    if (row!.isNew) tx.announce({ type: 'session.opened-on-new-device.v1', payload: { accountId: id } });
  }
}
