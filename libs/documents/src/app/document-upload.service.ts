import { createHash } from 'node:crypto';
import { type Actor, type DocumentId, newId, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ContentStore } from '../data/content.store';
import { Document } from '../data/document.entity';
import { countPendingOf } from '../data/document.queries';
import { StorageSettings } from '../data/storage.settings';
import { VirusScan } from '../data/virus-scan';
import { checkFileSize } from '../domain/content.rules';
import { type DocumentKind, sensitivityOf } from '../domain/document';
import { refuse } from '../domain/documents.problems';
import { cleanFileName } from '../domain/file-name';
import type { MediaType } from '../domain/media-type';
import { inspectContent } from './content-inspection';
import { type DocumentMeta, metaOf } from './document.meta';

/** Uploads of one account that no case uses yet; a phone full of photos for one visit stays far below. */
const MOST_PENDING = 100;

export interface Upload {
  readonly kind: DocumentKind;
  /** Whose case it will be, when that is known already; the attachment decides. */
  readonly unionId: UnionId | null;
  readonly fileName: string;
  readonly content: Buffer;
}

/** Takes a file in: checked, sealed and on disk before the row says that it is there. */
@Injectable()
export class DocumentUploadService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly vault: Vault,
    private readonly contents: ContentStore,
    private readonly organizations: OrganizationDirectory,
    private readonly settings: StorageSettings,
    private readonly scan: VirusScan,
  ) {}

  async upload(actor: Actor, upload: Upload): Promise<DocumentMeta> {
    checkFileSize(upload.content.length, this.settings.uploadLimitBytes);
    const mediaType = await inspectContent(upload.content);
    await this.uow.read(actor, (tx) => this.checkAllowed(tx, upload.unionId));
    await this.scan.check(upload.content);
    const id = newId<'document'>() as DocumentId;
    await this.contents.write(actor.tenantId, id, upload.content);
    try {
      return await this.record(actor, id, upload, mediaType);
    } catch (error) {
      await this.contents.remove(actor.tenantId, id).catch(() => undefined);
      throw error;
    }
  }

  private async checkAllowed(tx: ReadTx, unionId: UnionId | null): Promise<void> {
    if (unionId) await this.organizations.requireWithin(tx, 'document:upload', unionId);
    if ((await countPendingOf(tx, tx.actor.accountId)) >= MOST_PENDING) refuse('document.too-many-pending');
  }

  private record(actor: Actor, id: DocumentId, upload: Upload, mediaType: MediaType): Promise<DocumentMeta> {
    return this.uow.run(actor, async (tx) => {
      const row = Object.assign(new Document(), {
        id,
        version: 1,
        status: 'pending',
        kind: upload.kind,
        sensitivity: sensitivityOf(upload.kind),
        unionId: upload.unionId,
        subjectType: null,
        subjectId: null,
        fileName: this.vault.seal(actor.tenantId, 'documents.document.file_name', cleanFileName(upload.fileName)),
        mediaType,
        byteSize: upload.content.length,
        contentMac: this.vault.mac(actor.tenantId, 'documents.document.content', sha256(upload.content)),
        uploadedByAccountId: actor.accountId,
        uploadedByPersonId: actor.personId,
        createdAt: tx.now,
        removedAt: null,
        destroyedAt: null,
        contentRemovedAt: null,
      } satisfies Omit<Document, 'tenantId'>);
      await tx.insert(Document, row);
      tx.audit({
        action: 'document.uploaded',
        subjectType: 'document',
        subjectId: id,
        unionId: upload.unionId,
        detail: { status: [null, 'pending'], kind: upload.kind, mediaType, size: row.byteSize },
      });
      return metaOf(row);
    });
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
