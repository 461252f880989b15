import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { log } from '@app/http';
import { provision, type ProvisionedDatabase } from '@app/persistence';
import { Client } from 'pg';
import { createApi } from '../../apps/api/src/app';
import type { Caller } from '../support/scene';
import { ensureTemplate } from '../support/template-database';
import type { TestApi } from '../support/test-api';
import { MortalPostgres } from './mortal-postgres';

type Json = Record<string, any>;
/** What a scene has before its API starts, made through an API in this process. */
export interface Prepared {
  readonly callers: Readonly<Record<string, Caller>>;
}

/** The API as a process of its own on a PostgreSQL that is killed, and people who keep sending until they are answered. */
export class WritingScene<Ready extends Prepared> {
  /** Answers that say neither "done" nor "not now": there must be none. */
  readonly strange: string[] = [];

  private constructor(
    readonly postgres: MortalPostgres,
    readonly database: ProvisionedDatabase,
    readonly prepared: Ready,
    private readonly api: ChildProcess,
    private readonly address: string,
    private readonly storage: string,
  ) {}

  static async open<Ready extends Prepared>(prepare: (api: TestApi) => Promise<Ready>): Promise<WritingScene<Ready>> {
    const postgres = await MortalPostgres.open();
    return WritingScene.on(postgres, prepare).catch(async (error: unknown) => {
      await postgres.close();
      throw error;
    });
  }

  private static async on<Ready extends Prepared>(
    postgres: MortalPostgres,
    prepare: (api: TestApi) => Promise<Ready>,
  ): Promise<WritingScene<Ready>> {
    await ensureTemplate(postgres.url, 'nuanjia');
    const url = new URL(postgres.url);
    url.pathname = '/nuanjia';
    const database = await provision(url.toString());
    const storage = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-documents-'));
    const key = () => randomBytes(32).toString('base64');
    Object.assign(process.env, {
      ...{ APP_DATABASE_URL: database.appUrl, QUEUE_DATABASE_URL: database.queueUrl, STORAGE_DIR: storage },
      ...{ DATA_KEY: key(), AUDIT_KEY: key(), PORT: String(await freePort()) },
    });
    log.level = 'silent';
    const ready = await prepared(prepare);
    const api = await startApi();
    const address = `http://127.0.0.1:${process.env['PORT']}`;
    return new WritingScene(postgres, database, ready, api, address, storage);
  }

  get isAlive(): boolean {
    return this.api.exitCode === null && this.api.signalCode === null;
  }

  /** Sends the very same until it is answered, as the web app's outbox does. */
  async send(
    who: keyof Ready['callers'] & string,
    path: string,
    body: Json,
    key: string,
    version?: number,
  ): Promise<Json> {
    for (let attempt = 0; attempt < 600; attempt++) {
      const answer = await this.attempt(who, 'POST', path, { body, key, version });
      if (answer) return answer;
      await pause(100);
    }
    throw new Error(`nobody answered ${path}`);
  }

  async get(who: keyof Ready['callers'] & string, path: string): Promise<Json> {
    for (let attempt = 0; attempt < 600; attempt++) {
      const answer = await this.attempt(who, 'GET', path, {});
      if (answer) return answer;
      await pause(100);
    }
    throw new Error(`nobody answered ${path}`);
  }

  /** SQL as the owner, on a connection of its own: it may be the first after a restart. */
  async sql(text: string, values: unknown[] = []): Promise<Json[]> {
    const client = new Client({ connectionString: this.database.ownerUrl });
    await client.connect();
    try {
      return (await client.query(text, values)).rows as Json[];
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    this.api.kill('SIGTERM');
    if (this.isAlive) await new Promise((resolve) => this.api.once('exit', resolve));
    await this.postgres.close();
    rmSync(this.storage, { recursive: true, force: true });
  }

  /** The answer, or undefined when the server was not there or said that it is not ready. */
  private async attempt(
    who: string,
    method: 'GET' | 'POST',
    path: string,
    { body, key, version }: { body?: Json; key?: string; version?: number | undefined },
  ): Promise<Json | undefined> {
    const headers: Record<string, string> = { ...this.prepared.callers[who]!.agent.headers } as Record<string, string>;
    if (body) headers['content-type'] = 'application/json';
    if (key) headers['idempotency-key'] = key;
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${this.address}/api${path}`, init).catch(() => undefined);
    const text = await answer?.text().catch(() => undefined);
    if (!answer || text === undefined) return undefined;
    if (answer.status === 503) return undefined;
    if (answer.status < 300) return JSON.parse(text) as Json;
    this.strange.push(`${method} ${path} ${answer.status} ${text}`);
    if (answer.status >= 500) return undefined;
    throw new Error(`${method} ${path} ${answer.status} ${text}`);
  }
}

async function prepared<Ready>(prepare: (api: TestApi) => Promise<Ready>): Promise<Ready> {
  const app = await createApi();
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  try {
    return await prepare({ app } as TestApi);
  } finally {
    await app.close();
  }
}

function startApi(): Promise<ChildProcess> {
  const api = fork(path.join(__dirname, 'run-typescript.cjs'), ['../../apps/api/src/main.ts'], {
    execArgv: [],
    // Jest's environment is a copy of the process's own.
    env: { ...process.env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    api.once('message', () => resolve(api));
    api.once('exit', (code) => reject(new Error(`the API stopped (${code})`)));
  });
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
