import type { AccountId, DocumentId, PersonId, TenantId, UnionId } from '@app/kernel';
import { HashColumn, SealedColumn, TenantColumn } from '@app/persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentKind, DocumentState, Sensitivity } from '../domain/document';
import type { DocumentStatus } from '../domain/document.lifecycle';
import type { MediaType } from '../domain/media-type';

/** What is known of a file; the content itself lies sealed in the storage folder under the row's id. */
@Entity({ schema: 'documents', name: 'document' })
@Check('document_status_known', `status IN ('pending','attached','removed')`)
@Check('document_sensitivity_known', `sensitivity IN ('normal','medical')`)
@Check('document_size_positive', `byte_size > 0`)
@Check('document_subject_whole', `(subject_type IS NULL) = (subject_id IS NULL)`)
@Check('document_pending_without_subject', `status <> 'pending' OR subject_id IS NULL`)
@Check('document_attached_has_subject', `status <> 'attached' OR (subject_id IS NOT NULL AND union_id IS NOT NULL)`)
@Index('document_by_subject', ['tenantId', 'subjectId', 'id'], { where: 'subject_id IS NOT NULL' })
@Index('document_by_content', ['tenantId', 'contentMac'])
@Index('document_pending_by_age', ['tenantId', 'createdAt'], { where: `status = 'pending'` })
@Index('document_pending_by_uploader', ['tenantId', 'uploadedByAccountId'], { where: `status = 'pending'` })
@Index('document_content_to_remove', ['tenantId', 'id'], {
  where: `status = 'removed' AND (subject_id IS NULL OR destroyed_at IS NOT NULL) AND content_removed_at IS NULL`,
})
export class Document implements DocumentState {
  @TenantColumn() tenantId: TenantId;
  @PrimaryColumn('uuid') id: DocumentId;
  @Column('int') version: number;
  @Column('text') status: DocumentStatus;
  @Column('text') kind: DocumentKind;
  @Column('text') sensitivity: Sensitivity;
  @Column('uuid', { nullable: true }) unionId: UnionId | null;
  @Column('text', { nullable: true }) subjectType: string | null;
  @Column('uuid', { nullable: true }) subjectId: string | null;
  /** Sealed: people write names and illnesses into file names. */
  @SealedColumn() fileName: Buffer;
  @Column('text') mediaType: MediaType;
  @Column('int') byteSize: number;
  /** Keyed hash of the content's SHA-256: equal files are found, and nobody can test for a file that he knows. */
  @HashColumn() contentMac: Buffer;
  @Column('uuid') uploadedByAccountId: AccountId;
  @Column('uuid') uploadedByPersonId: PersonId;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz', { nullable: true }) removedAt: Date | null;
  /** When it was destroyed with its case at the end of the term; its file is deleted then. */
  @Column('timestamptz', { nullable: true }) destroyedAt: Date | null;
  /** When the file of an unused upload, or of a destroyed document, was deleted. */
  @Column('timestamptz', { nullable: true }) contentRemovedAt: Date | null;
}
