import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { fingerprintOf, keyIdsOf, type KeyIds, type Keys } from './keys';
import { AS_TEXT, requireSuperuser, schemaVersion, type StoredTable, storedTables } from './stored-tables';
import { copyOut } from './table-copy';
import { TAR_END, tarBlocks, type TarEntry } from './tar';

export const FORMAT = 1;
const CHUNK = 8 << 20;

/** First in the archive: what follows. */
export interface BackupHead {
  readonly format: number;
  readonly createdAt: string;
  /** Migrations that were run; a restore needs the same. */
  readonly schema: readonly string[];
  readonly keys: string;
  /** Not in archives of older versions. */
  readonly keyIds?: KeyIds;
  readonly tables: readonly StoredTable[];
}

/** Last in the archive: without it the archive is not whole. */
export interface BackupTail {
  readonly documents: number;
  /** SHA-256 over names and contents in their order. */
  readonly digest: string;
  /** Files that a row names and that were not there. */
  readonly missing: readonly string[];
}

export interface BackupOrder {
  readonly ownerUrl: string;
  readonly storage: string;
  readonly keys: Keys;
  /** Puts the keys themselves into the archive; whoever has it then reads everything. */
  readonly withKeys: boolean;
  readonly file: string;
  readonly now: Date;
}

export interface BackupReport {
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  readonly missing: readonly string[];
}

/** One file with everything but the queue, as it stood at one moment. Whole or not there. */
export async function backUp(order: BackupOrder): Promise<BackupReport> {
  const client = new Client({ connectionString: order.ownerUrl });
  await client.connect();
  const unfinished = `${order.file}.part`;
  const report: { -readonly [K in keyof BackupReport]: BackupReport[K] } = {
    tables: 0,
    rows: 0,
    documents: 0,
    missing: [],
  };
  try {
    await requireSuperuser(client);
    await client.query(AS_TEXT);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await pipeline(
      Readable.from(blocks(client, order, report)),
      createGzip(),
      createWriteStream(unfinished, { mode: 0o600 }),
    );
    await rename(unfinished, order.file);
    return report;
  } finally {
    await rm(unfinished, { force: true });
    await client.end();
  }
}

type Counting = { -readonly [K in keyof BackupReport]: BackupReport[K] };

async function* blocks(client: Client, order: BackupOrder, report: Counting): AsyncGenerator<Buffer> {
  for await (const entry of entries(client, order, report)) yield* tarBlocks(entry);
  yield TAR_END;
}

async function* entries(client: Client, order: BackupOrder, report: Counting): AsyncGenerator<TarEntry> {
  const tables = await storedTables(client);
  const head: BackupHead = {
    ...{ format: FORMAT, createdAt: order.now.toISOString(), keys: fingerprintOf(order.keys) },
    keyIds: keyIdsOf(order.keys),
    ...{ schema: await schemaVersion(client), tables },
  };
  yield jsonEntry('backup.json', head);
  if (order.withKeys) yield jsonEntry('keys.json', order.keys);
  for (const table of tables) yield* tableEntries(client, table);
  report.tables = tables.length;
  report.rows = tables.reduce((sum, { rows }) => sum + Number(rows), 0);
  yield* documentEntries(client, order.storage, report);
}

const jsonEntry = (name: string, value: object): TarEntry => ({
  name,
  content: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
});

async function* tableEntries(client: Client, { name, columns }: StoredTable): AsyncGenerator<TarEntry> {
  let [held, size, part] = [[] as Buffer[], 0, 0];
  const entry = (): TarEntry => ({
    name: `tables/${name}/${String((part += 1)).padStart(6, '0')}`,
    content: Buffer.concat(held),
  });
  for await (const chunk of copyOut(client, name, columns)) {
    held.push(chunk);
    size += chunk.length;
    if (size < CHUNK) continue;
    yield entry();
    [held, size] = [[], 0];
  }
  if (size > 0) yield entry();
}

/** Files that the rows of this snapshot name; they lie there sealed and go out sealed. */
async function* documentEntries(client: Client, storage: string, report: Counting): AsyncGenerator<TarEntry> {
  const digest = createHash('sha256');
  const missing: string[] = [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT tenant_id || '/' || right(id::text, 2) || '/' || id AS name FROM documents.document
     WHERE content_removed_at IS NULL ORDER BY 1`,
  );
  for (const { name } of rows) {
    const content = await readFile(path.join(storage, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return undefined;
    });
    if (!content) missing.push(name);
    else {
      digest.update(name).update(content);
      report.documents += 1;
      yield { name: `documents/${name}`, content };
    }
  }
  report.missing = missing;
  const tail: BackupTail = { documents: report.documents, digest: digest.digest('hex'), missing };
  yield jsonEntry('end.json', tail);
}
