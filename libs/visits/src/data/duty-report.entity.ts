import type { AccountId, CivilDate, Id, PersonId, TenantId } from '@app/kernel';
import { CivilDateColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { VisitDutyId } from '../domain/visit-duty';

export type ReportSource = 'staff' | 'member';

@Entity({ schema: 'visits', name: 'duty_report' })
@Index('duty_report_by_duty', ['tenantId', 'dutyId', 'id'])
@Check('duty_report_source_known', `source IN ('staff','member')`)
export class DutyReport {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'duty-report'>;
  @Column('uuid') dutyId: VisitDutyId;
  /** This report opened the duty; the others joined it. */
  @Column('boolean') opened: boolean;
  @Column('text') source: ReportSource;
  @Column('uuid') accountId: AccountId;
  @Column('uuid', { nullable: true }) reporterPersonId: PersonId | null;
  @Column('text') reporterName: string;
  @Column('timestamptz') reportedAt: Date;
  @Column('text', { nullable: true }) informedName: string | null;
  @Column('timestamptz', { nullable: true }) informedAt: Date | null;
  @Column('text', { nullable: true }) helperName: string | null;
  @Column('timestamptz', { nullable: true }) helperAt: Date | null;
  @CivilDateColumn() eventOn: CivilDate;
  @CivilDateColumn({ nullable: true }) eventEndsOn: CivilDate | null;
  @Column('text', { nullable: true }) subCondition: string | null;
  /** The member's group at the time, 一组. */
  @Column('text', { nullable: true }) groupName: string | null;
  @SealedColumn({ nullable: true }, { purpose: 'visits.visit_duty.place' }) placeSealed: Buffer | null;
  @SealedColumn({ nullable: true }, { purpose: 'visits.visit_duty.note' }) noteSealed: Buffer | null;
  @Column('timestamptz') receivedAt: Date;
}
