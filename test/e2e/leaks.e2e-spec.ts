import type { ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Agent, aSignedInAgent } from '@app/identity/testing';
import { aResidentIdNumber } from '@app/members/testing';
import { eventually } from '@app/messaging/testing';
import { civilDate } from '@app/kernel';
import { UnitOfWork, Vault } from '@app/persistence';
import { log } from '@app/http';
import { createApi } from '../../apps/api/src/app';
import { ensureServerBuilt, startProcess, stopProcess } from '../support/processes';
import { aScene, type Scene } from '../support/scene';
import type { TestApi } from '../support/test-api';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import { freePort } from '../support/test-redis';

jest.setTimeout(180_000);

/** What must stand nowhere but sealed: a made-up person's. */
const SECRETS = {
  idNumber: aResidentIdNumber(civilDate('1979-11-23'), 373),
  otherIdNumber: aResidentIdNumber(civilDate('1981-02-27'), 512),
  phone: '19900007345',
  card: '9999990000000735411',
  disease: '肾衰竭尿毒症',
} as const;

describe('what belongs to a person stands in no log, job, problem or trace', () => {
  let database: TestDatabase;
  let storage: string;
  let scene: Scene;
  let officer: Agent;
  let address: string;
  const processes: ChildProcess[] = [];
  /** All that the processes wrote, every statement among it, and all refusals. */
  let written = '';

  beforeAll(async () => {
    ensureServerBuilt();
    database = await openTestDatabase();
    storage = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-documents-'));
    const key = () => randomBytes(32).toString('base64');
    const port = await freePort();
    Object.assign(process.env, {
      ...{ APP_DATABASE_URL: database.appUrl, QUEUE_DATABASE_URL: database.queueUrl, STORAGE_DIR: storage },
      ...{ DATA_KEY: key(), AUDIT_KEY: key(), PORT: String(port) },
    });
    log.level = 'silent';
    const app = await createApi();
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    scene = await aScene({ app } as TestApi);
    const platform = { uow: app.get(UnitOfWork), vault: app.get(Vault) };
    const place = { tenantId: scene.tenantId, unionId: scene.school };
    officer = await aSignedInAgent(platform, { ...place, roles: ['officer', 'administrator'] });
    await app.close();
    const hear = (text: string) => void (written += text);
    // Every statement is slow by this measure: the log shows all SQL there is.
    const environment = { SLOW_QUERY_MS: '1' };
    processes.push(await startProcess('api', environment, hear), await startProcess('worker', environment, hear));
    address = `http://127.0.0.1:${port}/api`;
  });
  afterAll(async () => {
    await Promise.all(processes.map(stopProcess));
    await database?.drop();
    rmSync(storage, { recursive: true, force: true });
  });

  async function call(method: string, url: string, body?: object | string): Promise<{ status: number; text: string }> {
    const headers = {
      ...officer.headers,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'if-match': '"1"',
    };
    const payload = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${address}${url}`, { method, headers, ...(body !== undefined && { body: payload }) });
    const text = await answer.text();
    if (answer.status >= 400) written += text;
    return { status: answer.status, text };
  }

  const member = {
    name: '丁一',
    gender: 'male',
    idNumber: SECRETS.idNumber,
    phone: SECRETS.phone,
    bankCard: SECRETS.card,
  };

  it('after people were registered, found, refused and visited, and the jobs ran', async () => {
    const unionId = scene.school;
    const made = await call('POST', '/staff/members', { ...member, bankName: '示例银行', unionId });
    expect(`${made.status} ${made.text}`).toMatch(/^201/);
    const { id: memberId } = JSON.parse(made.text) as { id: string };
    const refused = [
      await call('POST', '/staff/members', { ...member, bankName: '示例银行', unionId }),
      await call('POST', '/staff/members', {
        ...member,
        unionId,
        idNumber: `${SECRETS.otherIdNumber}9`,
        phone: [SECRETS.phone],
      }),
      await call('POST', '/staff/members', { ...member, unionId, [SECRETS.card]: SECRETS.idNumber }),
      await call('POST', '/staff/members', `{"idNumber":"${SECRETS.idNumber}",`),
      await call('GET', `/staff/members/${SECRETS.idNumber}`),
      await call('POST', '/session', { login: SECRETS.phone, password: SECRETS.idNumber }),
      await call('PATCH', `/staff/members/${memberId}`, { bankCard: `${SECRETS.card}12345678901234567890123` }),
    ];
    expect(refused.map(({ status }) => status).filter((status) => status < 400 || status >= 500)).toEqual([]);
    await call('GET', `/staff/members/search?q=${SECRETS.idNumber}`);
    await call('GET', `/staff/members/search?q=${SECRETS.phone.slice(-4)}`);
    const report = { memberId, occasion: 'HOSPITAL', eventOn: scene.today, disease: SECRETS.disease };
    const reported = await call('POST', '/staff/visit-duties', report);
    expect([reported.status, reported.text]).toEqual([201, expect.any(String)]);
    await eventually(async () => {
      const [row] = await database.owner(
        `SELECT count(*)::int AS n FROM messaging.outbox_message WHERE handled_at IS NULL`,
      );
      return row.n === 0;
    });
  });

  const found = (text: string): string[] =>
    Object.entries(SECRETS)
      .filter(([, secret]) => text.includes(secret))
      .map(([name]) => name);

  it('no line of a log and no refusal has it', () => {
    expect(/"event":"request"/.test(written)).toBe(true);
    expect(/"event":"slow-query"/.test(written)).toBe(true);
    expect(/urn:nuanjia:problem:/.test(written)).toBe(true);
    expect(found(written)).toEqual([]);
  });

  it('no event, job, audit entry or kept answer has it, nor any column that is not sealed', async () => {
    const tables = await database.owner(
      `SELECT n.nspname || '.' || quote_ident(c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')`,
    );
    const leaks: string[] = [];
    for (const { name } of tables) {
      const rows = await database.owner(`SELECT t::text AS text FROM ${name} t`);
      for (const { text } of rows) for (const secret of found(text)) leaks.push(`${name}: ${secret}`);
    }
    expect(leaks).toEqual([]);
    expect(tables.some(({ name }) => name.startsWith('bullmq.'))).toBe(true);
  });

  it('would notice it', async () => {
    expect(found(`{"phone":"${SECRETS.phone}"}`)).toEqual(['phone']);
  });
});
