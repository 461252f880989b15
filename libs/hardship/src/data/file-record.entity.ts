import type { AccountId, CivilDate, DocumentId, Id, TenantId } from '@app/kernel';
import { CivilDateColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { HardshipFileId } from '../domain/hardship-file';

export const RECORD_KINDS = [
  'home-visit',
  'assessment',
  'reinvestigation',
  'watch',
  'spot-check',
  'pair-visit',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** A home visit, a meeting that assessed, a re-investigation, a visit after the exit. What was found stands sealed. */
@Entity({ schema: 'hardship', name: 'file_record' })
@Index('file_record_by_file', ['tenantId', 'fileId', 'id'])
@Check(
  'file_record_kind_known',
  `kind IN ('home-visit','assessment','reinvestigation','watch','spot-check','pair-visit')`,
)
@Check(
  'file_record_votes_whole',
  `(kind = 'assessment') = (votes_for IS NOT NULL) AND (votes_for IS NULL) = (votes_against IS NULL) AND (votes_for IS NULL) = (abstained IS NULL)`,
)
@Check('file_record_has_people', `cardinality(people) >= 1`)
export class FileRecord {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: Id<'file-record'>;
  @Column('uuid') fileId: HardshipFileId;
  @Column('text') kind: RecordKind;
  @CivilDateColumn() heldOn: CivilDate;
  /** Who went there, or who was present. */
  @Column('text', { array: true }) people: string[];
  /** What was stated is true, the household is held to be in hardship, he still manages on his own. */
  @Column('boolean') conforms: boolean;
  @Column('int', { nullable: true }) votesFor: number | null;
  @Column('int', { nullable: true }) votesAgainst: number | null;
  @Column('int', { nullable: true }) abstained: number | null;
  @SealedColumn() wordsSealed: Buffer;
  @Column('uuid') recordedBy: AccountId;
  @Column('text') recordedByName: string;
  @Column('timestamptz') recordedAt: Date;
}

/** Which item of the checklist a document is. */
@Entity({ schema: 'hardship', name: 'file_paper' })
export class FilePaper {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') fileId: HardshipFileId;
  @PrimaryColumn('uuid') documentId: DocumentId;
  @Column('text') item: string;
  @Column('text') addedByName: string;
  @Column('timestamptz') addedAt: Date;
}
