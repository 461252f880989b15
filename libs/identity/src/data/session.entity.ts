import type { AccountId, Id, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'identity', name: 'session' })
@Index('session_token', ['tenantId', 'tokenHash'], { unique: true })
@Index('session_by_account', ['tenantId', 'accountId', 'createdAt'])
export class Session {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'session'>;
  @Column('uuid') accountId: AccountId;
  /** SHA-256 of the cookie's secret, which is nowhere else. */
  @Column('bytea') tokenHash: Buffer;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') lastSeenAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  /** When the second factor was given in this session, last. */
  @Column('timestamptz', { nullable: true }) secondFactorAt: Date | null;
  @Column('text') userAgentKind: string;
}
