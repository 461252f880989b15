import type { DocumentId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  findAttached,
  findDocument,
  findDocuments,
  findSameContent,
  lockDocuments,
  type SameContent,
  saveAttached,
} from '../data/document.queries';
import { Document } from '../data/document.entity';
import type { SubjectRef } from '../domain/document';
import { type Attachment, decideAttach, decideRemove } from '../domain/document.decision';
import { refuse } from '../domain/documents.problems';
import { type DocumentMeta, metaOf } from './document.meta';

/** Documents for the libs that own cases. Scope and permission were checked by the caller, who owns the subject. */
@Injectable()
export class DocumentService {
  /**
   * Makes uploads of the actor part of a case. Refuses `document.not-attachable` when one is missing, was uploaded by
   * somebody else, or belongs to a case already. Nothing is attached then.
   */
  async attach(tx: Tx, ids: readonly DocumentId[], to: Attachment): Promise<DocumentMeta[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return [];
    const documents = await lockDocuments(tx, wanted);
    if (documents.length !== wanted.length) refuse('document.not-attachable');
    const patches = documents.map((document) => decideAttach(document, tx.actor, to));
    await saveAttached(tx, documents, patches);
    return documents.map((document, i) => {
      tx.audit({
        action: 'document.attached',
        subjectType: 'document',
        subjectId: document.id,
        unionId: to.unionId,
        detail: {
          status: [document.status, patches[i]!.status],
          kind: document.kind,
          of: { type: to.type, id: to.id },
        },
      });
      return metaOf(Object.assign(document, patches[i], { version: document.version + 1 }));
    });
  }

  /** What turned out to tell an illness or an income is for fewer from now on, and every look at it is recorded. */
  async restrict(tx: Tx, ids: readonly DocumentId[]): Promise<void> {
    if (ids.length === 0) return;
    for (const document of await lockDocuments(tx, ids)) {
      const { id: subjectId, sensitivity, unionId } = document;
      if (sensitivity === 'medical') continue;
      await tx.update(Document, document, { sensitivity: 'medical' });
      const detail = { sensitivity: [sensitivity, 'medical'] };
      tx.audit({ action: 'document.restricted', subjectType: 'document', subjectId, unionId, detail });
    }
  }

  /** Takes a document out of its case; its content is kept as evidence. Refuses `document.not-removable`. */
  async remove(tx: Tx, id: DocumentId, from: SubjectRef, reason: string): Promise<void> {
    const document = (await tx.lock(Document, id)) ?? refuse('document.not-found');
    const before = document.status;
    const patch = decideRemove(document, from, reason);
    await tx.update(Document, document, { ...patch, removedAt: tx.now });
    tx.audit({
      action: 'document.removed',
      subjectType: 'document',
      subjectId: id,
      unionId: document.unionId,
      detail: { status: [before, patch.status], of: { type: from.type, id: from.id } },
      reason,
    });
  }

  /** What is attached to the subject, oldest first. */
  async listFor(tx: ReadTx, subject: SubjectRef): Promise<DocumentMeta[]> {
    return (await findAttached(tx, subject.type, [subject.id])).map(metaOf);
  }

  /** The same for many subjects of one type; a subject without documents is missing from the map. */
  async listForAll(tx: ReadTx, type: string, subjectIds: readonly string[]): Promise<Map<string, DocumentMeta[]>> {
    const found = new Map<string, DocumentMeta[]>();
    if (subjectIds.length === 0) return found;
    for (const row of await findAttached(tx, type, subjectIds))
      found.set(row.subjectId!, [...(found.get(row.subjectId!) ?? []), metaOf(row)]);
    return found;
  }

  /** Other documents, of any case of the tenant, with the very same content. */
  async findSameContent(tx: ReadTx, documentId: DocumentId): Promise<SameContent[]> {
    return (await this.findSameContentOfAll(tx, [documentId])).get(documentId) ?? [];
  }

  /** The same for several at once; a document without a twin is missing from the map. */
  async findSameContentOfAll(tx: ReadTx, ids: readonly DocumentId[]): Promise<Map<DocumentId, SameContent[]>> {
    const found = new Map<DocumentId, SameContent[]>();
    if (ids.length === 0) return found;
    for (const { of, ...same } of await findSameContent(tx, ids)) found.set(of, [...(found.get(of) ?? []), same]);
    return found;
  }

  /** Undefined when there is none. */
  async metaOf(tx: ReadTx, id: DocumentId): Promise<DocumentMeta | undefined> {
    const row = await findDocument(tx, id);
    return row ? metaOf(row) : undefined;
  }

  /** In the order of their ids; ids that are no documents are missing. */
  async metasOf(tx: ReadTx, ids: readonly DocumentId[]): Promise<DocumentMeta[]> {
    return ids.length === 0 ? [] : (await findDocuments(tx, ids)).map(metaOf);
  }
}
