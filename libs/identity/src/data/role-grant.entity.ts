import type { AccountId, CivilDate, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { GrantTerm } from '../domain/role-grant';
import type { Role } from '../domain/role';

@Entity({ schema: 'identity', name: 'role_grant' })
@Index('role_grant_by_account', ['tenantId', 'accountId'])
@Index('role_grant_by_union', ['tenantId', 'unionId', 'role'])
@Check('role_grant_dates_in_order', `valid_until IS NULL OR valid_until >= valid_from`)
export class RoleGrant implements GrantTerm {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'role-grant'>;
  @Column('int') version: number;
  @Column('uuid') accountId: AccountId;
  @Column('uuid') unionId: UnionId;
  @Column('text') role: Role;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validUntil: CivilDate | null;
  @Column('timestamptz', { nullable: true }) revokedAt: Date | null;
  @Column('uuid') grantedBy: AccountId;
  @Column('timestamptz') grantedAt: Date;
}
