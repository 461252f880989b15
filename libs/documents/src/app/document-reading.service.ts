import type { Actor, DocumentId } from '@app/kernel';
import { SensitiveViewRecorder } from '@app/members';
import { type ReadTx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable, Logger } from '@nestjs/common';
import { ContentStore, ContentUnreadable } from '../data/content.store';
import type { Document } from '../data/document.entity';
import { findDocument } from '../data/document.queries';
import { mayReadPending } from '../domain/document.decision';
import { DOCUMENT_KIND_NAMES } from '../domain/document';
import { refuse } from '../domain/documents.problems';
import { servedFileName } from '../domain/file-name';
import type { MediaType } from '../domain/media-type';
import { DocumentSubjects } from './document-subject';

export interface OpenedDocument {
  readonly mediaType: MediaType;
  readonly fileName: string;
  readonly content: Buffer;
}

/** Hands out content: to whom the subject shows it, and with a record when it is about somebody's health. */
@Injectable()
export class DocumentReadingService {
  private readonly logger = new Logger('Documents');

  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly contents: ContentStore,
    private readonly subjects: DocumentSubjects,
    private readonly views: SensitiveViewRecorder,
  ) {}

  /** Refuses `document.not-found` also when the actor may not see it, and `document.unreadable`. */
  async open(actor: Actor, id: DocumentId): Promise<OpenedDocument> {
    const document = await this.uow.read(actor, async (tx) => {
      const row = await findDocument(tx, id);
      return row && (await this.mayRead(tx, row)) ? row : refuse('document.not-found');
    });
    const content = await this.read(document);
    if (this.isRecorded(document)) await this.recordView(actor, document);
    const name = this.vault.open(document.tenantId, 'documents.document.file_name', document.fileName);
    return { mediaType: document.mediaType, fileName: servedFileName(name, document.mediaType), content };
  }

  /** What is about somebody's health, and what lies behind a wall. */
  private isRecorded({ status, sensitivity, subjectType }: Document): boolean {
    if (sensitivity === 'medical') return true;
    return status === 'attached' && subjectType !== null && (this.subjects.of(subjectType)?.recordsLooks ?? false);
  }

  private async mayRead(tx: ReadTx, document: Document): Promise<boolean> {
    if (document.status === 'pending') return mayReadPending(document, tx.actor);
    if (document.status !== 'attached' || !document.subjectType || !document.subjectId) return false;
    const subject = this.subjects.of(document.subjectType);
    return (await subject?.mayRead(tx, tx.actor, document.subjectId, document.sensitivity)) ?? false;
  }

  private async read(document: Document): Promise<Buffer> {
    try {
      return await this.contents.read(document.tenantId, document.id);
    } catch (error) {
      if (!(error instanceof ContentUnreadable)) throw error;
      this.logger.error({ event: 'document-unreadable', documentId: document.id, fault: error.fault });
      return refuse('document.unreadable');
    }
  }

  /** Domain rules §9: a look that is recorded is on record before the content leaves. */
  private async recordView(actor: Actor, document: Document): Promise<void> {
    await this.uow.run(actor, async (tx) => {
      const { subjectType, subjectId } = document;
      const subject = subjectType === null ? undefined : this.subjects.of(subjectType);
      const member = subjectId === null ? undefined : await subject?.memberOf(tx, subjectId);
      // His own look at his own paper is no news to him; the log of looks is about his health.
      if (document.sensitivity === 'medical' && member && member.id !== actor.memberId)
        await this.views.record(tx, member, [DOCUMENT_KIND_NAMES[document.kind]], '查看办事材料');
      tx.audit({
        action: 'document.viewed',
        subjectType: 'document',
        subjectId: document.id,
        unionId: document.unionId,
        detail: { kind: document.kind, of: { type: subjectType, id: subjectId } },
      });
    });
  }
}
