import type { AccountId, CivilDate, Fen, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HardshipCategory } from '../domain/category';
import type { AccidentPlace, FormulaVersion } from '../domain/formula-version';
import type { HardshipFileId, JudgementId, StatementId } from '../domain/hardship-file';
import type { PaperLine } from '../domain/judgement';

const CATEGORIES = `'deep','relative','accident','subsistence','borderline','accident-2016'`;

/** A computed category with all that it rests on; never changed. */
@Entity({ schema: 'hardship', name: 'judgement' })
@Index('judgement_by_file', ['tenantId', 'fileId', 'id'])
@Index('judgement_by_own_rule', ['tenantId', 'judgedOn'], { where: 'formula_rule_id IS NOT NULL' })
@Check('judgement_version_known', `formula_version IN ('2016','current')`)
@Check('judgement_place_known', `accident_place IN ('after-deep','before-deep','last')`)
@Check('judgement_share_sound', `loss_share BETWEEN 1 AND 100`)
@Check('judgement_computed_known', `computed IN (${CATEGORIES})`)
@Check('judgement_category_known', `category IN (${CATEGORIES})`)
@Check('judgement_otherwise_has_reason', `category IS NULL OR category = ANY(meets) OR reason IS NOT NULL`)
export class JudgementRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: JudgementId;
  @Column('uuid') fileId: HardshipFileId;
  @Column('uuid') statementId: StatementId;
  @CivilDateColumn() judgedOn: CivilDate;
  @Column('text') formulaVersion: FormulaVersion;
  @Column('text') formulaSource: string;
  /** The rest of the rule by which it was judged, and its row; null: a default. */
  @Column('text') accidentPlace: AccidentPlace;
  @Column('int') lossShare: number;
  @Column('uuid', { nullable: true }) formulaRuleId: Id<'formula-rule'> | null;
  @FenColumn() monthAmount: Fen;
  @Column('text') standardName: string;
  @Column('text', { array: true }) meets: HardshipCategory[];
  /** What the rule gives. */
  @Column('text', { nullable: true }) computed: HardshipCategory | null;
  /** What was decided; another than one of `meets` has its reason. */
  @Column('text', { nullable: true }) category: HardshipCategory | null;
  @Column('text', { nullable: true }) reason: string | null;
  @FenColumn() income: Fen;
  @FenColumn() expense: Fen;
  @FenColumn() loss: Fen;
  @FenColumn() perCapita: Fen;
  @Column('jsonb') lines: readonly PaperLine[];
  @Column('jsonb') changes: readonly string[];
  @Column('uuid') judgedBy: AccountId;
  @Column('text') judgedByName: string;
  @Column('timestamptz') judgedAt: Date;
}
