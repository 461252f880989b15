import 'reflect-metadata';
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { log } from '@app/http';
import { aSignedInAgent } from '@app/identity/testing';
import { newId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { TenantFounder } from '@app/organizations';
import { migrate, provision, UnitOfWork, Vault } from '@app/persistence';
import { FigureFolding } from '@app/reporting';
import { Client } from 'pg';
import { createApi } from '../../apps/api/src/app';
import { FIGURE_YEAR, FigureFilling } from './figures.filling';

/**
 * The summary of a year, last year beside it, of a whole tenant: asked over HTTP of an API that has just been started
 * (cold) and again (warm), beside the bare GROUP BY of the same two years. Before that what the worker does: adding up
 * everything, and comparing it with its rows. `node dist/test/bench/figures.bench.js [visits]` with TEST_DATABASE_URL;
 * prints JSON, seconds. BENCH_DATABASE names a database to keep and take again.
 */
const VISITS = Number(process.argv[2] ?? 10_000_000);
const UNIONS = 1_000;
const PROCESSES = 3;
const WARM_REQUESTS = 5;
/** As `npm start` bounds it: apps/quickstart/lib/heaps.mjs. */
const API_ARGUMENTS = ['--max-old-space-size=200', '--max-semi-space-size=16', '--no-allocation-site-pretenuring'];

type Headers = Readonly<Record<string, string>>;

const seconds = (from: number): number => Math.round(performance.now() - from) / 1000;
const say = (line: string): void => void process.stderr.write(`# ${line}\n`);

const environment = (urls: { appUrl: string; queueUrl: string }, folder: string): Headers => ({
  ...{ APP_DATABASE_URL: urls.appUrl, QUEUE_DATABASE_URL: urls.queueUrl, STORAGE_DIR: folder },
  ...{ DATA_KEY: Buffer.alloc(32, 7).toString('base64'), AUDIT_KEY: Buffer.alloc(32, 9).toString('base64') },
});

async function openDatabase(folder: string) {
  const adminUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!adminUrl) throw new Error('TEST_DATABASE_URL is needed');
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  const kept = process.env.BENCH_DATABASE;
  const name = kept ?? `nj_bench_${randomBytes(4).toString('hex')}`;
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) await admin.query(`CREATE DATABASE "${name}"`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const urls = await provision(url.toString());
  await migrate(urls.ownerUrl);
  Object.assign(process.env, environment(urls, folder));
  const owner = new Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  const close = async () => {
    await owner.end();
    if (!kept) await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
    await admin.end();
  };
  return { owner, close };
}

interface Tenant {
  readonly tenantId: TenantId;
  readonly rootId: UnionId;
  readonly headers: Headers;
}

/** The tenant, filled and added up; what that took. */
async function prepare(owner: Client): Promise<Tenant & { folding: object }> {
  log.level = 'error';
  const app = await createApi();
  await app.init();
  const platform = { uow: app.get(UnitOfWork), vault: app.get(Vault) };
  const tenantId: TenantId = newId<'tenant'>();
  const founding = { code: 'bench', name: '测试总工会', unionCode: '000' };
  const rootId = await platform.uow.run(systemActor(tenantId), (tx) => app.get(TenantFounder).found(tx, founding));
  const filling = new FigureFilling(owner, tenantId, rootId, { visits: VISITS, unions: UNIONS }, say);
  const began = performance.now();
  await filling.run();
  say(`filled in ${seconds(began)} s`);
  const { headers } = await aSignedInAgent(platform, { tenantId, unionId: rootId, roles: ['chair'] });
  const folding = await addUp(app.get(FigureFolding), filling, tenantId);
  await owner.query('VACUUM ANALYZE');
  await app.close();
  return { tenantId, rootId, headers, folding };
}

async function addUp(folding: FigureFolding, filling: FigureFilling, tenantId: TenantId) {
  const marks = await filling.mark();
  say(`adding up ${marks} months of unions`);
  const began = performance.now();
  await folding.fold(tenantId);
  const foldedSeconds = seconds(began);
  say('comparing with the rows');
  const compared = performance.now();
  const differing = await folding.rebuild(tenantId);
  return { marks, foldedSeconds, comparedSeconds: seconds(compared), differing: differing.length };
}

/** What one would write by hand: who was visited and paid how often and with how much, of both years. */
async function bareGroupBy(owner: Client, { tenantId }: Tenant) {
  const took: number[] = [];
  for (let turn = 0; turn < 2; turn++) {
    const began = performance.now();
    for (const year of [FIGURE_YEAR, FIGURE_YEAR - 1]) {
      const values = [tenantId, `${year}-01-01`, `${year}-12-31`];
      await owner.query(
        `SELECT v.kind, d.occasion, count(*), count(DISTINCT v.member_id), sum(v.cash_fen), sum(v.goods_fen)
         FROM visits.visit v LEFT JOIN visits.visit_duty d ON d.tenant_id = v.tenant_id AND d.id = v.duty_id
         WHERE v.tenant_id = $1 AND v.visited_on BETWEEN $2 AND $3 AND v.status = 'logged' AND v.outcome IN ('met','proxy')
         GROUP BY GROUPING SETS ((), (v.kind), (d.occasion))`,
        values,
      );
      await owner.query(
        `SELECT occasion_code, count(*), count(DISTINCT recipient_id), sum(amount) FROM disbursements.disbursement
         WHERE tenant_id = $1 AND paid_on BETWEEN $2 AND $3 AND status IN ('paid','reconciled')
         GROUP BY GROUPING SETS ((), (occasion_code))`,
        values,
      );
    }
    took.push(seconds(began));
  }
  return took;
}

/** In a process of its own, bounded as the API is. */
async function ask(): Promise<void> {
  log.level = 'error';
  const { headers, unionId } = JSON.parse(process.env.BENCH_ASK!) as { headers: Headers; unionId: UnionId };
  const app = await createApi();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const took: number[] = [];
  const path = `/api/staff/figures?unionId=${unionId}&from=${FIGURE_YEAR}-01-01&to=${FIGURE_YEAR}-12-31`;
  let answer = '';
  for (let turn = 0; turn <= WARM_REQUESTS; turn++) {
    const began = performance.now();
    const { statusCode, payload } = await app.inject({ method: 'GET', url: path, headers });
    took.push(seconds(began));
    if (statusCode !== 200) throw new Error(payload);
    answer = payload;
  }
  const figures = (JSON.parse(answer) as { figures?: { code: string; key: string | null; value: unknown }[] }).figures;
  const shown = figures?.filter(({ code, key }) => key === null && /persons|households|paid.cases/.test(code));
  process.send!({
    cold: took[0],
    warm: took.slice(1),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    shown,
  });
  await app.close();
}

async function askAnew(tenant: Tenant, unionId: UnionId): Promise<object> {
  const env = { ...process.env, BENCH_ASK: JSON.stringify({ headers: tenant.headers, unionId }) };
  const child = fork(__filename, [], { env, execArgv: API_ARGUMENTS });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as object));
    child.once('exit', (code) => reject(new Error(`the API stopped (${code})`)));
  });
}

/** A visit somewhere is counted from its rows until the worker comes by. */
async function touch(owner: Client, { tenantId }: Tenant): Promise<void> {
  await owner.query(
    `UPDATE visits.visit SET cash_fen = cash_fen + 100 WHERE tenant_id = $1 AND id IN
       (SELECT id FROM visits.visit WHERE tenant_id = $1 AND visited_on BETWEEN $2 AND $3 LIMIT 200)`,
    [tenantId, `${FIGURE_YEAR}-12-01`, `${FIGURE_YEAR}-12-31`],
  );
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-bench-'));
  const { owner, close } = await openDatabase(folder);
  try {
    const tenant = await prepare(owner);
    const answers = [];
    for (let turn = 0; turn < PROCESSES; turn++) answers.push(await askAnew(tenant, tenant.rootId));
    const bare = await bareGroupBy(owner, tenant);
    await touch(owner, tenant);
    const changed = await askAnew(tenant, tenant.rootId);
    const { folding } = tenant;
    process.stdout.write(
      `${JSON.stringify({ visits: VISITS, unions: UNIONS, folding, answers, bare, changed }, null, 1)}\n`,
    );
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

(process.env.BENCH_ASK ? ask() : main()).then(
  () => process.exit(),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
