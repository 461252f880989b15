import 'reflect-metadata';
import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { log } from '@app/http';
import type { Role } from '@app/identity';
import { aSignedInAgent } from '@app/identity/testing';
import { newId, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { MemberImport } from '@app/members';
import { someParticulars } from '@app/members/testing';
import { TenantFounder } from '@app/organizations';
import { aUnion } from '@app/organizations/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { Client } from 'pg';
import { createApi } from '../../apps/api/src/app';
import { openScratchDatabase } from './scratch-database';

/**
 * A round of many people: its preview over HTTP, and the freezing of its roster by the worker's job, with the API and the
 * worker as they run in production. `node dist/test/bench/rounds.bench.js [people]` with TEST_DATABASE_URL, and REDIS_URL
 * for queues on Redis; prints JSON, milliseconds and megabytes.
 */
const PEOPLE = Number(process.argv[2] ?? 10_000);
const PREVIEWS = 10;
const WARM_UPS = 2;
const FREEZINGS = 3;
const PORTION = 1_000;
const POLL_MS = 100;
/** As `npm start` bounds them: apps/quickstart/lib/heaps.mjs. */
const API_ARGUMENTS = ['--max-old-space-size=200', '--max-semi-space-size=16', '--no-allocation-site-pretenuring'];
const WORKER_ARGUMENTS = ['--max-old-space-size=240'];

type Json = Record<string, any>;
type Headers = Readonly<Record<string, string>>;

interface Filled {
  readonly unionId: UnionId;
  readonly officer: Headers;
  readonly accountant: Headers;
}

/** A union of so many retired members with cards, and who plans and keeps the accounts there. */
async function fill(ownerUrl: string): Promise<Filled> {
  log.level = 'error';
  const app = await createApi();
  await app.init();
  const platform = { uow: app.get(UnitOfWork), vault: app.get(Vault) };
  const tenantId: TenantId = newId<'tenant'>();
  const founding = { code: 'bench', name: '测试总工会', unionCode: '000' };
  const root = await platform.uow.run(systemActor(tenantId), (tx) => app.get(TenantFounder).found(tx, founding));
  const unionId = await aUnion(platform, tenantId, root);
  for (let from = 0; from < PEOPLE; from += PORTION) {
    const rows = Array.from({ length: Math.min(PORTION, PEOPLE - from) }, (_, index) => ({
      memberId: null,
      unionId,
      particulars: someParticulars({
        ...{ name: '测试会员', category: 'retiree', groupName: `${index % 40}组` },
        bankCard: `999999${String(from + index).padStart(13, '0')}`,
      }),
    }));
    await platform.uow.run(systemActor(tenantId), (tx) => app.get(MemberImport).importMembers(tx, newId(), rows));
  }
  const as = async (role: Role) => (await aSignedInAgent(platform, { tenantId, unionId, roles: [role] })).headers;
  const filled = { unionId, officer: await as('officer'), accountant: await as('accountant') };
  await app.close();
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('ANALYZE');
  await owner.end();
  return filled;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });

async function launch(app: 'api' | 'worker', execArgv: string[], env: Headers = {}): Promise<ChildProcess> {
  const file = path.join(__dirname, `../../apps/${app}/src/main.js`);
  const child = fork(file, {
    ...{ execArgv, env: { ...process.env, ...env } },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`${app} stopped (${code})`)));
  });
  return child;
}

const ended = (child: ChildProcess): Promise<unknown> => {
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  return exit;
};

/** Of a process, in megabytes: what it holds now, and the most that it held. Nothing where the system does not tell. */
function memoryOf({ pid }: ChildProcess): { nowMb: number | null; peakMb: number | null } {
  const status = process.platform === 'linux' ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  const of = (field: string): number | null => {
    const found = new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1];
    return found ? Math.round(Number(found) / 1024) : null;
  };
  return { nowMb: of('VmRSS'), peakMb: of('VmHWM') };
}

class Desk {
  constructor(
    private readonly address: string,
    private readonly headers: Headers,
  ) {}

  async call(method: 'GET' | 'POST', route: string, body?: Json, version?: number): Promise<Json> {
    const answer = await fetch(`${this.address}/api/staff${route}`, {
      method,
      headers: {
        ...{ ...this.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Json;
  }
}

/** A round of the next holiday: 80-year-olds get more. */
async function plan(officer: Desk, accountant: Desk, unionId: UnionId): Promise<Json> {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now());
  const { occasions } = await officer.call('GET', `/rounds/choices?unionId=${unionId}`);
  const holiday = occasions.find((each: Json) => each.kind === 'holiday' && each.latestOn > today);
  const fund = await accountant.call('POST', '/fund-accounts', {
    ...{ unionId, code: 'SWN', name: '送温暖资金', kind: 'warm-delivery', source: '上级拨付' },
    ...{ openedOn: `${today.slice(0, 4)}-01-01`, opening: '100000000.00', document: '拨付通知' },
  });
  return officer.call('POST', '/rounds', {
    ...{ unionId, name: '测试活动', kind: 'holiday', holidayCode: holiday.code, holidayYear: holiday.year },
    ...{ purpose: '看望退休职工', fundPurpose: 'warm-delivery', fundAccountId: fund['id'], budget: '90000000.00' },
    ...{ standard: { cash: '300.00' }, startsOn: today, dueOn: holiday.latestOn },
    audience: [{ code: 'retiree', minAge: 80, standard: { cash: '500.00' } }, { code: 'retiree' }],
  });
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return Math.round(performance.now() - begun);
};

async function previews(officer: Desk, id: string) {
  const all: number[] = [];
  for (let turn = 0; turn < PREVIEWS + WARM_UPS; turn++)
    all.push(await timed(() => officer.call('GET', `/rounds/${id}/preview`)));
  const ms = all.slice(WARM_UPS).sort((a, b) => a - b);
  const { persons } = await officer.call('GET', `/rounds/${id}/preview`);
  return { persons, ms: { least: ms[0], median: ms[Math.floor(ms.length / 2)], most: ms.at(-1) }, first: all[0] };
}

/** From the press of the button to the frozen roster, with the progress as the page shows it. */
async function freeze(officer: Desk, id: string) {
  const { version } = await officer.call('GET', `/rounds/${id}`);
  const seen = new Set<number>();
  let persons = 0;
  let answeredMs = 0;
  const ms = await timed(async () => {
    answeredMs = await timed(() => officer.call('POST', `/rounds/${id}/freezing`, {}, version));
    for (;;) {
      const round = await officer.call('GET', `/rounds/${id}`);
      if (round['freezing']) seen.add(round['freezing'].done);
      persons = round['figures'].persons;
      if (round['status'] === 'frozen') return;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  });
  return { persons, answeredMs, ms, peoplePerSecond: Math.round((persons / ms) * 1000), progress: [...seen] };
}

async function measure({ unionId, ...headers }: Filled) {
  const port = await freePort();
  const api = await launch('api', API_ARGUMENTS, { PORT: String(port) });
  const worker = await launch('worker', WORKER_ARGUMENTS);
  try {
    const address = `http://127.0.0.1:${port}`;
    const [officer, accountant] = [new Desk(address, headers.officer), new Desk(address, headers.accountant)];
    const { id } = await plan(officer, accountant, unionId);
    const memory = () => ({ api: memoryOf(api), worker: memoryOf(worker) });
    const before = memory();
    const preview = await previews(officer, id);
    const freezings = [];
    for (let turn = 0; turn < FREEZINGS; turn++) {
      if (turn > 0) await unfreeze(officer, id);
      freezings.push(await freeze(officer, id));
    }
    const backend = process.env.REDIS_URL ? 'Redis' : 'PostgreSQL';
    return { backend, people: PEOPLE, preview, freezings, memory: { before, after: memory() } };
  } finally {
    await Promise.all([ended(api), ended(worker)]);
  }
}

async function unfreeze(officer: Desk, id: string): Promise<void> {
  const { version } = await officer.call('GET', `/rounds/${id}`);
  await officer.call('POST', `/rounds/${id}/unfreezing`, { reason: '再量一次' }, version);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-bench-'));
  const { ownerUrl, environment, drop } = await openScratchDatabase();
  Object.assign(process.env, environment, { STORAGE_DIR: folder });
  try {
    process.stdout.write(`${JSON.stringify(await measure(await fill(ownerUrl)), null, 2)}\n`);
  } finally {
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
