import type { AccountId, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A browser on which the account signed in before: wrong guesses made elsewhere do not shut it out. */
@Entity({ schema: 'identity', name: 'known_device' })
@Index('known_device_by_age', ['tenantId', 'lastUsedAt'])
export class KnownDevice {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') accountId: AccountId;
  /** SHA-256 of the cookie's secret. */
  @PrimaryColumn('bytea') deviceHash: Buffer;
  @Column('timestamptz') knownSince: Date;
  @Column('timestamptz') lastUsedAt: Date;
}
