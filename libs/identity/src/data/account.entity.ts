import type { AccountId, MemberId, TenantId, UnionId } from '@app/kernel';
import { SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AccountStatus } from '../domain/account';

@Entity({ schema: 'identity', name: 'account' })
@Index('account_login', ['tenantId', 'login'], { unique: true })
@Index('account_phone', ['tenantId', 'phoneMac'], { unique: true })
@Index('account_member', ['tenantId', 'memberId'], { unique: true })
@Index('account_by_union', ['tenantId', 'unionId'])
@Check('account_status_known', `status IN ('active','suspended')`)
@Check('account_can_sign_in', `login IS NOT NULL OR phone_mac IS NOT NULL`)
@Check('account_phone_whole', `(phone_sealed IS NULL) = (phone_mac IS NULL)`)
export class Account {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: AccountId;
  @Column('int') version: number;
  /** The union that keeps the account: whose administrator resets its password. */
  @Column('uuid') unionId: UnionId;
  @Column('text', { nullable: true }) login: string | null;
  @SealedColumn({ nullable: true }) phoneSealed: Buffer | null;
  @Column('bytea', { nullable: true }) phoneMac: Buffer | null;
  @Column('text') displayName: string;
  @Column('uuid', { nullable: true }) memberId: MemberId | null;
  @Column('text') passwordHash: string;
  @Column('boolean') mustChangePassword: boolean;
  @Column('timestamptz') passwordSetAt: Date;
  @Column('text') status: AccountStatus;
  @Column('timestamptz') createdAt: Date;
}

export const PHONE_PURPOSE = 'identity.account.phone';
