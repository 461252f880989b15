import type { AccountId, TenantId } from '@app/kernel';
import { SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

export const EMAIL_PURPOSE = 'notifications.preference.email';

/** How a person wants to be told besides the list inside the app. The id is the account's. */
@Entity({ schema: 'notifications', name: 'preference' })
@Check('preference_email_has_address', `NOT by_email OR email_sealed IS NOT NULL`)
@Check('preference_quiet_whole', `(quiet_from IS NULL) = (quiet_until IS NULL)`)
export class Preference {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: AccountId;
  @Column('int') version: number;
  @SealedColumn({ nullable: true }) emailSealed: Buffer | null;
  @Column('boolean') byEmail: boolean;
  @Column('boolean') bySms: boolean;
  /** Once a day in one message, instead of each at once. */
  @Column('boolean') daily: boolean;
  @Column('text', { nullable: true }) quietFrom: string | null;
  @Column('text', { nullable: true }) quietUntil: string | null;
  @Column('timestamptz') updatedAt: Date;
}
