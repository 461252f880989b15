import type { PersonId, TenantId } from '@app/kernel';
import { TenantColumn } from '@app/persistence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { VisitDutyId } from '../domain/visit-duty';
import type { VisitorRank } from '../domain/visitor-rank';

/** Who has the duty now; who had it before stands in its facts. */
@Entity({ schema: 'visits', name: 'duty_assignee' })
@Index('duty_assignee_by_person', ['tenantId', 'personId', 'dutyId'])
export class DutyAssignee {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') dutyId: VisitDutyId;
  @PrimaryColumn('uuid') personId: PersonId;
  @Column('text') name: string;
  /** In what office he goes. */
  @Column('text') rank: VisitorRank;
  /** Order in which they were named. */
  @Column('int') place: number;
}
