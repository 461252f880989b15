import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { NestFactory } from '@nestjs/core';
import { backUp, type BackupOrder } from '../../apps/quickstart/operations/backup';
import { operations } from '../../apps/quickstart/operations/command';
import { checkAll } from '../../apps/quickstart/operations/check';
import { inspectBackup, restore } from '../../apps/quickstart/operations/restore';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { openDemoCity } from '../support/demo-city';
import type { TestApi } from '../support/test-api';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

jest.setTimeout(300_000);

describe('backup, restore and check', () => {
  let api: TestApi;
  let folder: string;
  let file: string;
  let order: BackupOrder;

  beforeAll(async () => {
    api = await openDemoCity();
    folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-backup-'));
    file = path.join(folder, 'city.tar.gz');
    const { DATA_KEY, AUDIT_KEY, STORAGE_DIR } = process.env as Record<string, string>;
    order = {
      ...{ ownerUrl: api.database.ownerUrl, storage: STORAGE_DIR!, file, withKeys: false },
      keys: { DATA_KEY: DATA_KEY!, AUDIT_KEY: AUDIT_KEY! },
      now: new Date('2026-03-12T00:00:00Z'),
    };
    await backUp(order);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await api?.close();
  });

  /** An installation of its own: a database and a storage folder. */
  async function elsewhere<T>(work: (target: TestDatabase, storage: string) => Promise<T>): Promise<T> {
    const target = await openTestDatabase();
    const storage = mkdtempSync(path.join(folder, 'storage-'));
    try {
      return await work(target, storage);
    } finally {
      await target.drop();
    }
  }

  /** With the environment of that installation. */
  async function within<T>({ appUrl, queueUrl }: TestDatabase, storage: string, work: () => Promise<T>): Promise<T> {
    const kept = { ...process.env };
    Object.assign(process.env, { APP_DATABASE_URL: appUrl, QUEUE_DATABASE_URL: queueUrl, STORAGE_DIR: storage });
    try {
      return await work();
    } finally {
      Object.assign(process.env, kept);
    }
  }

  const check = (target: TestDatabase, storage: string) =>
    within(target, storage, async () => {
      const app = await NestFactory.createApplicationContext(WorkerModule, { logger: false });
      try {
        return await checkAll(app, target.ownerUrl, Buffer.from(order.keys.AUDIT_KEY, 'base64'));
      } finally {
        await app.close();
      }
    });

  const restored = (target: TestDatabase, storage: string) =>
    restore({ file, storage, ownerUrl: target.ownerUrl, keys: order.keys });

  it('a restored installation equals the one that was backed up, and every rule holds in it', async () => {
    await elsewhere(async (target, storage) => {
      const report = await restored(target, storage);
      expect(report.tables).toBeGreaterThan(50);
      expect(report.rows).toBeGreaterThan(10_000);
      expect(report.documents).toBeGreaterThan(5);
      expect(report.missing).toEqual([]);
      // Backed up again, it says the same of every table and of the documents.
      const again = path.join(folder, 'again.tar.gz');
      await backUp({ ...order, ownerUrl: target.ownerUrl, storage, file: again });
      expect((await inspectBackup(again)).head).toEqual((await inspectBackup(file)).head);
      const found = await check(target, storage);
      expect(found).toMatchObject({ federations: 1, violations: [] });
      expect(found.audit.entries).toBeGreaterThan(1_000);
    });
  });

  it('somebody signs in to a restored copy and reads the members', async () => {
    await elsewhere(async (target, storage) => {
      await restored(target, storage);
      expect(await within(target, storage, () => operations.signIn())).toMatch(/signed in to .+, read the members/);
      expect(await target.owner(`SELECT 1 FROM identity.account WHERE login LIKE 'drill-%'`)).toHaveLength(1);
    });
  });

  it('people and papers stay sealed in the archive, and the keys are not in it unless asked for', async () => {
    const [known] = await api.database.owner(`SELECT content_mac FROM documents.document LIMIT 1`);
    expect(known).toBeDefined();
    const text = gunzipSync(readFileSync(file));
    for (const secret of [order.keys.DATA_KEY, order.keys.AUDIT_KEY, 'JFIF', '\u0089PNG'])
      expect([secret, text.includes(Buffer.from(secret, 'latin1'))]).toEqual([secret, false]);
    // ID numbers of the demo: a made-up area, a birthday, four more.
    expect(text.toString('latin1')).not.toMatch(
      /\b99\d{4}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]\b/,
    );
    expect((await inspectBackup(file)).keys).toBeNull();
    const withKeys = path.join(folder, 'with-keys.tar.gz');
    await backUp({ ...order, file: withKeys, withKeys: true });
    expect((await inspectBackup(withKeys)).keys).toEqual(order.keys);
  });

  it.each([
    ['a cut archive', () => truncated(0.5), /unexpected end|ends too early/],
    ['something else', () => written('not an archive'), /incorrect header|not a backup/],
  ])('refuses %s and leaves the database empty', async (_, make, reason) => {
    await elsewhere(async (target, storage) => {
      const attempt = restore({ file: make(), storage, ownerUrl: target.ownerUrl, keys: order.keys });
      await expect(attempt).rejects.toThrow(reason);
      expect(await target.owner('SELECT * FROM platform.tenant')).toEqual([]);
    });
  });

  const truncated = (part: number): string => {
    const cut = written(readFileSync(file));
    truncateSync(cut, Math.floor(readFileSync(file).length * part));
    return cut;
  };
  const written = (content: string | Buffer): string => {
    const other = path.join(folder, 'other.tar.gz');
    writeFileSync(other, content);
    return other;
  };

  it('refuses wrong keys, another schema and a database that is not empty', async () => {
    await elsewhere(async (target, storage) => {
      const keys = { ...order.keys, DATA_KEY: Buffer.alloc(32).toString('base64') };
      const other = restore({ file, storage, ownerUrl: target.ownerUrl, keys });
      await expect(other).rejects.toThrow(/not the keys/);
      await target.owner(`INSERT INTO schema_migration (timestamp, name) VALUES (1, 'Later1')`);
      await expect(restored(target, storage)).rejects.toThrow(/has schema/);
      await target.owner(`DELETE FROM schema_migration WHERE name = 'Later1'`);
      await restored(target, storage);
      await expect(restored(target, mkdtempSync(path.join(folder, 'storage-')))).rejects.toThrow(/not empty/);
    });
  });

  it('finds every planted violation: books, payments, a lost paper, the audit trail', async () => {
    await elsewhere(async (target, storage) => {
      await restored(target, storage);
      const past = async (sql: string) => target.owner(`SET session_replication_role = replica; ${sql}`);
      // An account with money: one that is spent to the last fen keeps its CHECK even from the owner.
      await past(
        `UPDATE funds.fund_account SET held = held + 1, available = available - 1
         WHERE id = (SELECT id FROM funds.fund_account WHERE available > 0 ORDER BY id LIMIT 1)`,
      );
      await past(`UPDATE approvals.approval_request SET amount = amount + 1 WHERE status = 'approved'`);
      await past(
        `UPDATE audit.audit_entry SET reason = '改过' WHERE id = (SELECT id FROM audit.audit_entry ORDER BY id LIMIT 1)`,
      );
      const [paper] = await target.owner(
        `SELECT tenant_id || '/' || right(id::text, 2) || '/' || id AS name FROM documents.document WHERE status = 'attached' LIMIT 1`,
      );
      rmSync(path.join(storage, paper!.name as string));
      const { violations } = await check(target, storage);
      const told = violations.join('\n');
      for (const sentence of [
        /balances of an account equal/,
        /: disbursements: /,
        /has its file/,
        /audit: entry \d+ of chain .*: changed/,
      ])
        expect(told).toMatch(sentence);
    });
  });
});
