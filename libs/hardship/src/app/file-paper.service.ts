import { DocumentService } from '@app/documents';
import type { Actor, DocumentId } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { FilePaper } from '../data/file-record.entity';
import type { HardshipFile } from '../data/hardship-file.entity';
import { type ChecklistItem, isPrivateItem } from '../domain/checklist';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';
import { refuse } from '../domain/hardship.problems';
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
      if (!file.running) refuse('hardship-file.action-not-open');
      return { version: (await this.file(tx, file, item, documentIds)).version };
    });
  }

  private async file(
    tx: Tx,
    file: HardshipFile,
    item: ChecklistItem,
    ids: readonly DocumentId[],
  ): Promise<HardshipFile> {
    const sensitivity = isPrivateItem(item, file.mainCause) ? 'medical' : 'normal';
    await this.documents.attach(tx, ids, { type: FILE_SUBJECT, id: file.id, unionId: file.unionId, sensitivity });
    const papers = ids.map((documentId) => ({
      ...{ fileId: file.id, documentId, item, addedByName: tx.actor.displayName, addedAt: tx.now },
    }));
    await tx.insert(FilePaper, ...papers);
    return this.store.touch(tx, file, 'add-papers', {}, { item, count: ids.length });
  }
}
