import type { CivilDate, Id, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { FundKind, FundPurpose } from '../domain';

export type FundEligibilityId = Id<'fund-eligibility'>;

/** What money of a kind may serve, as a union sets it for itself and those below it from a day on. */
@Entity({ schema: 'funds', name: 'fund_eligibility' })
@Index('fund_eligibility_from', ['tenantId', 'unionId', 'fundKind', 'validFrom'], { unique: true })
@Check('fund_eligibility_purposes_whole', 'as_restricted = (cardinality(purposes) = 0)')
@Check('fund_eligibility_dates_in_order', 'valid_to IS NULL OR valid_to >= valid_from')
export class FundEligibilityRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: FundEligibilityId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') fundKind: FundKind;
  @Column('text', { array: true }) purposes: readonly FundPurpose[];
  /** Only what each account itself names. */
  @Column('boolean') asRestricted: boolean;
  @Column('boolean') needsHardshipFile: boolean;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validTo: CivilDate | null;
  /** The rule or decision it rests on. */
  @Column('text') source: string;
  @Column('uuid') setBy: PersonId;
  @Column('text') setByName: string;
}
