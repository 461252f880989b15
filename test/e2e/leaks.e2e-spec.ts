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
import { openTestMailServer, type TestMailServer, textOf } from '../support/test-mail-server';
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
  let mail: TestMailServer;
  const watched: string[] = [];
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
    mail = await openTestMailServer();
    const environment = { SLOW_QUERY_MS: '1', SMTP_URL: mail.url, PUBLIC_URL: 'https://gh.example.org' };
    for (const kind of ['api', 'worker'] as const) {
      const watch = await freePort();
      processes.push(await startProcess(kind, { ...environment, WATCH_PORT: String(watch) }, hear));
      watched.push(`http://127.0.0.1:${watch}`);
    }
    address = `http://127.0.0.1:${port}/api`;
  });
  afterAll(async () => {
    await Promise.all(processes.map(stopProcess));
    await mail?.stop();
    await database?.drop();
    rmSync(storage, { recursive: true, force: true });
  });

  async function call(method: string, url: string, body?: object | string, version = 1) {
    const headers = {
      ...officer.headers,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'if-match': `"${version}"`,
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
    bankConsent: { kind: 'bank', givenBy: 'self', means: 'oral' },
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

  it('and after a forgotten password: the link stands in the mail and nowhere else', async () => {
    const wishes = { email: 'ding.yi@example.org', byEmail: true, bySms: false, daily: false, quiet: null };
    expect((await call('POST', '/messages/preference', wishes, 0)).status).toBe(200);
    const [{ login }] = await database.owner(`SELECT login FROM identity.account WHERE id = $1`, [officer.accountId]);
    expect((await call('POST', '/public/password-resets', { login })).status).toBe(204);
    await eventually(async () => mail.mails.length > 0);
    expect(mail.mails[0]!.to).toBe('ding.yi@example.org');
    const [, token] = /https:\/\/gh\.example\.org\/reset-password#(\S+)/.exec(textOf(mail.mails[0]!)) ?? [];
    expect(written).not.toContain(token!.split('.')[1]);
    const password = '山高月小水落石出';
    expect((await call('POST', '/public/password-resets/completion', { token, password })).status).toBe(204);
    expect((await call('POST', '/session', { login, password })).status).toBe(200);
  });

  it('what a machine reads of the running api and worker are figures, and no person’s', async () => {
    for (const base of watched) {
      expect((await fetch(`${base}/health/live`)).status).toBe(200);
      const answer = await fetch(`${base}/metrics`);
      expect(answer.headers.get('content-type')).toContain('text/plain');
      const text = await answer.text();
      written += text;
      expect(text).toMatch(/^nuanjia_jobs\{[^}]*queue="/m);
      expect(text).toMatch(/^process_cpu_seconds_total /m);
    }
    const api = await (await fetch(`${watched[0]}/metrics`)).text();
    expect(api).toMatch(
      /nuanjia_http_request_duration_seconds_count\{[^}]*route="\/api\/staff\/members"[^}]*status="201"/,
    );
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
