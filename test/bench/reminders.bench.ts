import 'reflect-metadata';
import type { AccountId, TenantId, UnionId } from '@app/kernel';
import { JobQueue, JobRunner, JobRunnerModule, openQueueConnection, QueueSettings } from '@app/messaging';
import { type RemindedSubject, ReminderPlanning, ReminderSource } from '@app/notifications';
import { NotificationsJobsModule } from '@app/notifications/jobs';
import { createTenant } from '@app/organizations';
import { PersistenceModule, type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Worker } from 'bullmq';
import { Client } from 'pg';
import { ReminderDispatch } from '../../libs/notifications/src/app/reminder-dispatch';
import { measuredApart } from './scratch-database';

/**
 * Planning and sending, measured in the worker's own process: `node dist/test/bench/reminders.bench.js [reminders]
 * [sent]` with TEST_DATABASE_URL, and REDIS_URL for queues on Redis; prints JSON. Each member has ten reminders.
 */
const REMINDERS = Number(process.argv[2] ?? 1_000_000);
const SENT = Number(process.argv[3] ?? Math.min(50_000, REMINDERS));
const EACH = 10;
const ROUNDS = 2;
const CONCURRENCY = 8;
const EMPTY_JOBS = Number(process.argv[4] ?? 5_000);
/** As `npm start` bounds the worker: apps/quickstart/lib/heaps.mjs. */
const WORKER_HEAP_MB = 240;

/** A task per member, due in three weeks; he himself is told on ten days. */
@Injectable()
class Tasks extends ReminderSource {
  readonly type = 'bench-task';
  readonly words = { matter: '走访', act: '去看看' };
  readonly candidates = `SELECT t.id AS subject_id, t.union_id, t.opened_at, 'account:' || t.id AS recipient,
      'before-deadline' AS kind, t.deadline_on AS anchor_on, -n AS working_days, FALSE AS on_working_day
    FROM bench.task t CROSS JOIN generate_series(1, ${EACH}) n WHERE t.tenant_id = $1`;

  async current(tx: ReadTx, id: string): Promise<RemindedSubject | null> {
    return (await this.currentOf(tx, [id])).get(id) ?? null;
  }
  override async currentOf(tx: ReadTx, ids: readonly string[]): Promise<Map<string, RemindedSubject>> {
    const rows = await tx.rows<RemindedSubject>(
      `SELECT id, union_id AS "unionId", opened_at AS "openedAt", opened_at::date AS "openedOn",
         deadline_on AS "deadlineOn" FROM bench.task WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
      [tx.actor.tenantId, ids],
      'bench-tasks',
    );
    return new Map(
      rows.map((row) => [row.id, { ...row, type: this.type, link: '/today', waits: 'accepted' as const }]),
    );
  }
  async recipients(): Promise<AccountId[]> {
    return [];
  }
}

@Module({ imports: [PersistenceModule, JobRunnerModule, NotificationsJobsModule], providers: [Tasks] })
class BenchModule {}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return Math.round(performance.now() - begun) / 1000;
};

async function fill(owner: Client, tenantId: TenantId, unionId: UnionId): Promise<void> {
  await owner.query(`CREATE SCHEMA bench; GRANT USAGE ON SCHEMA bench TO nuanjia_app;
    CREATE TABLE bench.task (tenant_id uuid, id uuid, union_id uuid, opened_at timestamptz, deadline_on date,
      PRIMARY KEY (tenant_id, id));
    GRANT SELECT ON bench.task TO nuanjia_app`);
  await owner.query(
    `INSERT INTO bench.task SELECT $1, uuidv7(), $2, now() - interval '100 days', CURRENT_DATE + 20
     FROM generate_series(1, $3)`,
    [tenantId, unionId, Math.ceil(REMINDERS / EACH)],
  );
  await owner.query('ANALYZE bench.task');
}

/** By turns: the planner, and the same rows by a bare INSERT … SELECT with ids made the same way. */
async function planning(owner: Client, uow: UnitOfWork, planner: ReminderPlanning, tenantId: TenantId) {
  const empty = () => owner.query('TRUNCATE notifications.reminder');
  const plan = () => planner.planAll(tenantId, { reason: 'official-days', officialYear: 2027 });
  const columns = `union_id, subject_type, subject_id, recipient, kind, due_on, due_at, status, attempts, moved_because,
    created_at`;
  await plan();
  await owner.query(`CREATE TABLE bench.planned AS SELECT ${columns} FROM notifications.reminder`);
  await owner.query('GRANT SELECT ON bench.planned TO nuanjia_app; ANALYZE bench.planned');
  const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM bench.planned');
  const actor = { tenantId, accountId: tenantId } as never;
  const bare = () =>
    uow.run(actor, async (tx) => {
      await tx.rows(`SET LOCAL statement_timeout = '30min'`);
      await tx.rows(
        `INSERT INTO notifications.reminder (tenant_id, id, version, ${columns})
         SELECT $1, uuidv7(), 1, ${columns} FROM bench.planned`,
        [tenantId],
      );
    });
  const [planned, inserted, again]: number[][] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    await empty();
    inserted!.push(await timed(bare));
    await empty();
    planned!.push(await timed(plan));
    again!.push(await timed(plan));
  }
  const [plannedS, insertS] = [Math.min(...planned!), Math.min(...inserted!)];
  const ratio = Math.round((plannedS / insertS) * 100) / 100;
  return { rows: rows[0]!.n, planned, inserted, ratio, again };
}

/** How fast BullMQ runs jobs that do nothing, on the same backend and with the same concurrency. */
async function emptyJobs(queues: JobQueue): Promise<number> {
  const queue = queues.queue('bench-empty');
  for (let start = 0; start < EMPTY_JOBS; start += 1_000)
    await queue.addBulk(
      Array.from({ length: 1_000 }, () => ({ name: 'empty', data: {}, opts: { removeOnComplete: true } })),
    );
  const connection = openQueueConnection(
    Object.assign(new QueueSettings(), {
      ...(process.env.REDIS_URL
        ? { redisUrl: process.env.REDIS_URL }
        : { databaseUrl: process.env.QUEUE_DATABASE_URL }),
    }),
  );
  let left = EMPTY_JOBS;
  const seconds = await timed(
    () =>
      new Promise<void>((resolve) => {
        const worker = new Worker('bench-empty', () => Promise.resolve(), {
          ...connection.options,
          concurrency: CONCURRENCY,
        });
        worker.on('completed', () => {
          left -= 1;
          if (left === 0) void worker.close().then(resolve);
        });
      }),
  );
  await connection.close();
  return Math.round(EMPTY_JOBS / seconds);
}

async function sending(owner: Client, dispatch: ReminderDispatch, tenantId: TenantId): Promise<number> {
  await owner.query(
    `UPDATE notifications.reminder SET due_at = now() - interval '1 minute' WHERE id IN
       (SELECT id FROM notifications.reminder ORDER BY id LIMIT $1)`,
    [SENT],
  );
  await owner.query('ANALYZE notifications.reminder');
  const seconds = await timed(async () => {
    await dispatch.dispatch(tenantId);
    for (let done = 0; done < SENT;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { rows } = await owner.query(`SELECT count(*)::int AS n FROM notifications.message`);
      done = rows[0].n;
    }
  });
  return Math.round(SENT / seconds);
}

/** In the worker's process. */
async function measure() {
  const owner = new Client({ connectionString: process.env.BENCH_OWNER_URL! });
  await owner.connect();
  const app = await NestFactory.createApplicationContext(BenchModule, { logger: false });
  const { tenantId, rootId } = await createTenant(app.get(UnitOfWork), { code: 'bench', name: '测试总工会' });
  await fill(owner, tenantId, rootId);
  const planned = await planning(owner, app.get(UnitOfWork), app.get(ReminderPlanning), tenantId);
  // The day's own planning is done, so that it does not put back what is made due below.
  await app.get(ReminderPlanning).planAll(tenantId);
  const before = await emptyJobs(app.get(JobQueue));
  await app.get(JobRunner).start();
  const remindersPerSecond = await sending(owner, app.get(ReminderDispatch), tenantId);
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  await app.close();
  await owner.end();
  const sent = { reminders: SENT, remindersPerSecond, emptyJobsPerSecond: before };
  return {
    backend: process.env.REDIS_URL ? 'Redis' : 'PostgreSQL',
    planning: planned,
    sending: { ...sent, ratio: Math.round((remindersPerSecond / before) * 100) / 100 },
    peakMb,
  };
}

void measuredApart(__filename, WORKER_HEAP_MB, measure);
