import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { migrate, provision } from '@app/persistence';
import { Client } from 'pg';

/** A database of its own for one run, with the schema in it. */
export interface ScratchDatabase {
  /** As the superuser who made it. */
  readonly superUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** What the api and the worker read: their databases, and keys made for this run. */
  readonly environment: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}

/** On the server of TEST_DATABASE_URL, or of DATABASE_URL. */
export async function openScratchDatabase(): Promise<ScratchDatabase> {
  const adminUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  if (!adminUrl) throw new Error('TEST_DATABASE_URL is needed');
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  const name = `nj_bench_${randomBytes(4).toString('hex')}`;
  await admin.query(`CREATE DATABASE "${name}"`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const superUrl = url.toString();
  const { ownerUrl, appUrl, queueUrl } = await provision(superUrl);
  await migrate(ownerUrl);
  const key = (): string => randomBytes(32).toString('base64');
  return {
    ...{ superUrl, ownerUrl, appUrl },
    environment: { APP_DATABASE_URL: appUrl, QUEUE_DATABASE_URL: queueUrl, DATA_KEY: key(), AUDIT_KEY: key() },
    drop: async () => {
      await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await admin.end();
    },
  };
}

/**
 * Runs a bench in a process of its own whose heap is bounded, on a scratch database: the child is the same file, told so
 * by BENCH_OWNER_URL, and prints what it measured as JSON.
 */
export async function measuredApart(file: string, heapMb: number, measure: () => Promise<unknown>): Promise<void> {
  if (process.env.BENCH_OWNER_URL) {
    process.stdout.write(`${JSON.stringify(await measure(), null, 2)}\n`);
    return;
  }
  const { environment, ownerUrl, appUrl, drop } = await openScratchDatabase();
  const child = fork(file, process.argv.slice(2), {
    env: { ...process.env, ...environment, BENCH_OWNER_URL: ownerUrl, BENCH_APP_URL: appUrl },
    execArgv: [`--max-old-space-size=${heapMb}`],
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  await drop();
  process.exitCode = code ?? 1;
}
