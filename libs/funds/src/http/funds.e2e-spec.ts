import { newId, type TenantId, type UnionId } from '@app/kernel';
import { aFederation, aUnion } from '@app/organizations/testing';
import { UnitOfWork } from '@app/persistence';
import { anActor } from '@app/persistence/testing';
import { type LibApi, openLibApi } from '../../../../test/support/lib-api';
import { FundsHttpModule } from '../http';
import { FundLedger } from '../app/fund-ledger';
import { aFundAccount, aSubject } from '../testing';

interface Options {
  readonly as?: string;
  readonly version?: number;
  readonly key?: string;
  readonly body?: object;
}

describe('the API of the fund accounts', () => {
  let api: LibApi;
  let platform: { uow: UnitOfWork };
  let tenantId: TenantId;
  let [root, school, sibling] = ['' as UnionId, '' as UnionId, '' as UnionId];

  beforeAll(async () => {
    api = await openLibApi([FundsHttpModule]);
    platform = { uow: api.app.get(UnitOfWork) };
    ({ tenantId, rootId: root } = await aFederation(platform));
    school = await aUnion(platform, tenantId, root, { name: '第1小学工会' });
    sibling = await aUnion(platform, tenantId, root, { name: '第2小学工会' });
    const grant = (name: string, unionId: UnionId, ...permissions: string[]) =>
      api.people.set(name, anActor({ tenantId, grants: [{ unionId, permissions }] }));
    grant('treasurer', school, 'fund:read', 'fund:manage', 'fund:post');
    grant('reader', school, 'fund:read');
    grant('neighbour', sibling, 'fund:read', 'fund:manage', 'fund:post');
    grant('federation', root, 'fund:read');
    grant('nobody', school, 'visit:read');
  });
  afterAll(() => api?.close());

  async function call(method: 'GET' | 'POST' | 'PATCH', url: string, options: Options = {}) {
    const { as = 'treasurer', version, key = newId(), body } = options;
    const match = version === undefined ? {} : { 'if-match': `"${version}"` };
    const headers = { 'x-person': as, ...(method === 'POST' && { 'idempotency-key': key }), ...match };
    const answer = await api.app.inject({ method, url: `/${url}`, headers, ...(body && { payload: body }) });
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  }

  let codes = 0;
  const form = (overrides: object = {}) => ({
    ...{ unionId: school, code: `A${(codes += 1)}`, name: `工会经费${codes}`, kind: 'union-funds', source: '工会经费' },
    ...{ openedOn: '2026-01-01', opening: '900000.00', budgets: [{ year: 2026, planned: '600000' }] },
    ...overrides,
  });
  const open = async (overrides: object = {}) =>
    (await call('POST', 'staff/fund-accounts', { body: form(overrides) })).body;
  const entriesOf = async (id: string, query = '') =>
    (await call('GET', `staff/fund-accounts/${id}/entries${query}`)).body;

  it('opens an account with its opening balance and shows what is available, held, spent and planned', async () => {
    const opened = await open({ restrictedTo: ['must-visit'] });
    expect(opened).toMatchObject({
      ...{ unionName: '第1小学工会', kindName: '工会经费', statusName: '使用中', version: 1 },
      restrictedToNames: ['走访慰问'],
      openActions: ['freeze', 'close'],
    });
    expect((await call('GET', `staff/fund-accounts/${opened.id}?year=2026`)).body.figures).toEqual({
      ...{ year: 2026, available: '900000.00', held: '0.00', spent: '0.00' },
      ...{ planned: '600000.00', budgetLeft: '600000.00' },
    });
  });

  it('opens once for one idempotency key, and refuses the code twice', async () => {
    const body = form();
    const key = newId();
    const [first, again] = [
      await call('POST', 'staff/fund-accounts', { key, body }),
      await call('POST', 'staff/fund-accounts', { key, body }),
    ];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
    expect(await call('POST', 'staff/fund-accounts', { body })).toMatchObject({
      status: 409,
      body: { code: 'fund.code-taken' },
    });
  });

  it('pages the accounts of the scope and of nobody else', async () => {
    await aFundAccount(platform, tenantId, sibling);
    const own = await open();
    const seen: string[] = [];
    for (let after = ''; ;) {
      const { body } = await call('GET', `staff/fund-accounts?limit=2${after}`, { as: 'reader' });
      seen.push(...body.items.map((item: { id: string }) => item.id));
      expect(body.items.every((item: { unionId: string }) => item.unionId === school)).toBe(true);
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(own.id);
    const all = await call('GET', `staff/fund-accounts?limit=200`, { as: 'federation' });
    expect(new Set(all.body.items.map((item: { unionId: string }) => item.unionId))).toEqual(
      new Set([school, sibling]),
    );
    expect(all.body.items[0].openActions).toEqual([]);
  });

  it('lists the journal newest first with the running balance and the case behind it', async () => {
    const { id } = await open();
    const subject = aSubject();
    const ledger = api.app.get(FundLedger);
    const on = '2026-03-12' as never;
    await platform.uow.run(api.people.get('treasurer')!, async (tx) => {
      const hold = await ledger.placeHold(tx, { fundAccountId: id, amount: 80050n, subject, on, memo: '住院慰问' });
      await ledger.settleHold(tx, hold, on);
    });
    const first = await entriesOf(id, '?limit=2');
    expect(first.items).toMatchObject([
      {
        entryNo: 3,
        kindName: '支付',
        held: '-800.50',
        spent: '800.50',
        availableAfter: '899199.50',
        heldAfter: '0.00',
      },
      {
        entryNo: 2,
        kindName: '占用',
        memo: '住院慰问',
        available: '-800.50',
        subjectId: subject.id,
        reversible: false,
      },
    ]);
    const rest = await entriesOf(id, `?limit=2&after=${first.next}`);
    expect(rest).toMatchObject({ items: [{ entryNo: 1, kindName: '期初余额' }], next: null });
    const settlement = first.items[0].journalId;
    const body = { on: '2026-03-13', reason: '付错了', document: '会议纪要 3 号' };
    expect(await call('POST', `staff/fund-accounts/${id}/journals/${settlement}/reversal`, { body })).toMatchObject({
      status: 422,
      body: { code: 'journal.belongs-to-case' },
    });
  });

  it('books income and corrects it by a reversal that names its document', async () => {
    const { id } = await open();
    const income = { amount: '1200', on: '2026-02-01', memo: '上级补助' };
    const booked = await call('POST', `staff/fund-accounts/${id}/income`, { body: income });
    expect(booked.status).toBe(201);
    const reversal = `staff/fund-accounts/${id}/journals/${booked.body.journalId}/reversal`;
    const body = { on: '2026-02-02', reason: '记重了', document: '银行对账单 2 月' };
    expect((await call('POST', reversal, { body })).status).toBe(200);
    expect(await call('POST', reversal, { body })).toMatchObject({
      status: 409,
      body: { code: 'journal.already-reversed' },
    });
    const { items } = await entriesOf(id);
    expect(items.map((item: { availableAfter: string }) => item.availableAfter)).toEqual([
      '900000.00',
      '901200.00',
      '900000.00',
    ]);
  });

  it('changes particulars and status by version, and closes no account with money in it', async () => {
    const { id } = await open();
    const url = `staff/fund-accounts/${id}`;
    const body = { note: '专款专用', budgets: [{ year: 2026, planned: '1.5' }] };
    expect((await call('PATCH', url, { body })).status).toBe(428);
    expect((await call('PATCH', url, { version: 1, body })).body).toMatchObject({ note: '专款专用', version: 2 });
    expect((await call('PATCH', url, { version: 1, body })).body).toMatchObject({ code: 'record.stale' });
    const reason = { reason: '年度审计' };
    expect((await call('POST', `${url}/freezing`, { version: 2, body: reason })).body).toMatchObject({
      status: 'frozen',
    });
    expect((await call('POST', `${url}/unfreezing`, { version: 3, body: reason })).body).toMatchObject({
      status: 'open',
    });
    expect(await call('POST', `${url}/closing`, { version: 4, body: reason })).toMatchObject({
      status: 422,
      body: { code: 'fund.has-money' },
    });
  });

  it('closes a month when ledger and statement agree, refuses to book into it, and reopens it by a decision', async () => {
    const unionId = await aUnion(platform, tenantId, school, { kind: 'group' });
    const { id } = await open({ unionId, opening: '500' });
    const close = (on: string, statementBalance: string) =>
      call('POST', 'staff/accounting-periods/closing', { body: { unionId, on, statementBalance } });
    expect((await close('2026-01-31', '499')).body).toMatchObject({ code: 'period.not-reconciled' });
    const closed = await close('2026-01-31', '500');
    expect(closed.body.items).toMatchObject([
      { month: '2026-01', status: 'closed', balance: '500.00', openActions: ['reopen'] },
    ]);
    const income = { amount: '1', on: '2026-01-15', memo: '利息' };
    const book = () => call('POST', `staff/fund-accounts/${id}/income`, { body: income });
    expect((await book()).body).toMatchObject({ code: 'period.closed' });
    const [month] = closed.body.items;
    const reopening = `staff/accounting-periods/${month.id}/reopening`;
    const body = { document: '经审会议 1 号' };
    expect((await call('POST', reopening, { version: month.version, body })).body.items).toMatchObject([
      { status: 'open' },
    ]);
    expect((await book()).status).toBe(201);
    expect((await close('2026-02-28', '501')).body).toMatchObject({ code: 'period.earlier-open' });
  });

  it.each([
    ['GET', 'staff/fund-accounts/:id', undefined],
    ['GET', 'staff/fund-accounts/:id/entries', undefined],
    ['PATCH', 'staff/fund-accounts/:id', { note: '改' }],
    ['POST', 'staff/fund-accounts/:id/freezing', { reason: '冻结' }],
    ['POST', 'staff/fund-accounts/:id/unfreezing', { reason: '解冻' }],
    ['POST', 'staff/fund-accounts/:id/closing', { reason: '停用' }],
    ['POST', 'staff/fund-accounts/:id/income', { amount: '1', on: '2026-02-01', memo: '利息' }],
    [
      'POST',
      'staff/fund-accounts/:id/journals/0190a000-0000-7000-8000-000000000000/reversal',
      { on: '2026-02-01', reason: '错', document: '一号' },
    ],
  ] as const)(
    '%s %s hides the account from the neighbour and refuses who lacks the permission',
    async (method, url, body) => {
      const { id } = await open();
      const path = url.replace(':id', id);
      expect(await call(method, path, { as: 'neighbour', version: 1, body })).toMatchObject({
        status: 404,
        body: { code: 'fund.not-found' },
      });
      expect(await call(method, path, { as: 'nobody', version: 1, body })).toMatchObject({
        status: 403,
        body: { code: 'request.not-allowed' },
      });
    },
  );

  it.each([
    [{ opening: 12.5 }, 'opening'],
    [{ opening: '-1' }, 'opening'],
    [{ kind: 'treasure' }, 'kind'],
    [{ restrictedTo: ['fun'] }, 'restrictedTo'],
    [{ openedOn: '2026-02-30' }, 'openedOn'],
    [{ budgets: [{ year: 2026, planned: 'viel' }] }, 'budgets'],
  ])('names the field of %j', async (overrides, field) => {
    const { status, body } = await call('POST', 'staff/fund-accounts', { body: form(overrides) });
    expect(status).toBe(400);
    expect(body.fields.map((each: { field: string }) => each.field).join()).toContain(field);
  });
});
