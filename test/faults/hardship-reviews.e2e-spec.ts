import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { HARDSHIP_ENTITIES, hardshipOn } from '@app/hardship/testing';
import { type CivilDate, newId, parseFen, type TenantId } from '@app/kernel';
import { ENTITIES_FOR_DISBURSEMENTS } from '@app/disbursements/testing';
import { membersOn, someParticulars } from '@app/members/testing';
import { aFederation, aUnion } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import { faultSize } from './fault-size';

const FILES = faultSize(200, 20_000);
const KILLS = faultSize(1, 40);
/** At most so long after it began to work a worker is killed that nothing holds up. */
const LATEST_MS = faultSize(20, 400);

jest.setTimeout(faultSize(120_000, 1_800_000));

describe('reviews of hardship files when the worker is killed', () => {
  let database: TestDatabase;
  let platform: Platform;
  let tenantId: TenantId;
  const running = new Set<ChildProcess>();

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...new Set([...ENTITIES_FOR_DISBURSEMENTS, ...HARDSHIP_ENTITIES])]);
    tenantId = await aCityOnFile();
  });
  afterAll(async () => {
    for (const worker of running) worker.kill('SIGKILL');
    await platform?.dataSource.destroy();
    await database?.drop();
  });

  /** So many households whose review is due in ten days. */
  async function aCityOnFile(): Promise<TenantId> {
    const federation = await aFederation(platform);
    const unionId = await aUnion(platform, federation.tenantId, federation.rootId);
    const roster = Array.from({ length: FILES }, () => ({ memberId: null, unionId, particulars: someParticulars() }));
    const files = hardshipOn(platform).imports;
    for (let from = 0; from < FILES; from += 1_000)
      await platform.uow.run(federation.system, (tx) =>
        membersOn(platform).imports.importMembers(tx, newId(), roster.slice(from, from + 1_000)),
      );
    const members = await database.owner(`SELECT id FROM members.member WHERE tenant_id = $1`, [federation.tenantId]);
    const imported = members.map(({ id }, index) => ({
      ...{ number: `KN${index}`, memberId: id, unionId, category: 'deep' as const, mainCause: 'schooling' as const },
      ...{ otherCauses: [], persons: 3, income: parseFen('20000'), expense: 0n, remark: null },
      filedOn: '2024-05-01' as CivilDate,
    }));
    await platform.uow.run(federation.system, (tx) => files.importFiles(tx, newId(), imported));
    await database.owner(`UPDATE hardship.hardship_file SET review_due_on = current_date + 10 WHERE tenant_id = $1`, [
      federation.tenantId,
    ]);
    return federation.tenantId;
  }

  async function aWorker(): Promise<ChildProcess> {
    const worker = fork(path.join(__dirname, 'run-typescript.cjs'), ['./hardship-review-worker.ts'], {
      env: { ...process.env, APP_DATABASE_URL: database.appUrl },
      execArgv: [],
    });
    running.add(worker);
    worker.once('exit', () => running.delete(worker));
    await said(worker);
    return worker;
  }
  const said = (worker: ChildProcess) =>
    new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
    });
  const kill = (worker: ChildProcess) =>
    new Promise<void>((resolve) => {
      worker.removeAllListeners('exit');
      worker.once('exit', () => resolve());
      worker.kill('SIGKILL');
      running.delete(worker);
    });

  /** Killed while it holds some files and waits for one that somebody has open. */
  async function killInTheMiddle(worker: ChildProcess): Promise<void> {
    await database.owner('BEGIN');
    await database.owner(
      `SELECT 1 FROM hardship.hardship_file WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1 FOR UPDATE`,
      [tenantId],
    );
    worker.send(tenantId);
    const isWaiting = `SELECT 1 FROM pg_locks l WHERE NOT l.granted AND pg_backend_pid() = ANY(pg_blocking_pids(l.pid))`;
    while ((await database.owner(isWaiting)).length === 0) await wait(5);
    await kill(worker);
    await database.owner('ROLLBACK');
  }

  async function standing(): Promise<Record<string, unknown>> {
    const [row] = await database.owner(
      `SELECT (SELECT count(*)::int FROM hardship.hardship_file f WHERE f.tenant_id = $1 AND f.status = 'review-due') AS due,
         (SELECT count(*)::int FROM hardship.hardship_file f WHERE f.tenant_id = $1 AND f.version > 2) AS twice,
         (SELECT count(*)::int FROM hardship.file_fact x WHERE x.tenant_id = $1 AND x.action = 'begin-review') AS told,
         (SELECT count(DISTINCT x.file_id)::int FROM hardship.file_fact x
          WHERE x.tenant_id = $1 AND x.action = 'begin-review') AS files,
         (SELECT coalesce(sum((o.payload ->> 'count')::int), 0)::int FROM messaging.outbox_message o
          WHERE o.tenant_id = $1 AND o.type = 'hardship-file.reviews-opened.v1') AS announced`,
      [tenantId],
    );
    return row!;
  }
  const NONE = { due: 0, twice: 0, told: 0, files: 0, announced: 0 };
  const ALL = { due: FILES, twice: 0, told: FILES, files: FILES, announced: FILES };

  it('in the middle of opening them nothing is half done, and each is opened once by whoever comes next', async () => {
    await killInTheMiddle(await aWorker());
    expect(await standing()).toEqual(NONE);
    for (let round = 1; round < KILLS; round++) {
      const worker = await aWorker();
      worker.send(tenantId);
      await wait((LATEST_MS * round) / KILLS);
      await kill(worker);
    }
    expect([NONE, ALL]).toContainEqual(await standing());
    const { reviews } = hardshipOn(platform);
    await Promise.all([reviews.work(tenantId), reviews.work(tenantId)]);
    expect(await standing()).toEqual(ALL);
    expect(await reviews.work(tenantId)).toEqual({ opened: 0, lapsed: 0 });
  });
});
