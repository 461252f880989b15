import { type DocumentId, systemActor, type TenantId } from '@app/kernel';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ContentStore } from '../data/content.store';
import { findStoredIds } from '../data/document.queries';

/** So long an upload under way, or a copy that is being put back, has for its row. */
export const STRAY_AFTER_DAYS = 7;
const DAY_MS = 86_400_000;

/** Removes files that no row knows: an upload that ended between file and row leaves one behind. */
@Injectable()
export class StrayFileRemoval {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly contents: ContentStore,
  ) {}

  /** Returns how many files were removed. */
  async removeOf(tenantId: TenantId): Promise<number> {
    const actor = systemActor(tenantId);
    const now = await this.uow.read(actor, async (tx) => tx.now);
    const limit = new Date(now.getTime() - STRAY_AFTER_DAYS * DAY_MS);
    let count = 0;
    for await (const files of this.contents.oldFilesOf(tenantId, limit)) {
      const ids = files.filter(({ isWhole }) => isWhole).map(({ id }) => id);
      const known = await this.uow.read(actor, (tx) => this.known(tx, ids));
      const strays = files.filter(({ id, isWhole }) => !isWhole || !known.has(id));
      for (const stray of strays) await this.contents.removeFile(stray);
      count += strays.length;
    }
    return count;
  }

  private async known(tx: ReadTx, ids: readonly DocumentId[]): Promise<ReadonlySet<DocumentId>> {
    return new Set(ids.length > 0 ? await findStoredIds(tx, ids) : []);
  }
}
