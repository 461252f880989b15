import type { AccountId, DocumentId, PersonId, UnionId } from '@app/kernel';
import type { Document } from '../data/document.entity';
import type { DocumentKind, Sensitivity, SubjectRef } from '../domain/document';
import type { DocumentStatus } from '../domain/document.lifecycle';
import type { MediaType } from '../domain/media-type';

/** What other libs may know of a document. Without its name, in which people write names and illnesses. */
export interface DocumentMeta {
  readonly id: DocumentId;
  readonly version: number;
  readonly status: DocumentStatus;
  readonly kind: DocumentKind;
  readonly sensitivity: Sensitivity;
  readonly mediaType: MediaType;
  /** Bytes. */
  readonly size: number;
  readonly unionId: UnionId | null;
  readonly subject: SubjectRef | null;
  readonly uploadedByAccountId: AccountId;
  readonly uploadedByPersonId: PersonId;
  readonly uploadedAt: Date;
}

export const metaOf = (row: Document): DocumentMeta => ({
  id: row.id,
  version: row.version,
  status: row.status,
  kind: row.kind,
  sensitivity: row.sensitivity,
  mediaType: row.mediaType,
  size: row.byteSize,
  unionId: row.unionId,
  subject: row.subjectType && row.subjectId ? { type: row.subjectType, id: row.subjectId } : null,
  uploadedByAccountId: row.uploadedByAccountId,
  uploadedByPersonId: row.uploadedByPersonId,
  uploadedAt: row.createdAt,
});
