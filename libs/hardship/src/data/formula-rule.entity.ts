import type { CivilDate, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AccidentPlace, FormulaVersion } from '../domain/formula-version';

/** Which formula holds from a day on; the one before it ends there. Never changed: judgements name it. */
@Entity({ schema: 'hardship', name: 'formula_rule' })
@Index('formula_rule_from', ['tenantId', 'validFrom'], { unique: true })
@Check('formula_rule_version_known', `formula_version IN ('2016','current')`)
@Check('formula_rule_place_known', `accident_place IN ('after-deep','before-deep','last')`)
@Check('formula_rule_share_sound', `loss_share BETWEEN 1 AND 100`)
@Check('formula_rule_days_in_order', `valid_to IS NULL OR valid_to >= valid_from`)
export class FormulaRuleRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'formula-rule'>;
  @Column('text') formulaVersion: FormulaVersion;
  @Column('text') accidentPlace: AccidentPlace;
  @Column('int') lossShare: number;
  @CivilDateColumn() validFrom: CivilDate;
  @CivilDateColumn({ nullable: true }) validTo: CivilDate | null;
  @Column('text') source: string;
}
