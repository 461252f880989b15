import type { CivilDate, Fen, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, FenColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HardshipCause, Livelihood, ModelWorkerFileId, SurveyId } from '../domain/model-worker';
import type { SurveyStatus } from '../domain/survey.lifecycle';
import { CAUSE_SQL, LIVELIHOOD_SQL, SURVEY_STATUS_SQL } from './known-words';

/** How a model worker lives, asked once a year; it opens with the answers of the last one. */
@Entity({ schema: 'model_workers', name: 'survey' })
@Index('model_worker_survey_once', ['tenantId', 'fileId', 'year'], { unique: true })
@Index('model_worker_survey_by_due', ['tenantId', 'dueOn', 'id'], { where: `status IN ('open','answered')` })
@Check('model_worker_survey_status_known', `status IN (${SURVEY_STATUS_SQL})`)
@Check('model_worker_survey_livelihood_known', `livelihood IN (${LIVELIHOOD_SQL})`)
@Check('model_worker_survey_causes_known', `causes <@ ARRAY[${CAUSE_SQL}]::text[]`)
@Check('model_worker_survey_income', 'monthly_income >= 0')
@Check('model_worker_survey_persons', 'persons BETWEEN 1 AND 30')
@Check(
  'model_worker_survey_answered_whole',
  `status NOT IN ('answered','accepted') OR (livelihood IS NOT NULL AND monthly_income IS NOT NULL AND persons IS NOT NULL AND answered_at IS NOT NULL)`,
)
export class Survey {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: SurveyId;
  @Column('int') version: number;
  @Column('uuid') fileId: ModelWorkerFileId;
  @Column('int') year: number;
  @Column('text') status: SurveyStatus;
  @CivilDateColumn() dueOn: CivilDate;
  @Column('timestamptz') openedAt: Date;
  @Column('text', { nullable: true }) livelihood: Livelihood | null;
  /** His own, in fen a month. */
  @FenColumn({ nullable: true }) monthlyIncome: Fen | null;
  @Column('int', { nullable: true }) persons: number | null;
  @Column('text', { array: true, default: '{}' }) causes: readonly HardshipCause[];
  /** What he needs, in his words. */
  @Column('text', { nullable: true }) needs: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('text', { nullable: true }) answeredByName: string | null;
  /** By himself, and not by an officer for him. */
  @Column('boolean', { default: false }) answeredByHimself: boolean;
  @Column('text', { nullable: true }) acceptedByName: string | null;
  /** Why it came back, or was opened again. */
  @Column('text', { nullable: true }) lastReason: string | null;
}

/** When the survey opens and is due, from a year on. Never altered: another year is another row. */
@Entity({ schema: 'model_workers', name: 'survey_days' })
@Index('model_worker_survey_days_once', ['tenantId', 'fromYear'], { unique: true })
@Check('model_worker_survey_days_in_order', 'opens_on < due_on')
@Check('model_worker_survey_days_least', 'least_days BETWEEN 1 AND 180')
export class SurveyDaysRow {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'model-worker-survey-days'>;
  @Column('int') fromYear: number;
  /** MM-DD. */
  @Column('text') opensOn: string;
  @Column('text') dueOn: string;
  /** Who gets his file later in the year has as long to answer. */
  @Column('int') leastDays: number;
  @Column('text') madeByName: string;
  @Column('timestamptz') madeAt: Date;
}
