import type { AccountId, DocumentId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import type { SubjectRef } from '../domain/document';
import type { AttachPatch } from '../domain/document.decision';
import { Document } from './document.entity';

/** The documents with these ids, held until the end of the transaction, in one order for all who lock several. */
export const lockDocuments = (tx: Tx, ids: readonly DocumentId[]): Promise<Document[]> =>
  tx
    .from(Document, 'd')
    .andWhere('d.id = ANY(CAST(:ids AS uuid[]))', { ids })
    .orderBy('d.id')
    .setLock('pessimistic_write')
    .getMany();

export const findDocument = (tx: ReadTx, id: DocumentId): Promise<Document | null> =>
  tx.from(Document, 'd').andWhere('d.id = :id', { id }).getOne();

export const findDocuments = (tx: ReadTx, ids: readonly DocumentId[]): Promise<Document[]> =>
  tx.from(Document, 'd').andWhere('d.id = ANY(CAST(:ids AS uuid[]))', { ids }).orderBy('d.id').getMany();

/** What is attached to the subjects, oldest first. */
export const findAttached = (tx: ReadTx, type: string, subjectIds: readonly string[]): Promise<Document[]> =>
  tx
    .from(Document, 'd')
    .andWhere('d.subjectId = ANY(CAST(:subjectIds AS uuid[]))', { subjectIds })
    .andWhere(`d.subjectType = :type AND d.status = 'attached'`, { type })
    .orderBy('d.id')
    .getMany();

/** One statement for all: a visit comes with several photos. */
export async function saveAttached(
  tx: Tx,
  documents: readonly Document[],
  patches: readonly AttachPatch[],
): Promise<void> {
  const [patch] = patches;
  if (!patch) return;
  await tx.rows(
    `UPDATE documents.document d SET status = $3, subject_type = $4, subject_id = $5, union_id = $6,
       sensitivity = p.sensitivity, version = d.version + 1
     FROM unnest($2::uuid[], $7::text[]) AS p(id, sensitivity) WHERE d.tenant_id = $1 AND d.id = p.id`,
    [
      tx.actor.tenantId,
      documents.map((document) => document.id),
      patch.status,
      patch.subjectType,
      patch.subjectId,
      patch.unionId,
      patches.map(({ sensitivity }) => sensitivity),
    ],
    'attach-documents',
  );
}

export interface SameContent {
  readonly documentId: DocumentId;
  readonly subject: SubjectRef;
  /** When that one was uploaded. */
  readonly uploadedAt: Date;
}

/** Documents of cases with the very same bytes as these, themselves excluded; those taken out count as well. */
export async function findSameContent(
  tx: ReadTx,
  ids: readonly DocumentId[],
): Promise<(SameContent & { readonly of: DocumentId })[]> {
  return tx.rows(
    `SELECT own.id AS "of", other.id AS "documentId", other.created_at AS "uploadedAt",
       json_build_object('type', other.subject_type, 'id', other.subject_id) AS subject
     FROM documents.document own
     JOIN documents.document other ON other.tenant_id = own.tenant_id AND other.content_mac = own.content_mac
       AND other.id <> own.id AND other.subject_id IS NOT NULL
     WHERE own.tenant_id = $1 AND own.id = ANY($2::uuid[]) ORDER BY other.id`,
    [tx.actor.tenantId, ids],
    'documents-with-same-content',
  );
}

export async function countPendingOf(tx: ReadTx, accountId: AccountId): Promise<number> {
  const [row] = await tx.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM documents.document
     WHERE tenant_id = $1 AND uploaded_by_account_id = $2 AND status = 'pending'`,
    [tx.actor.tenantId, accountId],
    'count-pending-documents',
  );
  return row!.count;
}

/** Which of the ids have a row, whatever its status. */
export async function findStoredIds(tx: ReadTx, ids: readonly DocumentId[]): Promise<DocumentId[]> {
  const rows = await tx.rows<{ id: DocumentId } & Record<string, unknown>>(
    `SELECT d.id FROM documents.document d WHERE d.tenant_id = $1 AND d.id = ANY($2::uuid[])`,
    [tx.actor.tenantId, ids],
    'documents-stored',
  );
  return rows.map(({ id }) => id);
}
