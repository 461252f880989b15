import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TenantId } from '@app/kernel';
import { systemActor } from '@app/kernel';
import { Resealing, type SealedPlace, sealedPlaces } from '@app/operations';
import { KeySettings, loadSettings, TenantRegister, UnitOfWork, Vault } from '@app/persistence';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { backUp, type BackupOrder } from '../../apps/quickstart/operations/backup';
import { checkAll } from '../../apps/quickstart/operations/check';
import { operations } from '../../apps/quickstart/operations/command';
import { type Keys, opens } from '../../apps/quickstart/operations/keys';
import { inspectBackup } from '../../apps/quickstart/operations/restore';
import { resealAll } from '../../apps/quickstart/operations/reseal';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { openDemoCity } from '../support/demo-city';
import type { TestApi } from '../support/test-api';

jest.setTimeout(300_000);

/** Bytes that are neither sealed nor a hash under a key: hashes of random tokens, of the audit chain, templates, packed ids. */
const OTHER_BYTES =
  /\.(\w*_hash|\w*_mac|hash|mac|seal)$|^forms\.form_version\.content$|^forms\.\w+\.content$|^reporting\.figure_(month|year)\.persons$/;

describe('a city whose keys follow one another', () => {
  let api: TestApi;
  let folder: string;
  let first: Keys;
  let next: Keys;
  let onlyNext: Keys;
  let tenantId: TenantId;

  beforeAll(async () => {
    api = await openDemoCity();
    folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-keys-'));
    const { DATA_KEY, AUDIT_KEY } = process.env as Record<string, string>;
    first = { DATA_KEY: DATA_KEY!, AUDIT_KEY: AUDIT_KEY! };
    onlyNext = { ...first, DATA_KEY: randomBytes(32).toString('base64'), DATA_HASH_KEY: first.DATA_KEY };
    next = { ...onlyNext, DATA_KEYS_BEFORE: first.DATA_KEY };
    tenantId = (await api.app.get(TenantRegister).all())[0]!.tenantId;
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await api?.close();
  });

  async function under<T>(keys: Keys, work: () => Promise<T>): Promise<T> {
    const kept = { ...process.env };
    Object.assign(process.env, keys);
    try {
      return await work();
    } finally {
      for (const name of Object.keys(keys)) delete process.env[name];
      Object.assign(process.env, kept);
    }
  }

  const withWorker = <T>(keys: Keys, work: (app: INestApplicationContext) => Promise<T>): Promise<T> =>
    under(keys, async () => {
      const app = await NestFactory.createApplicationContext(WorkerModule, { logger: false, abortOnError: false });
      try {
        return await work(app);
      } finally {
        await app.close();
      }
    });

  /** Opens every sealed value with these keys alone. Returns how many, and the places where one did not open. */
  async function readAll(app: INestApplicationContext, keys: Keys): Promise<{ read: number; shut: string[] }> {
    const vault = new Vault(loadSettings(KeySettings, { ...keys }));
    const shut = new Set<string>();
    let read = 0;
    for (const place of sealedPlaces(app.get(DataSource)))
      for (const { sealed, bound } of await valuesOf(app, place))
        try {
          vault.openBytes(tenantId, place.purpose, sealed, bound);
          read++;
        } catch {
          shut.add(place.name);
        }
    return { read, shut: [...shut] };
  }

  const valuesOf = (app: INestApplicationContext, { table, column, field, boundTo }: SealedPlace) =>
    app.get(UnitOfWork).read(systemActor(tenantId), (tx) => {
      const value = field ? `decode(substr(r.${column} ->> '${field}', 3), 'hex')` : `r.${column}`;
      const bound = boundTo.map((name) => `r.${name}::text`).join(` || ':' || `) || `''`;
      return tx.rows<{ sealed: Buffer; bound: string }>(
        `SELECT ${value} AS sealed, ${bound} AS bound FROM ${table} r
         WHERE r.tenant_id = $1 AND octet_length(${value}) > 0`,
        [tenantId],
      );
    });

  it('every column of bytes is known: sealed, with a purpose that opens it, or a hash', async () => {
    const columns = await api.database.owner(`
      SELECT n.nspname || '.' || c.relname || '.' || a.attname AS name FROM pg_attribute a
      JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND a.atttypid = 'bytea'::regtype AND a.attnum > 0 AND NOT a.attisdropped
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'bullmq')`);
    await withWorker(first, async (app) => {
      const sealed = new Set(sealedPlaces(app.get(DataSource)).map(({ name }) => name));
      const unknown = columns.map(({ name }) => name as string).filter((name) => !sealed.has(name));
      expect(unknown.filter((name) => !OTHER_BYTES.test(name))).toEqual([]);
      const { read, shut } = await readAll(app, first);
      expect(shut).toEqual([]);
      expect(read).toBeGreaterThan(5_000);
    });
  });

  it('the application may write every sealed column anew, also in tables that only grow', async () => {
    await withWorker(first, async (app) => {
      const places = sealedPlaces(app.get(DataSource));
      const [{ closed }] = (await api.database.owner(
        `SELECT coalesce(array_agg(p.t || '.' || p.c), '{}') AS closed FROM unnest($1::text[], $2::text[]) AS p(t, c)
         WHERE NOT has_column_privilege('nuanjia_app', p.t, p.c, 'UPDATE')`,
        [places.map(({ table }) => table), places.map(({ column }) => column)],
      )) as [{ closed: string[] }];
      expect(closed).toEqual([]);
    });
  });

  it('a table that only grows lets nothing but its seals be written, and only by who says so', async () => {
    const attempt = (statement: string, saying: boolean) =>
      api.app.get(UnitOfWork).run(systemActor(tenantId), async (tx) => {
        if (saying) await tx.rows(`SELECT set_config('app.resealing', 'on', true)`);
        await tx.rows(statement, [tenantId]);
      });
    const words = `UPDATE visits.rating SET comment_sealed = comment_sealed WHERE tenant_id = $1`;
    await expect(attempt(words, false)).rejects.toThrow('append-only');
    await expect(attempt(words, true)).resolves.toBeUndefined();
    await expect(attempt(`UPDATE visits.rating SET stars = 5 WHERE tenant_id = $1`, true)).rejects.toThrow('denied');
    await expect(attempt(`DELETE FROM visits.rating WHERE tenant_id = $1`, true)).rejects.toThrow();
  });

  it('stopped in the middle and run again, it ends with nothing under the earlier key', async () => {
    await withWorker(next, async (app) => {
      const broken = app.get(Resealing, { strict: false }).of(tenantId, { again: false });
      const cutting = { isOver: false };
      const cut = expect(broken)
        .rejects.toThrow()
        .finally(() => (cutting.isOver = true));
      await underWay();
      // Again and again: between two transactions nothing is cut.
      while (!cutting.isOver)
        await api.database.owner(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'nuanjia_app'`,
        );
      await cut;
    });
    await withWorker(next, async (app) => {
      // In between everything is readable with both keys, and some of it only with the earlier one.
      expect((await readAll(app, next)).shut).toEqual([]);
      expect((await readAll(app, onlyNext)).shut).not.toEqual([]);
      const report = await resealAll(app);
      expect(report).toMatchObject({ federations: 1, unreadable: 0, remaining: [] });
      expect(report.resealed).toBeGreaterThan(1_000);
      expect(await resealAll(app)).toMatchObject({ resealed: 0, remaining: [] });
    });
  });

  /** Until a few portions are done and most are not. */
  async function underWay(): Promise<void> {
    for (;;) {
      const [row] = await api.database.owner(`SELECT coalesce(sum(resealed), 0)::int AS done FROM platform.resealing`);
      if (row!['done'] > 200) return;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  it('without the earlier key everything opens, every rule holds, papers too, and people are found', async () => {
    await withWorker(onlyNext, async (app) => {
      const { read, shut } = await readAll(app, onlyNext);
      expect(shut).toEqual([]);
      expect(read).toBeGreaterThan(5_000);
      const report = await checkAll(app, api.database.ownerUrl, Buffer.from(first.AUDIT_KEY, 'base64'));
      expect(report.violations).toEqual([]);
    });
    expect(await under(onlyNext, () => operations.signIn())).toMatch(/read the members/);
  });

  it('a value that no key opens stays as it is, is counted, and holds up nothing', async () => {
    await api.database.owner(`UPDATE members.member SET phone_sealed = '\\x0200000000ff'
      WHERE id = (SELECT id FROM members.member WHERE phone_sealed IS NOT NULL LIMIT 1)`);
    const report = await withWorker(onlyNext, resealAll);
    expect(report).toMatchObject({ unreadable: 1, remaining: [{ place: 'members.member.phone_sealed', count: 1 }] });
  });

  it('a backup names the keys that it needs: those of before open it as long as they are kept', async () => {
    const file = path.join(folder, 'city.tar.gz');
    const order: BackupOrder = {
      ...{ ownerUrl: api.database.ownerUrl, storage: process.env['STORAGE_DIR']!, file, withKeys: true },
      ...{ keys: next, now: new Date('2026-03-12T00:00:00Z') },
    };
    await backUp(order);
    const { head, keys } = await inspectBackup(file);
    expect(keys).toEqual(next);
    expect(opens(next, head)).toBe(true);
    expect(opens(onlyNext, head)).toBe(false);
    expect(opens(first, head)).toBe(false);
    await backUp({ ...order, keys: first });
    const before = (await inspectBackup(file)).head;
    expect([first, next, onlyNext].map((held) => opens(held, before))).toEqual([true, true, false]);
    // Archives of older versions name no ids.
    const { keyIds: _, ...older } = before;
    expect([first, next, onlyNext].map((held) => opens(held, older))).toEqual([true, true, false]);
  });
});
