import type { CivilDate, Fen, FundAccountId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { MonthDay } from '../domain/academic-year';
import type {
  AidCategory,
  LapseRule,
  ProgrammeId,
  ProgrammeKind,
  ProgrammeStatus,
  StudyExclusion,
  StudyLevel,
} from '../domain/study-aid';
import { CATEGORIES_SQL, EXCLUSIONS_SQL, LEVELS_SQL } from './known-words';

/** 助学项目: what is given to whom, for how long, from which account. */
@Entity({ schema: 'study_aid', name: 'programme' })
@Index('programme_by_union', ['tenantId', 'unionId', 'status', 'id'])
@Check('programme_kind_known', `kind IN ('one-off','tracked')`)
@Check('programme_status_known', `status IN ('draft','open','closed')`)
@Check('programme_years', `max_years BETWEEN 1 AND 5 AND (kind = 'tracked' OR max_years = 1)`)
@Check('programme_levels_known', `cardinality(levels) > 0 AND levels <@ ARRAY[${LEVELS_SQL}]`)
@Check('programme_lapse_rule_known', `lapse_rule IN ('suspend','grace-year','end')`)
@Check('programme_exclusions_known', `exclusions <@ ARRAY[${EXCLUSIONS_SQL}]`)
@Check('programme_renewal_whole', `kind = 'one-off' OR num_nulls(renewal_on, proof_until, resume_until) = 0`)
@Check('programme_budget_positive', 'budget > 0')
export class Programme {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: ProgrammeId;
  @Column('int') version: number;
  @Column('uuid') unionId: UnionId;
  @Column('text') name: string;
  @Column('text') kind: ProgrammeKind;
  @Column('text') status: ProgrammeStatus;
  @Column('int') maxYears: number;
  @Column('text', { array: true }) levels: StudyLevel[];
  @Column('text') applyFrom: MonthDay;
  @Column('text') applyUntil: MonthDay;
  @Column('text', { nullable: true }) renewalOn: MonthDay | null;
  @Column('text', { nullable: true }) proofUntil: MonthDay | null;
  @Column('text', { nullable: true }) resumeUntil: MonthDay | null;
  @Column('boolean') needsFile: boolean;
  @Column('text') lapseRule: LapseRule;
  @Column('text', { array: true }) exclusions: StudyExclusion[];
  @Column('boolean') exclusive: boolean;
  @Column('uuid', { nullable: true }) fundAccountId: FundAccountId | null;
  /** For one calendar year. */
  @FenColumn({ nullable: true }) budget: Fen | null;
  @Column('int') publicityDays: number;
  @Column('text', { nullable: true }) note: string | null;
  /** The import that brought it; null: somebody set it up. */
  @Column('uuid', { nullable: true }) importId: string | null;
  @Column('timestamptz') createdAt: Date;
}

@Entity({ schema: 'study_aid', name: 'programme_amount' })
@Index('programme_amount_once', ['tenantId', 'programmeId', 'level', 'category', 'validFrom'], { unique: true })
@Check('programme_amount_level_known', `level IN (${LEVELS_SQL})`)
@Check('programme_amount_category_known', `category IN (${CATEGORIES_SQL})`)
@Check('programme_amount_positive', 'amount > 0')
export class ProgrammeAmount {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') programmeId: ProgrammeId;
  @Column('text') level: StudyLevel;
  /** Null: for every category that has no row of its own. */
  @Column('text', { nullable: true }) category: AidCategory | null;
  @FenColumn() amount: Fen;
  @CivilDateColumn() validFrom: CivilDate;
}
