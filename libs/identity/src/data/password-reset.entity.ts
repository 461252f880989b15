import type { AccountId, Id, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A link that sets a forgotten password anew, once. */
@Entity({ schema: 'identity', name: 'password_reset' })
@Index('password_reset_token', ['tenantId', 'tokenHash'], { unique: true })
@Index('password_reset_by_account', ['tenantId', 'accountId'])
export class PasswordReset {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'password-reset'>;
  @Column('uuid') accountId: AccountId;
  /** SHA-256 of the link's secret, which is only in the mail. */
  @Column('bytea') tokenHash: Buffer;
  @Column('timestamptz') madeAt: Date;
  @Column('timestamptz') expiresAt: Date;
  @Column('timestamptz', { nullable: true }) usedAt: Date | null;
}
