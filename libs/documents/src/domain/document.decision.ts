import { type Actor, nextStatus, type UnionId } from '@app/kernel';
import type { DocumentState, Sensitivity, SubjectRef } from './document';
import { DOCUMENT_LIFECYCLE, type DocumentStatus } from './document.lifecycle';
import { refuse } from './documents.problems';

/** Where a document goes when it is attached. */
export interface Attachment extends SubjectRef {
  readonly unionId: UnionId;
  /** Raises the sensitivity that the kind has; never lowers it. */
  readonly sensitivity?: Sensitivity;
}

export interface AttachPatch {
  readonly status: DocumentStatus;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly unionId: UnionId;
  readonly sensitivity: Sensitivity;
}

/** Only who uploaded a document may use it, and only once: what was filed in one case is not moved to another. */
export function decideAttach(document: DocumentState, actor: Actor, to: Attachment): AttachPatch {
  const status = nextStatus(DOCUMENT_LIFECYCLE, document.status, 'attach');
  if (!status || document.uploadedByAccountId !== actor.accountId) return refuse('document.not-attachable');
  const sensitivity = to.sensitivity === 'medical' ? 'medical' : document.sensitivity;
  return { status, subjectType: to.type, subjectId: to.id, unionId: to.unionId, sensitivity };
}

/** Takes an attachment out of its case. The reason stays in the audit. */
export function decideRemove(document: DocumentState, from: SubjectRef, reason: string): { status: DocumentStatus } {
  const ofSubject = document.subjectType === from.type && document.subjectId === from.id;
  const status = nextStatus(DOCUMENT_LIFECYCLE, document.status, 'remove');
  if (!status || !ofSubject) return refuse('document.not-removable');
  if (reason.trim() === '') return refuse('document.reason-missing');
  return { status };
}

/** An upload that nobody used. */
export function decideExpire(document: Pick<DocumentState, 'status'>): { status: DocumentStatus } {
  return { status: nextStatus(DOCUMENT_LIFECYCLE, document.status, 'expire') ?? refuse('document.not-removable') };
}

/** Before it is attached a document exists for its uploader alone. */
export const mayReadPending = (document: DocumentState, actor: Actor): boolean =>
  actor.kind === 'person' && document.uploadedByAccountId === actor.accountId;
