import { systemActor, type TenantId } from '@app/kernel';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ContentStore } from '../data/content.store';
import { Document } from '../data/document.entity';
import { decideExpire } from '../domain/document.decision';

/** An upload that no case used for so long is removed with its file. */
export const UNUSED_AFTER_DAYS = 7;
const DAY_MS = 86_400_000;
const BATCH = 100;

/**
 * Removes uploads that nobody used, and the files of what was destroyed. First the row says so, then the file goes, then the row says that it is gone: an
 * end in between is made up for by the next round.
 */
@Injectable()
export class UnusedUploadRemoval {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contents: ContentStore,
  ) {}

  /** Returns how many files were removed. */
  async removeOf(tenantId: TenantId): Promise<number> {
    const actor = systemActor(tenantId);
    for (let expired = BATCH; expired === BATCH;) expired = await this.uow.run(actor, (tx) => this.expire(tx));
    return this.removeFilesOf(tenantId);
  }

  /** Deletes the files of what was removed unused or destroyed with its case; returns how many. */
  async removeFilesOf(tenantId: TenantId): Promise<number> {
    const actor = systemActor(tenantId);
    let count = 0;
    for (let removed = BATCH; removed === BATCH; count += removed)
      removed = await this.uow.run(actor, (tx) => this.removeContents(tx));
    return count;
  }

  private async expire(tx: Tx): Promise<number> {
    const limit = new Date(tx.now.getTime() - UNUSED_AFTER_DAYS * DAY_MS);
    const unused = await tx
      .from(Document, 'd')
      .andWhere(`d.status = 'pending' AND d.createdAt < :limit`, { limit })
      .orderBy('d.createdAt')
      .limit(BATCH)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    for (const document of unused) {
      const patch = decideExpire(document);
      tx.audit({
        action: 'document.expired',
        subjectType: 'document',
        subjectId: document.id,
        unionId: document.unionId,
        detail: { status: [document.status, patch.status] },
      });
      await tx.update(Document, document, { ...patch, removedAt: tx.now });
    }
    return unused.length;
  }

  private async removeContents(tx: Tx): Promise<number> {
    const removed = await tx
      .from(Document, 'd')
      .andWhere(
        `d.status = 'removed' AND (d.subjectId IS NULL OR d.destroyedAt IS NOT NULL) AND d.contentRemovedAt IS NULL`,
      )
      .orderBy('d.id')
      .limit(BATCH)
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .getMany();
    for (const document of removed) {
      await this.contents.remove(document.tenantId, document.id);
      await tx.update(Document, document, { contentRemovedAt: tx.now, fileName: Buffer.alloc(0) });
    }
    return removed.length;
  }
}
