import { DocumentService } from '@app/documents';
import type { Actor, DocumentId } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FilePaper } from '../data/file-record.entity';
import type { HardshipFile } from '../data/hardship-file.entity';
import { type ChecklistItem, isPrivateItem } from '../domain/checklist';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
import { hasOpenAppeal } from './file-appeal.service';
import type { Outcome } from './file-step.service';
import { FileStore, type SeenFile } from './file-store';
import { FILE_SUBJECT } from './file-subject';

/** Papers of a file by its checklist: from the desk or from the member himself. */
@Injectable()
export class FilePaperService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FileStore,
    private readonly documents: DocumentService,
  ) {}

  addPapers(actor: Actor, seen: SeenFile, item: ChecklistItem, documentIds: readonly DocumentId[]): Promise<Outcome> {
    return this.uow.run(actor, async (tx) => {
      const file = await this.store.lock(tx, HARDSHIP_PERMISSIONS.manage, seen);
      return { version: (await this.file(tx, file, item, documentIds)).version };
    });
  }

  addOwnPapers(
    actor: Actor,
    seen: SeenFile,
    item: ChecklistItem,
    documentIds: readonly DocumentId[],
  ): Promise<Outcome> {
    return this.uow.run(actor, async (tx) => {
      const file = await this.store.lockOwn(tx, seen);
      if (!file.running && !(await hasOpenAppeal(tx, file.id))) refuse('hardship-file.action-not-open');
      return { version: (await this.file(tx, file, item, documentIds)).version };
    });
  }

  /** One that does not belong there, such as another family's; its content is kept as evidence. */
  removePaper(actor: Actor, seen: SeenFile, documentId: DocumentId, reason: string): Promise<Outcome> {
    return this.uow.run(actor, async (tx) => {
      const file = await this.store.lock(tx, HARDSHIP_PERMISSIONS.manage, seen);
      if (!file.running) refuse('hardship-file.action-not-open');
      return { version: (await this.takeOut(tx, file, documentId, reason)).version };
    });
  }

  /** By the member himself, while the application is his to fill in. */
  removeOwnPaper(actor: Actor, seen: SeenFile, documentId: DocumentId, reason: string): Promise<Outcome> {
    return this.uow.run(actor, async (tx) => {
      const file = await this.store.lockOwn(tx, seen);
      if (file.status !== 'found') refuse('hardship-file.action-not-open');
      return { version: (await this.takeOut(tx, file, documentId, reason)).version };
    });
  }

  private async takeOut(tx: Tx, file: HardshipFile, documentId: DocumentId, reason: string): Promise<HardshipFile> {
    const of = { fileId: file.id, documentId };
    const where = 'p.fileId = :fileId AND p.documentId = :documentId';
    const paper = await tx.from(FilePaper, 'p').andWhere(where, of).getOne();
    if (!paper) return refuse('hardship-file.no-such-paper');
    if (await provesLine(tx, documentId)) refuse('hardship-file.paper-proves');
    await this.documents.remove(tx, documentId, { type: FILE_SUBJECT, id: file.id }, reason);
    await tx.rows(`DELETE FROM hardship.file_paper WHERE tenant_id = $1 AND file_id = $2 AND document_id = $3`, [
      file.tenantId,
      file.id,
      documentId,
    ]);
    return this.store.touch(tx, file, 'remove-paper', {}, { item: paper.item, reason });
  }

  private async file(
    tx: Tx,
    file: HardshipFile,
    item: ChecklistItem,
    ids: readonly DocumentId[],
  ): Promise<HardshipFile> {
    const sensitivity = isPrivateItem(item, file) ? 'medical' : 'normal';
    await this.documents.attach(tx, ids, { type: FILE_SUBJECT, id: file.id, unionId: file.unionId, sensitivity });
    const papers = ids.map((documentId) => ({
      ...{ fileId: file.id, documentId, item, addedByName: tx.actor.displayName, addedAt: tx.now },
    }));
    await tx.insert(FilePaper, ...papers);
    return this.store.touch(tx, file, 'add-papers', {}, { item, count: ids.length });
  }
}

/** A line of a statement names it, of this year or of one that was judged. */
async function provesLine(tx: Tx, documentId: DocumentId): Promise<boolean> {
  const [found] = await tx.rows(
    `SELECT 1 FROM hardship.income_line WHERE tenant_id = $1 AND document_id = $2
     UNION ALL SELECT 1 FROM hardship.expense_line WHERE tenant_id = $1 AND document_id = $2 LIMIT 1`,
    [tx.actor.tenantId, documentId],
  );
  return found !== undefined;
}
