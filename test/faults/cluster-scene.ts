import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { log } from '@app/http';
import { AccountRegister, PasswordHasher } from '@app/identity';
import { type MemberId, systemActor } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { createApi } from '../../apps/api/src/app';
import { ensureServerBuilt, startProcess, stopProcess } from '../support/processes';
import { aScene, type Scene } from '../support/scene';
import type { TestApi } from '../support/test-api';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import { freePort, openTestRedis, type TestRedis } from '../support/test-redis';

type Json = Record<string, any>;

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface Asked {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Two apis and three workers as processes of their own, on one PostgreSQL, one Redis and one folder of documents. */
export class ClusterScene {
  readonly apis: ChildProcess[] = [];
  readonly workers: ChildProcess[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly redis: TestRedis,
    readonly environment: NodeJS.ProcessEnv,
    readonly ports: readonly number[],
    readonly prepared: Prepared,
    private readonly storage: string,
  ) {}

  static async open(memberCount: number): Promise<ClusterScene> {
    ensureServerBuilt();
    const database = await openTestDatabase();
    const redis = await openTestRedis();
    const storage = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-documents-'));
    const key = () => randomBytes(32).toString('base64');
    const environment = {
      ...{ APP_DATABASE_URL: database.appUrl, APP_DATABASE_POOL: '6', STORAGE_DIR: storage, DRAIN_SECONDS: '1' },
      ...{ DATA_KEY: key(), AUDIT_KEY: key(), REDIS_URL: redis.url, QUEUE_PREFIX: '{cluster}', QUEUE_DATABASE_URL: '' },
    };
    Object.assign(process.env, environment, { DRAIN_SECONDS: '0' });
    log.level = 'silent';
    const ready = await prepared(memberCount);
    const ports = [await freePort(), await freePort()];
    const scene = new ClusterScene(database, redis, environment, ports, ready, storage);
    await Promise.all([...ports.map((_, i) => scene.startApi(i)), ...[0, 1, 2].map((i) => scene.startWorker(i))]);
    return scene;
  }

  async startApi(index: number): Promise<void> {
    this.apis[index] = await startProcess('api', { ...this.environment, PORT: String(this.ports[index]) });
  }

  async startWorker(index: number): Promise<void> {
    this.workers[index] = await startProcess('worker', this.environment);
  }

  /** Whether an api says that it takes work. */
  isReady(index: number): Promise<boolean> {
    const asked = fetch(`http://127.0.0.1:${this.ports[index]}/health/ready`, { headers: { connection: 'close' } });
    return asked.then(
      (answer) => answer.ok,
      () => false,
    );
  }

  /** One call on a connection of its own to one api. Rejects when there is no answer. */
  ask(index: number, url: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: this.ports[index], path: `/api${url}`, method, headers, agent: false };
      const request = http.request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('aborted', () => reject(Object.assign(new Error('cut off'), { code: 'ECONNRESET' })));
        response.once('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(chunks).toString() }),
        );
      });
      request.once('error', reject);
      request.end(body);
    });
  }

  /** Cookie and CSRF header of a session opened at one api. */
  async signIn(index: number): Promise<Record<string, string>> {
    const { login, password } = this.prepared;
    const headers = { 'content-type': 'application/json' };
    const answer = await this.ask(index, '/session', {
      method: 'POST',
      headers,
      body: JSON.stringify({ login, password }),
    });
    if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
    const cookies = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]!);
    const csrf = cookies.find((one) => one.startsWith('nj_csrf='))!.slice('nj_csrf='.length);
    return { cookie: cookies.join('; '), 'x-csrf-token': decodeURIComponent(csrf) };
  }

  async rows(text: string, values: unknown[] = []): Promise<Json[]> {
    return this.database.owner(text, values);
  }

  async close(): Promise<void> {
    await Promise.all([...this.apis, ...this.workers].map(stopProcess));
    await this.redis.stop();
    await this.database.drop();
    rmSync(this.storage, { recursive: true, force: true });
  }
}

interface Prepared {
  readonly scene: Scene;
  readonly members: readonly MemberId[];
  readonly login: string;
  readonly password: string;
}

async function prepared(memberCount: number): Promise<Prepared> {
  const app = await createApi();
  try {
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const scene = await aScene({ app } as TestApi);
    const platform = { uow: app.get(UnitOfWork), vault: app.get(Vault) };
    const members: MemberId[] = [];
    for (let i = 0; i < memberCount; i++) members.push(await aRegisteredMember(platform, scene.tenantId, scene.school));
    const password = randomBytes(12).toString('base64url');
    const login = 'cluster-officer';
    const passwordHash = await app.get(PasswordHasher).hash(password);
    await platform.uow.run(systemActor(scene.tenantId), async (tx) => {
      const register = app.get(AccountRegister);
      const named = { displayName: '值班干部', login, passwordHash, mustChangePassword: false };
      const account = await register.create(tx, { unionId: scene.school, ...named });
      await register.grant(tx, account, { unionId: scene.school, role: 'officer', validFrom: scene.today });
    });
    return { scene, members, login, password };
  } finally {
    await app.close();
  }
}
