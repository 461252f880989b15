import type { AccountId, Id, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { TimelineDetails } from '../domain/timeline';
import type { VisitDutyId } from '../domain/visit-duty';

/** What reports, visits and disbursements do not tell of themselves. */
export const DUTY_FACT_KINDS = [
  'assigned',
  'accepted',
  'handed-over',
  'declined',
  'excused',
  'cancelled',
  'escalated',
  'visit-corrected',
  'visit-voided',
  'papers-added',
  'rated',
  'closed',
  'reopened',
  'reinstated',
  'deadline-moved',
] as const;
export type DutyFactKind = (typeof DUTY_FACT_KINDS)[number];

@Entity({ schema: 'visits', name: 'duty_fact' })
@Index('duty_fact_by_duty', ['tenantId', 'dutyId', 'id'])
@Check(
  'duty_fact_kind_known',
  `kind IN ('assigned','accepted','handed-over','declined','excused','cancelled','escalated','visit-corrected','visit-voided','papers-added','rated','closed','reopened','reinstated','deadline-moved')`,
)
export class DutyFact {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'duty-fact'>;
  @Column('uuid') dutyId: VisitDutyId;
  @Column('text') kind: DutyFactKind;
  @Column('timestamptz') at: Date;
  @Column('uuid') byAccountId: AccountId;
  /** Null for the system. */
  @Column('text', { nullable: true }) byName: string | null;
  @Column('jsonb') detail: TimelineDetails[DutyFactKind];
}
