import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { type BackupHead, type BackupTail, FORMAT } from './backup';
import { type Keys, opens } from './keys';
import { AS_TEXT, requireSuperuser, schemaVersion, storedTables } from './stored-tables';
import { copyIn } from './table-copy';
import { readTar, type TarEntry } from './tar';

export interface BackupContents {
  readonly head: BackupHead;
  /** Only when the archive carries them. */
  readonly keys: Keys | null;
}

/** What an archive says about itself, without reading it whole. */
export async function inspectBackup(file: string): Promise<BackupContents> {
  const entries = open(file);
  try {
    const head = headOf((await entries.next()).value as TarEntry | undefined);
    const second = (await entries.next()).value as TarEntry | undefined;
    return { head, keys: second?.name === 'keys.json' ? (parsed(second) as Keys) : null };
  } finally {
    await entries.return(undefined);
  }
}

async function* open(file: string): AsyncGenerator<TarEntry> {
  const packed = createReadStream(file);
  const unpacked = createGunzip();
  packed.once('error', (error) => unpacked.destroy(error));
  packed.pipe(unpacked);
  try {
    yield* readTar(unpacked as AsyncIterable<Buffer>);
  } finally {
    packed.destroy();
    unpacked.destroy();
  }
}

const parsed = ({ content }: TarEntry): unknown => JSON.parse(content.toString('utf8'));

function headOf(entry: TarEntry | undefined): BackupHead {
  if (entry?.name !== 'backup.json') throw new Error('this is not a backup of 暖家');
  const head = parsed(entry) as BackupHead;
  if (head.format !== FORMAT) throw new Error(`the backup has format ${head.format}, this program reads ${FORMAT}`);
  return head;
}

export interface RestoreOrder {
  readonly file: string;
  readonly ownerUrl: string;
  readonly storage: string;
  readonly keys: Keys;
}

export interface RestoreReport {
  readonly createdAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly documents: number;
  readonly missing: readonly string[];
}

/** Fills an empty installation; everything is compared with what the backup says of itself before it stands. */
export async function restore(order: RestoreOrder): Promise<RestoreReport> {
  const client = new Client({ connectionString: order.ownerUrl });
  await client.connect();
  try {
    await requireSuperuser(client);
    await client.query(AS_TEXT);
    return await new Restoring(client, order).run();
  } finally {
    await client.end();
  }
}

class Restoring {
  private readonly written: string[] = [];
  private readonly digest: Hash = createHash('sha256');
  private head: BackupHead;
  private tail: BackupTail | undefined;
  private open: { readonly table: string; readonly rows: ReturnType<typeof copyIn> } | undefined;

  constructor(
    private readonly client: Client,
    private readonly order: RestoreOrder,
  ) {}

  async run(): Promise<RestoreReport> {
    await this.client.query('BEGIN');
    try {
      // Rows come as they were: what triggers once made is among them. Rules that they guard are checked afterwards.
      await this.client.query('SET LOCAL session_replication_role = replica');
      for await (const entry of open(this.order.file)) await this.take(entry);
      await this.compare();
      await this.client.query('COMMIT');
    } catch (error) {
      await this.open?.rows.abandon();
      await this.client.query('ROLLBACK').catch(() => undefined);
      for (const file of this.written) await rm(file, { force: true });
      throw error;
    }
    await this.client.query('ANALYZE');
    const { tables, createdAt } = this.head;
    const rows = tables.reduce((sum, table) => sum + Number(table.rows), 0);
    return { createdAt, tables: tables.length, rows, documents: this.written.length, missing: this.tail!.missing };
  }

  private async take(entry: TarEntry): Promise<void> {
    const [area, ...rest] = entry.name.split('/');
    const table = area === 'tables' ? rest[0]! : undefined;
    if (this.open && this.open.table !== table) await this.closeTable();
    if (!this.head) await this.begin(headOf(entry));
    else if (table) await this.takeRows(table, entry.content);
    else if (area === 'documents') await this.takeDocument(rest.join('/'), entry.content);
    else if (entry.name === 'end.json') this.tail = parsed(entry) as BackupTail;
  }

  private async begin(head: BackupHead): Promise<void> {
    this.head = head;
    if (!opens(this.order.keys, head))
      throw new Error('these are not the keys of the backup: personal data and the audit trail could not be read');
    const schema = await schemaVersion(this.client);
    if (JSON.stringify(schema) !== JSON.stringify(head.schema))
      throw new Error(
        `the backup has schema ${head.schema.at(-1) ?? 'none'}, this program has ${schema.at(-1) ?? 'none'}: restore it with the version that made it, then update`,
      );
    const filled = (await storedTables(this.client)).filter(({ rows }) => rows !== '0');
    if (filled.length > 0)
      throw new Error(`the database is not empty (${filled.map(({ name }) => name).join(', ')}); choose a new one`);
  }

  private async takeRows(name: string, content: Buffer): Promise<void> {
    const table = this.head.tables.find((one) => one.name === name);
    if (!table) throw new Error(`the archive names no table ${name}`);
    this.open ??= { table: name, rows: copyIn(this.client, name, table.columns) };
    await this.open.rows.write(content);
  }

  private async closeTable(): Promise<void> {
    await this.open!.rows.end();
    this.open = undefined;
  }

  private async takeDocument(name: string, content: Buffer): Promise<void> {
    if (!/^[0-9a-f-]{36}\/[0-9a-f]{2}\/[0-9a-f-]{36}$/.test(name)) throw new Error('the archive names a strange file');
    const file = path.join(this.order.storage, name);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, content, { mode: 0o600, flag: 'wx' });
    this.written.push(file);
    this.digest.update(name).update(content);
  }

  private async compare(): Promise<void> {
    if (!this.tail) throw new Error('the archive ends too early');
    const restored = new Map((await storedTables(this.client)).map((table) => [table.name, table]));
    const differing = this.head.tables.filter(({ name, rows, checksum }) => {
      const table = restored.get(name);
      return table?.rows !== rows || table.checksum !== checksum;
    });
    if (differing.length > 0)
      throw new Error(`differs from the backup: ${differing.map(({ name }) => name).join(', ')}`);
    if (this.written.length !== this.tail.documents || this.digest.digest('hex') !== this.tail.digest)
      throw new Error('the documents differ from the backup');
  }
}
