import type { CivilDate, Id, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NoticeStatus, PublicNoticeId } from '../domain/public-facts';

/** What hangs, as it hangs: masked when it was made. Its subject is never named to the public. */
@Entity({ schema: 'disclosure', name: 'public_notice' })
@Index('public_notice_round', ['tenantId', 'subjectType', 'subjectId', 'round'], { unique: true })
@Index('public_notice_hanging', ['tenantId', 'untilOn', 'id'], { where: `status = 'open'` })
@Index('public_notice_by_union', ['tenantId', 'unionId', 'id'])
@Check('public_notice_status_known', `status IN ('open','objected','taken-down')`)
@Check('public_notice_masked', `masked_name LIKE '%*%'`)
@Check('public_notice_days', `until_on >= published_on AND working_days >= 1 AND round >= 1`)
@Check('public_notice_taken_down_whole', `(status = 'taken-down') = (ended_at IS NOT NULL)`)
export class PublicNotice {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: PublicNoticeId;
  @Column('int') version: number;
  @Column('text') subjectType: string;
  @Column('uuid') subjectId: string;
  @Column('uuid') unionId: UnionId;
  /** 1, and after each objection one more. */
  @Column('int') round: number;
  @Column('text') status: NoticeStatus;
  @Column('text') title: string;
  @Column('text') maskedName: string;
  @Column('text') unionName: string;
  @Column('text') categoryLabel: string;
  @Column('text', { nullable: true }) causeLabel: string | null;
  @CivilDateColumn() publishedOn: CivilDate;
  /** The last day on which it hangs. */
  @CivilDateColumn() untilOn: CivilDate;
  @Column('int') workingDays: number;
  @CivilDateColumn() consentedOn: CivilDate;
  @Column('text') consentedBy: string;
  @Column('uuid') publishedBy: PersonId;
  @Column('text') publishedByName: string;
  @Column('timestamptz') publishedAt: Date;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endedReason: string | null;
}

/** What somebody said against a notice; his name, if he gave one, is for the union alone. */
@Entity({ schema: 'disclosure', name: 'objection' })
@Index('objection_by_notice', ['tenantId', 'noticeId', 'id'])
@Check('objection_unnamed_has_no_name', `NOT unnamed OR name_sealed IS NULL`)
export class Objection {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'objection'>;
  @Column('uuid') noticeId: PublicNoticeId;
  @SealedColumn() wordsSealed: Buffer;
  @SealedColumn({ nullable: true }) nameSealed: Buffer | null;
  @SealedColumn({ nullable: true }) contactSealed: Buffer | null;
  @Column('boolean') unnamed: boolean;
  /** The officer who wrote down what was told to him; null: it came over the public page. */
  @Column('text', { nullable: true }) takenBy: string | null;
  @Column('timestamptz') receivedAt: Date;
}

export const DISCLOSURE_ENTITIES = [PublicNotice, Objection];
