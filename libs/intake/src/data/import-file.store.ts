import type { ReadTx, Tx } from '@app/persistence';
import { Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ImportFile, type ImportFileId, type ImportRunId } from './import-run.entity';

const CONTENT = 'intake.import_file_part.content';
const NAME = 'intake.import_file.file_name';
const PART_BYTES = 1 << 20;

/** Uploaded workbooks, sealed in pieces: worker and API need no common disk, and no statement carries 30 MB. */
@Injectable()
export class ImportFileStore {
  constructor(private readonly vault: Vault) {}

  sealName(tx: ReadTx, name: string): Buffer {
    return this.vault.seal(tx.actor.tenantId, NAME, name);
  }

  openName(file: ImportFile): string {
    return this.vault.open(file.tenantId, NAME, file.fileName);
  }

  async write(tx: Tx, id: ImportFileId, content: Buffer): Promise<void> {
    for (let position = 0; position * PART_BYTES < content.length; position++) {
      const piece = content.subarray(position * PART_BYTES, (position + 1) * PART_BYTES);
      const sealed = this.vault.sealBytes(tx.actor.tenantId, CONTENT, piece, `${id}:${position}`);
      await tx.rows(
        `INSERT INTO intake.import_file_part (tenant_id, file_id, position, content) VALUES ($1, $2, $3, $4)`,
        [tx.actor.tenantId, id, position, sealed],
      );
    }
  }

  /** Piece by piece; nothing when the file was removed. */
  async *read(tx: ReadTx, id: ImportFileId): AsyncGenerator<Buffer> {
    for (let position = 0; ; position++) {
      const [part] = await tx.rows<{ content: Buffer }>(
        `SELECT content FROM intake.import_file_part WHERE tenant_id = $1 AND file_id = $2 AND position = $3`,
        [tx.actor.tenantId, id, position],
      );
      if (!part) return;
      yield this.vault.openBytes(tx.actor.tenantId, CONTENT, part.content, `${id}:${position}`);
    }
  }

  /** The rows of the dry run stay; what people brought along goes. */
  async remove(tx: Tx, runId: ImportRunId): Promise<void> {
    await tx.rows(
      `DELETE FROM intake.import_file_part p USING intake.import_file f
       WHERE p.tenant_id = $1 AND f.tenant_id = $1 AND f.run_id = $2 AND p.file_id = f.id`,
      [tx.actor.tenantId, runId],
    );
  }
}
