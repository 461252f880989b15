import type { Id, MemberId, TenantId } from '@app/kernel';
import { SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { VisitDutyId } from '../domain/visit-duty';

/** How the member found his case handled. */
@Entity({ schema: 'visits', name: 'rating' })
@Index('rating_of_duty', ['tenantId', 'dutyId'], { unique: true })
@Check('rating_stars_known', `stars BETWEEN 1 AND 5`)
export class Rating {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'rating'>;
  @Column('uuid') dutyId: VisitDutyId;
  @Column('uuid') memberId: MemberId;
  @Column('int') stars: number;
  @SealedColumn({ nullable: true }) commentSealed: Buffer | null;
  @Column('timestamptz') ratedAt: Date;
}
