import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newId } from '@app/kernel';
import { JobRunner, JobRunnerModule } from '@app/messaging';
import { eventually } from '@app/messaging/testing';
import { aFederation, aUnion } from '@app/organizations/testing';
import { PersistenceModule, UnitOfWork } from '@app/persistence';
import { anActor } from '@app/persistence/testing';
import multipart from '@fastify/multipart';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type LibApi, openLibApi } from '../../../../test/support/lib-api';
import { IntakeHttpModule } from '../http';
import { IntakeJobsModule } from '../jobs';

@Module({ imports: [PersistenceModule, JobRunnerModule, IntakeJobsModule] })
class IntakeWorkerModule {}

// Imports of thousands of rows; on a busy machine they take their time.
jest.setTimeout(300_000);

const DEMO = path.join(__dirname, '../../../../apps/quickstart/demo');
const demo = (name: string) => ({ name, content: readFileSync(path.join(DEMO, name)) });
const PERMISSIONS = ['intake:run', 'organization:manage', 'member:manage', 'fund:manage'];

function formOf(files: readonly { name: string; content: Buffer }[], fields: Record<string, string> = {}) {
  const boundary = `----${randomBytes(8).toString('hex')}`;
  const head = (disposition: string) => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}`);
  const chunks = [
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.concat([head(`name="${name}"`), Buffer.from(`\r\n\r\n${value}\r\n`)]),
    ),
    ...files.flatMap(({ name, content }) => [
      head(`name="files"; filename="${name}"`),
      Buffer.from('\r\nContent-Type: application/octet-stream\r\n\r\n'),
      content,
      Buffer.from('\r\n'),
    ]),
  ];
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

describe('imports over HTTP', () => {
  let api: LibApi;
  let worker: Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;
  let federation: Awaited<ReturnType<typeof aFederation>>;
  let administrator: string;

  beforeAll(async () => {
    api = await openLibApi([IntakeHttpModule], [], (app) => app.register(multipart as never, {}) as never);
    worker = await NestFactory.createApplicationContext(IntakeWorkerModule, { logger: false });
    await worker.get(JobRunner).start();
    federation = await aFederation({ uow: api.app.get(UnitOfWork) });
    administrator = aPerson();
  });
  afterAll(async () => {
    await worker?.close();
    await api?.close();
  });

  const aPerson = (permissions = PERMISSIONS, unionId = federation.rootId): string => {
    const name = newId();
    api.people.set(name, anActor({ tenantId: federation.tenantId, grants: [{ unionId, permissions }] }));
    return name;
  };
  interface Call {
    readonly person?: string | null;
    readonly version?: number;
    readonly key?: string;
    readonly payload?: object | Buffer;
    readonly headers?: Record<string, string>;
  }
  const call = async (method: 'GET' | 'POST' | 'PATCH', url: string, given: Call = {}) => {
    const { person = administrator, version, key, payload, headers } = given;
    const answer = await api.app.inject({
      method,
      url: `/staff/imports${url}`,
      headers: {
        ...(person && { 'x-person': person }),
        ...(version !== undefined && { 'if-match': `"${version}"` }),
        ...(key && { 'idempotency-key': key }),
        ...headers,
      },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  const upload = (files: readonly { name: string; content: Buffer }[], given: Call = {}, fields = {}) =>
    call('POST', '', { key: newId(), ...formOf(files, fields), ...given });
  const reached = async (id: string, status: string) => {
    let body: any;
    await eventually(async () => {
      body = (await call('GET', `/${id}`)).body;
      return body.status === status || body.status === 'failed';
    });
    return body;
  };

  it('goes from the upload by preview and import to its undo, with progress and by a job', async () => {
    const { status, body: uploaded } = await upload(['会员名册.xlsx', '组织.xlsx', '经费账户.xlsx'].map(demo));
    expect(status).toBe(201);
    expect(uploaded).toMatchObject({
      status: 'uploaded',
      statusLabel: '已上传',
      openActions: ['map', 'preview'],
      counts: null,
      problem: null,
    });
    expect(uploaded.sheets.map(({ kindLabel, rows, issues }: any) => [kindLabel, rows, issues])).toEqual([
      ['会员名册', 3000, []],
      ['组织', 152, []],
      ['经费账户', 6, []],
    ]);
    expect(uploaded.sheets[0].columns[0]).toMatchObject({ letter: 'A', title: expect.any(String), byHand: false });

    const url = `/${uploaded.id}`;
    const reading = await call('POST', `${url}/preview`, { version: uploaded.version });
    expect(reading).toMatchObject({ status: 200, body: { status: 'reading', openActions: [] } });
    const previewed = await reached(uploaded.id, 'previewed');
    expect(previewed).toMatchObject({ status: 'previewed', counts: { new: 3157, changed: 1, refused: 0, warned: 1 } });

    const warned = await call('GET', `${url}/rows?verdict=warned`);
    expect(warned.body.items).toMatchObject([{ verdict: 'new', warnings: [{ code: 'purpose-not-recognised' }] }]);
    const first = await call('GET', `${url}/rows?verdict=new&limit=2`);
    const second = await call('GET', `${url}/rows?verdict=new&limit=2&after=${first.body.next}`);
    expect([...first.body.items, ...second.body.items].map(({ row }: any) => row)).toEqual([1, 2, 3, 4]);

    const key = newId();
    const application = { version: previewed.version, key, payload: {} };
    expect((await call('POST', `${url}/application`, application)).body.status).toBe('running');
    const done = await reached(uploaded.id, 'done');
    expect(done).toMatchObject({ status: 'done', progressDone: 3158, progressTotal: 3158, openActions: ['undo'] });
    expect((await call('POST', `${url}/application`, application)).body).toMatchObject({ status: 'done' });

    const undone = await call('POST', `${url}/undo`, { version: done.version, key: newId() });
    expect(undone).toMatchObject({ status: 200, body: { status: 'undone', openActions: [] } });
  });

  it('maps columns by hand and names a column that is still missing', async () => {
    const content = Buffer.from('户名,资金来源,账户编码,期初余额\n工会经费,工会经费,A,1.00\n');
    const { body } = await upload([{ name: '账户.csv', content }], {}, { openedOn: '2025-01-01' });
    expect(body).toMatchObject({ openedOn: '2025-01-01', sheets: [{ issues: [{ field: 'name' }] }] });
    const refused = await call('POST', `/${body.id}/preview`, { version: body.version });
    expect(refused).toMatchObject({ status: 422, body: { code: 'intake.columns-not-settled' } });
    const sheetId = body.sheets[0].id;
    const payload = { sheets: [{ sheetId, columns: [{ field: 'name', column: 0 }] }] };
    expect(await call('PATCH', `/${body.id}`, { payload })).toMatchObject({ status: 428 });
    const mapped = await call('PATCH', `/${body.id}`, { version: body.version, payload });
    expect(mapped).toMatchObject({ status: 200, body: { sheets: [{ issues: [] }] } });
    expect(mapped.body.sheets[0].columns[0]).toMatchObject({ field: 'name', byHand: true, title: '账户名称' });
    expect(await call('PATCH', `/${body.id}`, { version: body.version, payload })).toMatchObject({ status: 412 });
  });

  it('the same upload sent twice is one import; other files or another booking day under its key are refused', async () => {
    const key = newId();
    const [once, twice] = [await upload([demo('组织.xlsx')], { key }), await upload([demo('组织.xlsx')], { key })];
    expect([once.status, twice.status, twice.body.id]).toEqual([201, 201, once.body.id]);
    expect(await upload([demo('经费账户.xlsx')], { key })).toMatchObject({ status: 409 });
    expect(await upload([demo('组织.xlsx')], { key }, { openedOn: '2025-01-01' })).toMatchObject({ status: 409 });
    expect(await call('POST', '', formOf([demo('组织.xlsx')]))).toMatchObject({ status: 428 });
  });

  it.each<[string, { name: string; content: Buffer }[], number, string]>([
    ['no file', [], 400, 'intake.no-file'],
    [
      'a picture',
      [{ name: '图.xlsx', content: Buffer.from('89504e470d0a1a0a00000000', 'hex') }],
      400,
      'intake.not-a-workbook',
    ],
    ['an empty file', [{ name: '空.xlsx', content: Buffer.alloc(0) }], 400, 'intake.empty'],
    ['six files', Array.from({ length: 6 }, () => demo('组织.xlsx')), 400, 'intake.too-many-files'],
    ['more than 30 MB', [{ name: '大.csv', content: Buffer.alloc(30 * 2 ** 20 + 1, 'a,') }], 400, 'intake.too-large'],
  ])('refuses %s with a sentence', async (_, files, status, code) => {
    const answer = await upload(files);
    expect(answer).toMatchObject({ status, body: { code, detail: expect.stringMatching(/[请]/) } });
  });

  it('is closed to who is not signed in, may not import, or belongs elsewhere', async () => {
    const { body } = await upload([demo('组织.xlsx')]);
    const unionId = await aUnion({ uow: api.app.get(UnitOfWork) }, federation.tenantId, federation.rootId);
    const [reader, elsewhere] = [aPerson(['member:read']), aPerson(PERMISSIONS, unionId)];
    expect(await call('GET', `/${body.id}`, { person: null })).toMatchObject({ status: 401 });
    expect(await upload([demo('组织.xlsx')], { person: reader })).toMatchObject({ status: 403 });
    for (const path of ['', '/rows'])
      expect(await call('GET', `/${body.id}${path}`, { person: elsewhere })).toMatchObject({ status: 404 });
    for (const step of ['preview', 'application', 'undo']) {
      const given = { person: elsewhere, version: 1, key: newId(), payload: {} };
      expect(await call('POST', `/${body.id}/${step}`, given)).toMatchObject({ status: 404 });
    }
    expect((await call('GET', '', { person: elsewhere })).body).toEqual({ items: [], next: null });
    expect((await call('GET', '?limit=1')).body).toMatchObject({ items: [{ id: body.id }], next: expect.any(String) });
  });
});
