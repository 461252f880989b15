import type { AccountId, CivilDate, Id, MemberId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MemberCategory, MemberStatus } from '../domain/member';
import type { MembershipAction } from '../domain/membership.lifecycle';

const STATUSES = `'applied','active','transferring','retained','left','expelled','deceased','not-admitted'`;

/** One step of a membership with what stood before and after it. */
@Entity({ schema: 'members', name: 'membership_change' })
@Index('membership_change_by_member', ['tenantId', 'memberId', 'effectiveOn', 'id'])
@Check('membership_change_statuses_known', `from_status IN (${STATUSES}) AND to_status IN (${STATUSES})`)
export class MembershipChange {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'membership-change'>;
  @Column('uuid') memberId: MemberId;
  /** `move-by-roster`: a roster brought along says that another union holds the membership. */
  @Column('text') action: MembershipAction | 'move-by-roster';
  @Column('text') fromStatus: MemberStatus;
  @Column('text') toStatus: MemberStatus;
  @Column('uuid') fromUnionId: UnionId;
  @Column('uuid') toUnionId: UnionId;
  @Column('text') fromCategory: MemberCategory;
  @Column('text') toCategory: MemberCategory;
  @CivilDateColumn() effectiveOn: CivilDate;
  @Column('uuid') accountId: AccountId;
  @Column('timestamptz') recordedAt: Date;
  @Column('text', { nullable: true }) reason: string | null;
}
