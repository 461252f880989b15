import type { CivilDate, DocumentId, Fen, MemberId, PersonId, TenantId, UnionId } from '@app/kernel';
import { CivilDateColumn, FenColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  Evidence,
  GoodsLine,
  Signature,
  TalkTopic,
  VisitId,
  VisitKind,
  VisitMark,
  Visitor,
  VisitOutcome,
  VisitStatus,
} from '../domain/visit';
import type { VisitDutyId } from '../domain/visit-duty';

export type UnknownFigure = 'cash' | 'goods';

/** A line of goods in JSON: fen as decimal text. */
export type StoredGoodsLine = Omit<GoodsLine, 'valueFen'> & { readonly valueFen: string };

/** What the standards said when the visit was judged, in sentences. */
export interface Judgement {
  readonly entitled: boolean;
  readonly explanation: readonly string[];
  /** Sentences of the marks. */
  readonly marks: readonly string[];
  /** Papers that are still missing, in the words of the catalogue. */
  readonly missing: readonly string[];
}

/** What a person said and needs, and why he was not met, may tell an illness: sealed. A correction is a new row. */
@Entity({ schema: 'visits', name: 'visit' })
@Index('visit_by_duty', ['tenantId', 'dutyId', 'id'], { where: 'duty_id IS NOT NULL' })
@Index('visit_by_roster_entry', ['tenantId', 'rosterEntryId', 'id'], { where: 'roster_entry_id IS NOT NULL' })
@Index('visit_by_root', ['tenantId', 'rootId'])
@Index('visit_by_member', ['tenantId', 'memberId', 'visitedOn'])
@Index('visit_by_union', ['tenantId', 'unionId', 'visitedOn', 'id'])
@Index('visit_corrected_once', ['tenantId', 'correctsId'], { unique: true, where: 'corrects_id IS NOT NULL' })
@Check('visit_status_known', `status IN ('logged','corrected','voided')`)
@Check('visit_root_is_first', `(corrects_id IS NULL) = (root_id = id)`)
@Check('visit_corrected_names_next', `(status = 'corrected') = (corrected_by_id IS NOT NULL)`)
@Check('visit_void_has_reason', `(status = 'voided') = (void_reason IS NOT NULL)`)
@Check('visit_kind_known', `kind IN ('must-visit','talk','round','other')`)
@Check(
  'visit_of_round_whole',
  `(kind = 'round') = (round_id IS NOT NULL) AND (round_id IS NULL) = (roster_entry_id IS NULL)`,
)
@Check('visit_must_visit_has_duty', `kind <> 'must-visit' OR duty_id IS NOT NULL`)
@Check('visit_talk_has_topic', `(kind = 'talk') = (talk_topic IS NOT NULL)`)
@Check(
  'visit_talk_topic_known',
  `talk_topic IN ('post-change','reward-or-punishment','low-spirits','conflict','family-change')`,
)
@Check('visit_outcome_known', `outcome IN ('met','proxy','refused','absent','moved','deceased')`)
@Check(
  'visit_outcome_whole',
  `(outcome = 'proxy') = (proxy_name IS NOT NULL) AND (outcome = 'proxy') = (proxy_relation IS NOT NULL) AND (outcome IN ('refused','absent','moved','deceased')) = (outcome_reason_sealed IS NOT NULL)`,
)
@Check('visit_amounts_not_negative', `cash_fen >= 0 AND goods_fen >= 0`)
@Check(
  'visit_nothing_to_who_refused',
  `outcome NOT IN ('refused','moved','deceased') OR cash_fen = 0 AND goods_fen = 0`,
)
@Check('visit_signature_whole', `(signature_document_id IS NULL) = (signed_by IS NULL)`)
@Check('visit_signed_by_known', `signed_by IN ('self','proxy')`)
@Index('visit_by_import', ['tenantId', 'importId'], { where: 'import_id IS NOT NULL' })
@Check('visit_unknown_figures_known', `unknown_figures <@ ARRAY['cash','goods']`)
@Check(
  'visit_unknown_is_no_amount',
  `(cash_fen = 0 OR NOT 'cash' = ANY (unknown_figures)) AND (goods_fen = 0 OR NOT 'goods' = ANY (unknown_figures))`,
)
export class Visit {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: VisitId;
  @Column('int') version: number;
  /** 1 as first logged, one more with every correction. */
  @Column('int') revision: number;
  @Column('text') status: VisitStatus;
  /** The visit as first logged: under this id its papers are kept and its aid is asked for, whatever is corrected. */
  @Column('uuid') rootId: VisitId;
  @Column('uuid', { nullable: true }) correctsId: VisitId | null;
  @Column('uuid', { nullable: true }) correctedById: VisitId | null;
  @Column('text', { nullable: true }) voidReason: string | null;
  @Column('uuid', { nullable: true }) dutyId: VisitDutyId | null;
  @Column('uuid', { nullable: true }) roundId: string | null;
  @Column('uuid', { nullable: true }) rosterEntryId: string | null;
  @Column('uuid') unionId: UnionId;
  @Column('uuid') memberId: MemberId;
  @Column('text') kind: VisitKind;
  @Column('text', { nullable: true }) talkTopic: TalkTopic | null;
  @CivilDateColumn() visitedOn: CivilDate;
  @SealedColumn({ nullable: true }) placeSealed: Buffer | null;
  @Column('text') outcome: VisitOutcome['kind'];
  @Column('text', { nullable: true }) proxyName: string | null;
  @Column('text', { nullable: true }) proxyRelation: string | null;
  @SealedColumn({ nullable: true }) outcomeReasonSealed: Buffer | null;
  @Column('jsonb') visitors: Visitor[];
  @FenColumn() cashFen: Fen;
  @Column('jsonb') goods: StoredGoodsLine[];
  @FenColumn() goodsFen: Fen;
  @Column('jsonb') evidence: Evidence[];
  @SealedColumn({ nullable: true }) wordsSealed: Buffer | null;
  @SealedColumn({ nullable: true }) nextNeedSealed: Buffer | null;
  @CivilDateColumn({ nullable: true }) nextContactOn: CivilDate | null;
  @Column('uuid', { nullable: true }) signatureDocumentId: DocumentId | null;
  @Column('text', { nullable: true }) signedBy: Signature['by'] | null;
  @Column({ type: 'text', array: true }) marks: VisitMark[];
  @Column('text', { nullable: true }) ruleCode: string | null;
  @Column('text', { nullable: true }) ruleVersion: string | null;
  @Column('jsonb', { nullable: true }) judgement: Judgement | null;
  @Column('uuid') loggedById: PersonId;
  @Column('text') loggedByName: string;
  @Column('timestamptz') loggedAt: Date;
  /** Figures of a ledger of before that nobody knows; they stand as 0 here. Null: all are known. */
  @Column('text', { array: true, nullable: true }) unknownFigures: UnknownFigure[] | null;
  /** The import that brought it from a ledger of before; null: it was made here. */
  @Column('uuid', { nullable: true }) importId: string | null;
}
