import { RowSweeper } from '@app/messaging';
import { systemActor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { readXlsx } from 'hucre';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { ListExportRows, StrandedExports } from '../../libs/intake/src/app/list-export.rows';
import { ListExportWork } from '../../libs/intake/src/app/list-export.work';
import { SheetRegister } from '@app/http';
import { routesOf } from '../support/routes';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

type Json = Record<string, any>;

describe('a list that is exported by the worker', () => {
  let api: TestApi;
  let worker: INestApplicationContext;
  let scene: Scene;
  let administrator: Caller;

  beforeAll(async () => {
    api = await openTestApi();
    worker = await NestFactory.createApplicationContext(WorkerModule, { logger: false });
    scene = await aScene(api);
    administrator = await scene.as(scene.school, 'administrator');
    await api.database.owner(`UPDATE members.member SET name = '=1+1' WHERE id = '${scene.memberId}'`);
  });
  afterAll(async () => {
    await worker?.close();
    await api?.close();
  });

  const order = (caller: Caller, path = '/staff/members', query: Json = {}) =>
    caller.call('POST', '/staff/exports', { path, query });
  const work = (id: string) => worker.get(ListExportWork, { strict: false }).work(scene.tenantId, id as never);
  const fetched = async (caller: Caller, id: string) => {
    const url = `/api/staff/exports/${id}/file`;
    const answer = await api.app.inject({ method: 'GET', url, headers: caller.agent.headers });
    const rows = answer.statusCode === 200 ? (await readXlsx(answer.rawPayload)).sheets[0]!.rows : [];
    return { status: answer.statusCode, headers: answer.headers, rows: rows as unknown[][], text: answer.body };
  };
  const made = async (caller: Caller, path?: string, query?: Json) => {
    const { body } = await order(caller, path, query);
    await work(body['id']);
    return { ...(await caller.get(`/staff/exports/${body['id']}`)), id: body['id'] as string } as Json;
  };

  /** A list that is missing here: its controller goes into the providers of its lib's jobs.ts. */
  it('every list that has a sheet is known to the worker', () => {
    const register = worker.get(SheetRegister, { strict: false });
    const lists = routesOf(api.app)
      .filter(({ path }) => path.endsWith('/sheet'))
      .map(({ path }) => path.replace(/^\/api|\/sheet$/g, ''));
    expect(lists.length).toBeGreaterThan(6);
    const isKnown = (list: string): boolean => {
      try {
        return Boolean(register.of(list.replace(/:\w+/g, scene.memberId)));
      } catch {
        return false;
      }
    };
    expect(lists.filter((list) => !isKnown(list))).toEqual([]);
  });

  it('waits, is made, and says who took what and when, how it was narrowed and how many rows there are', async () => {
    const { status, body } = await order(administrator, '/staff/members', { unionId: scene.school });
    expect([status, body['status'], body['statusWords'], body['title']]).toEqual([201, 'waiting', '排队中', '会员']);
    expect((await fetched(administrator, body['id'])).status).toBe(409);
    await work(body['id']);
    const done = await administrator.get(`/staff/exports/${body['id']}`);
    expect(done).toMatchObject({ status: 'done', rows: 1, problem: null });
    const { rows, headers } = await fetched(administrator, body['id']);
    expect(Number(headers['content-length'])).toBe(done['size']);
    expect(rows[0]![0]).toMatch(/^会员 \| 筛选 工会：甲镇中学工会 \| .+ \d{4}-\d\d-\d\d \d\d:\d\d 导出$/);
    expect(rows.at(-1)![0]).toBe('共 1 行');
    const { items } = await administrator.get('/staff/exports');
    expect(items[0]['id']).toBe(body['id']);
  });

  it('has the rows of the sheet that is answered at once, formulas as text', async () => {
    const { id } = await made(administrator);
    const { rows } = await fetched(administrator, id);
    const sheet = await api.app.inject({
      ...{ method: 'GET', url: '/api/staff/members/sheet', headers: administrator.agent.headers },
    });
    const atOnce = (await readXlsx(sheet.rawPayload)).sheets[0]!.rows as unknown[][];
    expect(rows.slice(1, -1)).toEqual(atOnce.slice(1));
    expect(JSON.stringify(rows)).toContain('=1+1');
  });

  it('is recorded: ordered, made with its rows, fetched', async () => {
    const { id } = await made(administrator);
    await fetched(administrator, id);
    const entries = await api.database.owner(
      `SELECT action, detail FROM audit.audit_entry WHERE subject_id = '${id}' ORDER BY id`,
    );
    expect(entries.map(({ action }) => action)).toEqual(['list.export-ordered', 'list.export', 'list.export-fetched']);
    expect(entries[1]!['detail']).toMatchObject({ list: 'members', rows: 1 });
  });

  it('holds what its orderer may see, as he stands when it is made, and opens for nobody else', async () => {
    const elsewhere = await scene.as(scene.mill, 'administrator');
    const theirs = await made(elsewhere);
    expect((await fetched(elsewhere, theirs['id'])).rows).toHaveLength(3);
    for (const path of ['', '/file'])
      expect((await administrator.call('GET', `/staff/exports/${theirs['id']}${path}`)).status).toBe(404);
    const leaver = await scene.as(scene.school, 'administrator');
    const { body } = await order(leaver);
    await api.database.owner(
      `UPDATE identity.role_grant SET revoked_at = now() WHERE account_id = '${leaver.agent.accountId}'`,
    );
    await work(body['id']);
    const [row] = await api.database.owner(`SELECT * FROM intake.list_export WHERE id = '${body['id']}'`);
    expect(row).toMatchObject({ status: 'failed', problem: expect.stringContaining('没有办这件事的权限') });
  });

  it('that only a delegated role opens is made for whom the deputy acts, and written down with both names', async () => {
    const cashier = await scene.as(scene.school, 'cashier');
    const deputy = await scene.as(scene.school, 'group-leader');
    const path = '/staff/fund-accounts';
    expect((await order(deputy, path)).status).toBe(403);
    const [mine, his] = [cashier.agent.actor, deputy.agent.actor];
    const given = await cashier.post('/staff/delegations', {
      ...{ unionId: scene.school, toPersonId: his.personId, roles: ['cashier'], reason: '出差' },
      ...{ validFrom: scene.today, validTo: scene.today },
    });
    const done = await made(deputy, path);
    expect(done['status']).toBe('done');
    expect((await fetched(deputy, done['id'])).rows[0]![0]).toContain(`${his.displayName} 代 ${mine.displayName}`);
    const entries = await api.database.owner(
      `SELECT action, person_id, detail ->> 'onBehalfOf' AS of FROM audit.audit_entry WHERE subject_id = '${done['id']}'
       ORDER BY id`,
    );
    expect(entries).toEqual(
      ['list.export-ordered', 'list.export', 'list.export-fetched'].map((action) => ({
        ...{ action, person_id: his.personId, of: mine.personId },
      })),
    );
    const later = await order(deputy, path);
    await cashier.post(`/staff/delegations/${given['id']}/end`, {}, given['version']);
    await work(later.body['id']);
    expect(await deputy.get(`/staff/exports/${later.body['id']}`)).toMatchObject({ status: 'failed' });
    expect((await deputy.call('GET', `/staff/exports/${done['id']}/file`)).status).toBe(403);
  });

  it('is refused where the list is: no permission, a union of others, a filter or a list that there is not', async () => {
    const leader = await scene.as(scene.school, 'group-leader');
    const codeOf = async (caller: Caller, path: string, query: Json = {}) =>
      (await order(caller, path, query)).body['code'];
    expect(await codeOf(leader, '/staff/fund-accounts')).toBe('request.not-allowed');
    expect(await codeOf(administrator, '/staff/members', { status: 'unknown' })).toBe('request.invalid');
    expect(await codeOf(administrator, '/staff/accounts')).toBe('request.not-found');
    expect(await codeOf(administrator, '/staff/members', { unionId: 5 })).toBe('request.not-readable');
    expect(await codeOf(administrator, `/staff/fund-accounts/${scene.memberId}/entries`)).toMatch(/not-found$/);
  });

  it('the workbook of the summary has the figures first and then a sheet for every ledger open to who ordered it', async () => {
    const officer = await scene.as(scene.school, 'officer');
    const accountant = await scene.as(scene.school, 'accountant');
    const [unionId, year] = [scene.school, Number(scene.today.slice(0, 4))];
    await officer.post('/staff/targets', { unionId, year, figureCode: 'register.members', amount: '4' });
    const opened = {
      kind: 'union-funds',
      source: '拨缴经费',
      document: '期初',
      openedOn: `${year}-01-01`,
      budgets: [],
    };
    const fund = (code: string, name: string, opening: string) =>
      accountant.post('/staff/fund-accounts', { unionId, code, name, opening, ...opened });
    const [upper, own] = [await fund('SJ', '上级拨款', '1000.00'), await fund('BJ', '本级配套', '1500.00')];
    const accounts = { upperFundId: upper['id'], ownFundId: own['id'], upperParts: 1, ownParts: 2 };
    await officer.post('/staff/matching-rules', { unionId, year, name: '送温暖配套', ...accounts });
    const { id, status, title, rows } = await made(officer, '/staff/figures/workbook');
    expect([status, title]).toEqual(['done', expect.stringMatching(/^甲镇中学工会 \d{4} 年汇总$/)]);
    const url = `/api/staff/exports/${id}/file`;
    const answer = await api.app.inject({ method: 'GET', url, headers: officer.agent.headers });
    const { sheets } = await readXlsx(answer.rawPayload);
    expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['汇总', '慰问台账', '会员名册']));
    expect(sheets[1]!.name).toBe('指标和配套');
    expect(sheets[1]!.rows.slice(2)).toEqual([
      ['指标', '组织和会员·会员', 4, 1, '人', '25.00%', 3, null],
      [
        ...['配套', '送温暖配套', 2000, 1500, '元', '75.00%', 500],
        '上级每拨 1 元，本级配套 2 元；上级到账 1000.00 元（上级拨款），本级从“本级配套”出',
      ],
    ]);
    const [figures, ...ledgers] = sheets.map((sheet) => sheet.rows as unknown[][]);
    expect(figures![0]![0]).toMatch(/^甲镇中学工会 .+ 导出 \| 共 \d+ 行$/);
    expect(figures!.find(([group, name]) => group === '组织和会员' && name === '会员')![3]).toBe(1);
    const lines = [figures!, ...ledgers].reduce((sum, each) => sum + each.length - 2, 0);
    expect(rows).toBe(lines);
    expect(JSON.stringify(ledgers)).toContain('=1+1');
    const odd = { unionId: scene.school, from: '2026-01-02', to: '2026-01-30' };
    const town = await scene.as(scene.town, 'chair');
    expect((await order(town, '/staff/figures/workbook', odd)).body['code']).toBe('report.whole-months');
  });

  it('three at once are enough for one person', async () => {
    const busy = await scene.as(scene.school, 'administrator');
    const orders = [];
    for (let i = 0; i < 4; i++) orders.push(await order(busy));
    expect(orders.map(({ status }) => status)).toEqual([201, 201, 201, 429]);
  });

  it('begins anew when its job was killed, and is found when its job was lost', async () => {
    const { body } = await order(administrator);
    const id = body['id'] as string;
    await api.database.owner(
      `UPDATE intake.list_export SET status = 'running', row_count = 7, seen_at = now() - interval '5 minutes' WHERE id = '${id}'`,
    );
    await api.database.owner(
      `INSERT INTO intake.list_export_part VALUES ('${scene.tenantId}', '${id}', 0, '\\x00'), ('${scene.tenantId}', '${id}', 1, '\\x00')`,
    );
    expect(await worker.get(StrandedExports, { strict: false }).of(scene.tenantId)).toContain(id);
    await work(id);
    expect((await fetched(administrator, id)).rows).toHaveLength(4);
    await work(id);
    expect((await fetched(administrator, id)).status).toBe(200);
  });

  it('is gone with its file after seven days', async () => {
    const { id } = await made(administrator);
    await api.database.owner(
      `UPDATE intake.list_export SET expires_at = now() - interval '1 minute' WHERE id = '${id}'`,
    );
    expect((await fetched(administrator, id)).status).toBe(404);
    const [sweep] = worker.get(ListExportRows, { strict: false }).sweeps;
    await worker.get(RowSweeper, { strict: false }).sweep(scene.tenantId, sweep!);
    const left = await api.app
      .get(UnitOfWork)
      .read(systemActor(scene.tenantId), (tx) =>
        tx.rows(`SELECT 1 FROM intake.list_export_part WHERE tenant_id = $1 AND export_id = $2`, [scene.tenantId, id]),
      );
    expect(left).toEqual([]);
  });
});
