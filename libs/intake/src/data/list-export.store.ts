import type { ReadTx, Tx } from '@app/persistence';
import { Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ListExport, type ListExportId } from './list-export.entity';

const CONTENT = 'intake.list_export_part.content';
const QUERY = 'intake.list_export.query_sealed';

/** What exports keep: sealed, in pieces that fit into a statement. */
@Injectable()
export class ListExportStore {
  constructor(private readonly vault: Vault) {}

  sealQuery(tx: ReadTx, query: Readonly<Record<string, string>>): Buffer {
    return this.vault.seal(tx.actor.tenantId, QUERY, JSON.stringify(query));
  }

  openQuery({ tenantId, querySealed }: ListExport): Record<string, string> {
    return JSON.parse(this.vault.open(tenantId, QUERY, querySealed)) as Record<string, string>;
  }

  async write(tx: Tx, id: ListExportId, position: number, piece: Buffer): Promise<void> {
    const sealed = this.vault.sealBytes(tx.actor.tenantId, CONTENT, piece, `${id}:${position}`);
    await tx.rows(
      `INSERT INTO intake.list_export_part (tenant_id, export_id, position, content) VALUES ($1, $2, $3, $4)`,
      [tx.actor.tenantId, id, position, sealed],
    );
  }

  /** Undefined behind the last one. */
  async read(tx: ReadTx, id: ListExportId, position: number): Promise<Buffer | undefined> {
    const [part] = await tx.rows<{ content: Buffer }>(
      `SELECT content FROM intake.list_export_part WHERE tenant_id = $1 AND export_id = $2 AND position = $3`,
      [tx.actor.tenantId, id, position],
    );
    return part && this.vault.openBytes(tx.actor.tenantId, CONTENT, part.content, `${id}:${position}`);
  }

  /** Of an attempt that was killed. */
  async clear(tx: Tx, id: ListExportId): Promise<void> {
    await tx.rows(`DELETE FROM intake.list_export_part WHERE tenant_id = $1 AND export_id = $2`, [
      tx.actor.tenantId,
      id,
    ]);
  }
}
