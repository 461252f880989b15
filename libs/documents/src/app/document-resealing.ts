import type { DocumentId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ContentStore, ContentUnreadable } from '../data/content.store';

const PORTION = 50;

export interface ResealedFiles {
  /** Where to go on; null: that was the last portion. */
  readonly last: DocumentId | null;
  readonly resealed: number;
  /** Missing or changed: `npm run check` names them. */
  readonly unreadable: number;
}

/** Seals the files of documents with the newest key, in portions by id. A file is replaced whole or not at all. */
@Injectable()
export class DocumentResealing {
  constructor(private readonly contents: ContentStore) {}

  /** Holds the rows meanwhile, so that no file comes back that is being removed. */
  async portion(tx: Tx, after: string | null): Promise<ResealedFiles> {
    const ids = await this.ids(tx, after, 'FOR UPDATE');
    let resealed = 0;
    let unreadable = 0;
    for (const id of ids) {
      if ((await this.contents.isNewest(tx.actor.tenantId, id)) !== false) continue;
      try {
        await this.contents.write(tx.actor.tenantId, id, await this.contents.read(tx.actor.tenantId, id));
        resealed++;
      } catch (error) {
        if (!(error instanceof ContentUnreadable)) throw error;
        unreadable++;
      }
    }
    return { last: ids.length < PORTION ? null : ids.at(-1)!, resealed, unreadable };
  }

  /** How many files are still under an earlier key. */
  async remaining(tx: ReadTx): Promise<number> {
    let count = 0;
    for (let after: string | null = null, isMore = true; isMore;) {
      const ids: DocumentId[] = await this.ids(tx, after, '');
      for (const id of ids) if ((await this.contents.isNewest(tx.actor.tenantId, id)) === false) count++;
      after = ids.at(-1) ?? null;
      isMore = ids.length === PORTION;
    }
    return count;
  }

  private async ids(tx: ReadTx, after: string | null, hold: '' | 'FOR UPDATE'): Promise<DocumentId[]> {
    const rows = await tx.rows<{ id: DocumentId }>(
      `SELECT id FROM documents.document WHERE tenant_id = $1 AND ($2::uuid IS NULL OR id > $2::uuid)
         AND content_removed_at IS NULL ORDER BY id LIMIT ${PORTION} ${hold}`,
      [tx.actor.tenantId, after],
    );
    return rows.map((row) => row.id);
  }
}
