import type { CivilDate, Fen, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AidForm, BenefitStandard, EvidenceNeed, MemberStanding } from '../domain';

export type StandardRowId = Id<'standard-row'>;

/** A dated row of the standards of a union, or (without union) a default of the tenant. */
@Entity({ schema: 'standards', name: 'benefit_standard' })
@Index('benefit_standard_by_union', ['tenantId', 'unionId', 'occasion', 'subCondition', 'validFrom'])
@Check('benefit_standard_form_known', `form IN ('cash','goods','both')`)
@Check(
  'benefit_standard_caps_positive',
  `cap_per_event > 0 AND max_amount_per_year >= cap_per_event
        AND max_count_per_year > 0 AND max_count_ever > 0 AND claim_window_months > 0`,
)
@Check(
  'benefit_standard_counted_known',
  `counted_over IN ('occasion','standard') AND counted_for IN ('person','household')`,
)
@Check('benefit_standard_beneficiary_known', `beneficiary IN ('member','family')`)
@Check('benefit_standard_dates_in_order', 'valid_to IS NULL OR valid_to >= valid_from')
export class BenefitStandardRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: StandardRowId;
  /** Of the row; the version of the rule is `ruleVersion`. */
  @Column('int') version: number;
  @Column('uuid', { nullable: true }) unionId: UnionId | null;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('text') occasion: string;
  @Column('text', { nullable: true }) subCondition: string | null;
  @Column('text') form: AidForm;
  @FenColumn() capPerEvent: Fen;
  @Column('int', { nullable: true }) maxCountPerYear: number | null;
  @FenColumn({ nullable: true }) maxAmountPerYear: Fen | null;
  @Column('int', { nullable: true }) maxCountEver: number | null;
  @Column('boolean') sameDiseaseOncePerYear: boolean;
  @Column('text') countedOver: BenefitStandard['countedOver'];
  @Column('text') countedFor: BenefitStandard['countedFor'];
  @Column('int', { nullable: true }) claimWindowMonths: number | null;
  @Column('jsonb') evidence: readonly EvidenceNeed[];
  @Column('text', { array: true }) fundKinds: string[];
  @Column('text') beneficiary: BenefitStandard['beneficiary'];
  @Column('text', { array: true }) forStandings: MemberStanding[];
  @Column('text') exclusions: string;
  @Column('text') ruleVersion: string;
  @Column('text') source: string;
  @Column('boolean') isDefault: boolean;
  /** Place in the list. */
  @Column('int') position: number;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validTo: CivilDate | null;
  @Column('timestamptz') createdAt: Date;
}
