import type { CivilDate, Id, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  CorrectionReason,
  DisclosedFigure,
  DisclosureAction,
  DisclosureKind,
  DisclosureStatus,
  RatingWord,
} from '../domain/disclosure';
import type { PeriodReturnId } from './period-return.entity';

export type DisclosureId = Id<'disclosure'>;
export type AwaitedDisclosureId = Id<'awaited-disclosure'>;

const KINDS = `kind IN ('quarter','year')`;

/** 会务公开: a union's money and aid of a period as its members read it. Holds figures only; few people are hidden in it. */
@Entity({ schema: 'reporting', name: 'disclosure' })
@Index('disclosure_one_draft', ['tenantId', 'unionId', 'kind', 'fromOn'], { unique: true, where: `status = 'drafted'` })
@Index('disclosure_one_published', ['tenantId', 'unionId', 'kind', 'fromOn'], {
  unique: true,
  where: `status = 'published'`,
})
@Index('disclosure_by_union', ['tenantId', 'unionId', 'toOn', 'id'])
@Index('disclosure_by_day', ['tenantId', 'toOn', 'id'])
@Index('disclosure_by_replaced', ['tenantId', 'replacesId'], { where: 'replaces_id IS NOT NULL' })
@Check('disclosure_kind_known', KINDS)
@Check('disclosure_status_known', `status IN ('drafted','published','withdrawn','dropped')`)
@Check('disclosure_days_in_order', 'from_on < to_on')
@Check(
  'disclosure_published_whole',
  `(published_at IS NULL) = (published_by_name IS NULL)
   AND (status IN ('published','withdrawn')) = (published_at IS NOT NULL)`,
)
@Check(
  'disclosure_withdrawn_whole',
  `(withdrawn_at IS NULL) = (withdrawn_by_name IS NULL) AND (withdrawn_at IS NULL) = (withdrawal_reason IS NULL)
   AND (status = 'withdrawn') = (withdrawn_at IS NOT NULL)`,
)
@Check('disclosure_correction_whole', '(replaces_id IS NULL) = (correction_reason IS NULL)')
export class Disclosure {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: DisclosureId;
  @Column('int') version: number;
  @Column('text') number: string;
  @Column('uuid') unionId: UnionId;
  @Column('text') kind: DisclosureKind;
  @CivilDateColumn() fromOn: CivilDate;
  @CivilDateColumn() toOn: CivilDate;
  @Column('text') status: DisclosureStatus;
  @Column('jsonb') figures: readonly DisclosedFigure[];
  /** The return whose frozen figures these are; null: they were frozen for this notice. */
  @Column('uuid', { nullable: true }) sourceReturnId: PeriodReturnId | null;
  @Column('timestamptz') frozenAt: Date;
  @Column('uuid', { nullable: true }) replacesId: DisclosureId | null;
  @Column('text', { nullable: true }) correctionReason: CorrectionReason | null;
  @Column('text') draftedByName: string;
  @Column('timestamptz', { nullable: true }) publishedAt: Date | null;
  @Column('text', { nullable: true }) publishedByName: string | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('text', { nullable: true }) withdrawnByName: string | null;
  @Column('text', { nullable: true }) withdrawalReason: CorrectionReason | null;
}

/** What happened to a notice, for those who work on it. */
@Entity({ schema: 'reporting', name: 'disclosure_fact' })
@Index('disclosure_fact_by_disclosure', ['tenantId', 'disclosureId', 'id'])
@Check('disclosure_fact_action_known', `action IN ('freeze','freeze-again','publish','withdraw','drop')`)
export class DisclosureFact {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'disclosure-fact'>;
  @Column('uuid') disclosureId: DisclosureId;
  @Column('text') action: DisclosureAction | 'freeze';
  @Column('timestamptz') at: Date;
  @Column('text') byName: string;
  @Column('text', { nullable: true }) reason: CorrectionReason | null;
}

/** One member's rating. Who he is stands nowhere: a keyed hash keeps it to one each, and neither day nor order is kept. */
@Entity({ schema: 'reporting', name: 'disclosure_rating' })
@Check('disclosure_rating_stars_known', 'stars BETWEEN 1 AND 5')
@Check('disclosure_rating_word_known', `word IN ('clear','hard-to-read','want-more','doubt')`)
export class DisclosureRating {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') disclosureId: DisclosureId;
  @PrimaryColumn('bytea') raterMac: Buffer;
  @Column('int') stars: number;
  @Column('text', { nullable: true }) word: RatingWord | null;
}

/** A notice that is expected since its period ended, so that its reminders are planned with all others. */
@Entity({ schema: 'reporting', name: 'awaited_disclosure' })
@Index('awaited_disclosure_once', ['tenantId', 'unionId', 'kind', 'fromOn'], { unique: true })
@Index('awaited_disclosure_by_due', ['tenantId', 'dueOn', 'id'])
@Check('awaited_disclosure_kind_known', KINDS)
@Check('awaited_disclosure_due_after', 'due_on > to_on')
export class AwaitedDisclosure {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: AwaitedDisclosureId;
  @Column('uuid') unionId: UnionId;
  @Column('text') kind: DisclosureKind;
  @CivilDateColumn() fromOn: CivilDate;
  @CivilDateColumn() toOn: CivilDate;
  @CivilDateColumn() dueOn: CivilDate;
  @Column('timestamptz') writtenAt: Date;
}
