import type { AccountId, Id, MemberId, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody saw full values of a member's particulars. Append-only. */
@Entity({ schema: 'members', name: 'sensitive_view' })
@Index('sensitive_view_by_member', ['tenantId', 'memberId', 'id'])
export class SensitiveView {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'sensitive-view'>;
  @Column('uuid') memberId: MemberId;
  @Column('uuid') accountId: AccountId;
  /** Name and union of who looked, as they were at the time. */
  @Column('text') viewerName: string;
  @Column('text', { nullable: true }) viewerUnionName: string | null;
  /** What he was called by then, such as 出纳; empty for looks of before this was kept. */
  @Column('text', { array: true, default: () => `'{}'` }) viewerRoles: string[];
  @Column('text', { array: true }) fields: string[];
  @Column('text') reason: string;
  @Column('timestamptz') viewedAt: Date;
}
