import 'reflect-metadata';
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { log } from '@app/http';
import { ReviewOpening } from '@app/hardship';
import { aSignedInAgent } from '@app/identity/testing';
import { newId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { MemberImport } from '@app/members';
import { someParticulars } from '@app/members/testing';
import { TenantFounder } from '@app/organizations';
import { aUnion } from '@app/organizations/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import autocannon from 'autocannon';
import { Client } from 'pg';
import { createApi } from '../../apps/api/src/app';
import { openScratchDatabase } from './scratch-database';

/**
 * Reviews of many files that come due, opened by the job's own service beside the bare statement, and the first page of
 * the federation's list over HTTP. `node dist/test/bench/hardship.bench.js [files]` with TEST_DATABASE_URL; prints JSON,
 * milliseconds.
 */
const FILES = Number(process.argv[2] ?? 20_000);
const UNIONS = 40;
const PORTION = 1_000;
const TURNS = 5;
const CONNECTIONS = 32;
const WARM_UP_MS = 3_000;
const LOAD_MS = 12_000;
/** As `npm start` bounds it: apps/quickstart/lib/heaps.mjs. */
const API_ARGUMENTS = ['--max-old-space-size=200', '--max-semi-space-size=16', '--no-allocation-site-pretenuring'];

type Headers = Readonly<Record<string, string>>;

interface Filled {
  readonly tenantId: TenantId;
  readonly officer: Headers;
}

type Api = Awaited<ReturnType<typeof createApi>>;

/** A federation whose unions have so many members, each of them the holder of a file of three. */
async function fill(app: Api, owner: Client): Promise<Filled> {
  const platform = { uow: app.get(UnitOfWork), vault: app.get(Vault) };
  const tenantId: TenantId = newId<'tenant'>();
  const founding = { code: 'bench', name: '测试总工会', unionCode: '000' };
  const root = await platform.uow.run(systemActor(tenantId), (tx) => app.get(TenantFounder).found(tx, founding));
  const unions: UnionId[] = [];
  for (let i = 0; i < UNIONS; i++) unions.push(await aUnion(platform, tenantId, root));
  for (let from = 0; from < FILES; from += PORTION) {
    const rows = Array.from({ length: Math.min(PORTION, FILES - from) }, (_, index) => ({
      memberId: null,
      unionId: unions[(from + index) % UNIONS]!,
      particulars: someParticulars({ name: '测试会员', category: 'active' }),
    }));
    await platform.uow.run(systemActor(tenantId), (tx) => app.get(MemberImport).importMembers(tx, newId(), rows));
  }
  await owner.query(FILE_EACH, [tenantId]);
  await owner.query(PERSONS, [tenantId]);
  await owner.query('VACUUM (ANALYZE)');
  const agent = { tenantId, unionId: root, roles: ['federation-officer' as const] };
  return { tenantId, officer: (await aSignedInAgent(platform, agent)).headers };
}

const FILE_EACH = `INSERT INTO hardship.hardship_file (tenant_id, id, version, number, union_id, member_id, status, running,
    category, main_cause, other_causes, source, found_on, filed_on, review_due_on, filled_by_officer, opened_at, moved_at,
    consented_cause, other_judgement)
  SELECT $1, uuidv7(), 1, 'KN' || row_number() OVER (ORDER BY m.id), m.union_id, m.id, 'active', true,
    (ARRAY['deep','relative','accident'])[1 + (row_number() OVER (ORDER BY m.id)) % 3], 'other', '{}', 'import',
    current_date - 340, current_date - 340, current_date + (row_number() OVER (ORDER BY m.id) % 25)::int, true, now(),
    now(), false, false
  FROM members.member m WHERE m.tenant_id = $1`;
const PERSONS = `INSERT INTO hardship.file_person (tenant_id, id, file_id, running, place, member_id, relation, name_sealed)
  SELECT $1, uuidv7(), f.id, true, p.place, CASE WHEN p.place = 0 THEN f.member_id END,
    (ARRAY['head','spouse','child'])[p.place + 1], CASE WHEN p.place > 0 THEN '\\x00'::bytea END
  FROM hardship.hardship_file f, generate_series(0, 2) AS p(place) WHERE f.tenant_id = $1`;

/** What the work comes to when nothing else is done: who is due is marked, and that he was is noted. */
const BARE = `WITH due AS (
    UPDATE hardship.hardship_file SET status = 'review-due', version = version + 1, moved_at = now()
    WHERE tenant_id = $1 AND status = 'active' AND review_due_on <= current_date + 30 RETURNING id, review_due_on)
  INSERT INTO hardship.file_fact (tenant_id, id, file_id, action, at, by_account_id, by_name, status, detail)
  SELECT $1, uuidv7(), id, 'begin-review', now(), $2, 'bench', 'review-due', jsonb_build_object('dueOn', review_due_on)
  FROM due`;

/** As before the turn; the notes of a file are never deleted otherwise. */
async function reset(owner: Client, tenantId: TenantId): Promise<void> {
  await owner.query(`SET session_replication_role = replica`);
  await owner.query(`DELETE FROM hardship.file_fact WHERE tenant_id = $1`, [tenantId]);
  await owner.query(`UPDATE hardship.hardship_file SET status = 'active' WHERE tenant_id = $1`, [tenantId]);
  await owner.query(`SET session_replication_role = origin`);
  await owner.query('VACUUM (ANALYZE) hardship.hardship_file, hardship.file_fact');
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return Math.round((performance.now() - begun) * 10) / 10;
};
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** In turns, so that both meet the same company on a shared machine. */
async function reviews(app: Api, owner: Client, tenantId: TenantId) {
  const opening = app.get(ReviewOpening);
  const [job, bare, again]: [number[], number[], number[]] = [[], [], []];
  let opened = 0;
  for (let turn = 0; turn <= TURNS; turn++) {
    await reset(owner, tenantId);
    const bareMs = await timed(() => owner.query(BARE, [tenantId, newId()]));
    await reset(owner, tenantId);
    const jobMs = await timed(async () => void ({ opened } = await opening.work(tenantId)));
    const againMs = await timed(() => opening.work(tenantId));
    // The first turn warms both up.
    if (turn === 0) continue;
    for (const [list, ms] of [
      [job, jobMs],
      [bare, bareMs],
      [again, againMs],
    ] as const)
      list.push(ms);
  }
  const ratio = Math.round((median(job) / median(bare)) * 100) / 100;
  return { opened, jobMs: median(job), bareMs: median(bare), ratio, nothingDueMs: median(again) };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

async function launch(port: number): Promise<ChildProcess> {
  const child = fork(path.join(__dirname, '../../apps/api/src/main.js'), {
    ...{ execArgv: API_ARGUMENTS, env: { ...process.env, PORT: String(port) } },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`api stopped (${code})`)));
  });
  return child;
}

/** So many requests at a time for so long. */
async function load(port: number, route: string, headers: Headers, connections: number, ms: number) {
  const taken: number[] = [];
  const failures: number[] = [];
  await new Promise<void>((resolve, reject) => {
    const options = { url: `http://127.0.0.1:${port}/api${route}`, headers, connections, duration: ms / 1000 };
    const running = autocannon(options, (error) => (error ? reject(error) : resolve()));
    running.on('response', (_, status, __, took) => void (status === 200 ? taken : failures).push(took));
  });
  if (failures.length > 0) throw new Error(`${route}: ${failures.length} of ${taken.length} failed`);
  taken.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]! * 10) / 10;
  return { perSecond: Math.round((taken.length / ms) * 1000), p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

async function list({ officer }: Filled) {
  const port = await freePort();
  const api = await launch(port);
  const route = '/staff/hardship-files';
  try {
    await load(port, route, officer, CONNECTIONS, WARM_UP_MS);
    const alone = await load(port, route, officer, 1, WARM_UP_MS);
    return { alone, together: await load(port, route, officer, CONNECTIONS, LOAD_MS) };
  } finally {
    const ended = new Promise((resolve) => api.once('exit', resolve));
    api.kill('SIGTERM');
    await ended;
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-bench-'));
  const { superUrl, environment, drop } = await openScratchDatabase();
  Object.assign(process.env, environment, { STORAGE_DIR: folder });
  const owner = new Client({ connectionString: superUrl });
  await owner.connect();
  try {
    log.level = 'error';
    const app = await createApi();
    await app.init();
    const filled = await fill(app, owner);
    const opened = await reviews(app, owner, filled.tenantId);
    await app.close();
    const figures = { files: FILES, connections: CONNECTIONS, reviews: opened, list: await list(filled) };
    process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  } finally {
    await owner.end();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
