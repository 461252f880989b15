import { type DocumentMeta, DocumentService } from '@app/documents';
import type { Actor, DocumentId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ModelWorkerFile } from '../data/file.entity';
import { FILE_SUBJECT, SPECIAL_AID_SUBJECT } from '../domain/model-worker';
import { refuse } from '../domain/model-worker.problems';
import type { Seen } from './file.service';
import { type FileOfMember, FileStore } from './file-store';

/** Of the file itself, or of an aid; null says to which aid it does not belong. */
export interface FilePaper extends DocumentMeta {
  readonly aidId: string | null;
}

/** Papers of a file: certificates of honour and the like; those of its aids are listed with them. */
@Injectable()
export class FilePapers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly files: FileStore,
    private readonly documents: DocumentService,
  ) {}

  add(actor: Actor, { id, version }: Seen, ids: readonly DocumentId[]): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const found = await this.files.lock(tx, 'model-worker:manage', id);
      tx.expectVersion(found.file, version);
      await this.filed(tx, found, ids);
    });
  }

  /** By the model worker himself. */
  addOwn(actor: Actor, ids: readonly DocumentId[]): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const [own] = await tx.found(
        ModelWorkerFile,
        (param) => `r.member_id = ${param(actor.memberId)}::uuid AND r.status <> 'voided'`,
        'FOR UPDATE',
      );
      await this.filed(tx, await this.files.withMember(tx, own ?? refuse('model-worker.not-found')), ids);
    });
  }

  /** One that does not belong there; its content is kept as evidence. */
  remove(actor: Actor, { id, version }: Seen, documentId: DocumentId, reason: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { file, member } = await this.files.lock(tx, 'model-worker:manage', id);
      tx.expectVersion(file, version);
      await this.documents.remove(tx, documentId, { type: FILE_SUBJECT, id }, reason);
      await tx.update(ModelWorkerFile, file, {});
      tx.audit({
        ...{ action: 'model-worker.remove-paper', subjectType: FILE_SUBJECT, subjectId: id, unionId: member.unionId },
        detail: {},
        reason,
      });
    });
  }

  /** Those of aids only for himself and for who may see how he lives. */
  async listOf(tx: ReadTx, { file, member }: FileOfMember, aidIds: readonly string[]): Promise<FilePaper[]> {
    const own = await this.documents.listFor(tx, { type: FILE_SUBJECT, id: file.id });
    const papers: FilePaper[] = own.map((paper) => ({ ...paper, aidId: null }));
    if (aidIds.length === 0) return papers;
    const isHimself = tx.actor.memberId === file.memberId;
    const sees = isHimself || (await this.organizations.isWithin(tx, tx.actor, SENSITIVE, member.unionId));
    if (!sees) return papers;
    const ofAids = await this.documents.listForAll(tx, SPECIAL_AID_SUBJECT, aidIds);
    for (const [aidId, found] of ofAids) papers.push(...found.map((paper) => ({ ...paper, aidId })));
    return papers;
  }

  private async filed(tx: Tx, { file, member }: FileOfMember, ids: readonly DocumentId[]): Promise<void> {
    const { unionId } = member;
    if (file.status === 'voided' || ids.length === 0) refuse('model-worker.action-not-open');
    await this.documents.attach(tx, ids, { type: FILE_SUBJECT, id: file.id, unionId });
    await tx.update(ModelWorkerFile, file, {});
    tx.audit({
      ...{ action: 'model-worker.add-papers', subjectType: FILE_SUBJECT, subjectId: file.id, unionId },
      detail: { count: ids.length },
    });
  }
}

const SENSITIVE = 'model-worker:read-sensitive';
