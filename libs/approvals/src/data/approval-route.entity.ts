import type { CivilDate, Fen, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ApprovalRoute, ApprovalTier, RouteStep } from '../domain/approval-route';

export type ApprovalRouteId = Id<'approval-route'>;

/** One dated row of the table of routes; `unionId` null: the default for everybody. */
@Entity({ schema: 'approvals', name: 'approval_route' })
@Index('approval_route_of_union', ['tenantId', 'unionId', 'subjectKind', 'code', 'validFrom'], {
  unique: true,
  where: 'union_id IS NOT NULL',
})
@Index('approval_route_default', ['tenantId', 'subjectKind', 'code', 'validFrom'], {
  unique: true,
  where: 'union_id IS NULL',
})
@Check('approval_route_tier_known', `tier IN ('T0','T1','T2','T3','T4')`)
@Check('approval_route_dates_in_order', `valid_to IS NULL OR valid_to >= valid_from`)
export class ApprovalRouteRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ApprovalRouteId;
  @Column('int') version: number;
  @Column('text') code: string;
  @Column('text') subjectKind: string;
  @Column('text') tier: ApprovalTier;
  @Column('text') name: string;
  @FenColumn({ nullable: true }) maxAmountPerPayee: Fen | null;
  @FenColumn({ nullable: true }) maxBatchTotal: Fen | null;
  @FenColumn({ nullable: true }) maxAmountWithoutEvidence: Fen | null;
  @Column('boolean') takesOverStandard: boolean;
  @Column('boolean') takesOffBudget: boolean;
  @Column('text', { array: true, nullable: true }) onlyFundKinds: readonly string[] | null;
  @FenColumn({ nullable: true }) medicalAbove: Fen | null;
  @Column('jsonb') steps: readonly RouteStep[];
  @Column('uuid', { nullable: true }) unionId: UnionId | null;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validTo: CivilDate | null;
  @Column('text') routeVersion: string;
  @Column('text') source: string;
  @Column('boolean') isDefault: boolean;
}

/** As the rules read it: there `version` is the edition of the table, not the row's. */
export function routeOf({ tenantId: _t, id: _i, routeVersion, ...row }: ApprovalRouteRow): ApprovalRoute {
  return { ...row, version: routeVersion };
}
