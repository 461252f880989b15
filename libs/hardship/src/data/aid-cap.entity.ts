import type { CivilDate, Fen, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CapBase, CapBeyond, CappedAidKind } from '../domain/aid-cap';
import type { HardshipCategory } from '../domain/category';

/** A cap that the tenant set, from when until when; beside it the defaults hold. */
@Entity({ schema: 'hardship', name: 'aid_cap' })
@Index('aid_cap_from', ['tenantId', 'aid', 'category', 'validFrom'], { unique: true })
@Check(
  'aid_cap_aid_known',
  `aid IN ('living-aid','medical-aid','study-aid','temporary-hardship','warm-delivery','training')`,
)
@Check(
  'aid_cap_category_known',
  `category IN ('deep','relative','accident','subsistence','borderline','accident-2016')`,
)
@Check('aid_cap_base_known', `per IN ('household','student','person')`)
@Check('aid_cap_beyond_known', `beyond IN ('higher-route','refused')`)
@Check(
  'aid_cap_one_limit',
  `(months IS NULL) <> (amount IS NULL) AND (months IS NULL OR months > 0) AND (amount IS NULL OR amount > 0)`,
)
@Check('aid_cap_days_in_order', `valid_to IS NULL OR valid_to >= valid_from`)
export class AidCapRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'aid-cap'>;
  @Column('int') version: number;
  @Column('text') aid: CappedAidKind;
  @Column('text', { nullable: true }) category: HardshipCategory | null;
  @Column('text') per: CapBase;
  @Column('int', { nullable: true }) months: number | null;
  @FenColumn({ nullable: true }) amount: Fen | null;
  @Column('text') beyond: CapBeyond;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validTo: CivilDate | null;
  @Column('text') source: string;
}
