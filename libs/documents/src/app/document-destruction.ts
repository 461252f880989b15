import { randomBytes } from 'node:crypto';
import type { TenantId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { UnusedUploadRemoval } from './unused-upload.removal';

/** Destroys the papers of cases whose term is over. The rows stay, without name and content. */
@Injectable()
export class DocumentDestruction {
  constructor(private readonly removal: UnusedUploadRemoval) {}

  /**
   * Marks all papers of the subjects, those that were taken out too; `subjects` is a SELECT of ids (`id`) for the values
   * $2 (uuid[]), $1 is the tenant. Returns how many. Their files go with `removeFiles`.
   */
  async destroy(tx: Tx, subjectType: string, subjects: string, ids: readonly string[]): Promise<number> {
    const rows = await tx.rows(
      `UPDATE documents.document d SET status = 'removed', removed_at = coalesce(d.removed_at, $4), destroyed_at = $4,
         file_name = ''::bytea, content_mac = sha256($5::bytea || d.content_mac), version = d.version + 1
       WHERE d.tenant_id = $1 AND d.subject_type = $3 AND d.destroyed_at IS NULL AND d.subject_id IN (${subjects})
       RETURNING d.id`,
      [tx.actor.tenantId, ids, subjectType, tx.now, randomBytes(32)],
    );
    return rows.length;
  }

  /** Deletes the files of what was destroyed, after that was committed; the hourly job makes up for an end in between. */
  async removeFiles(tenantId: TenantId): Promise<void> {
    await this.removal.removeFilesOf(tenantId);
  }
}
