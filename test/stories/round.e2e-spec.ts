import { addDays, formatFen, type MemberId } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

type Json = Record<string, any>;

/** A round of warm delivery from its plan to 0.00, each step by the person whose step it is. */
describe('a round', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let leader: Caller;
  let treasurer: Caller;
  let chair: Caller;
  let cashier: Caller;
  let fundId: string;
  const retired: MemberId[] = [];

  const retiree = (name: string, groupName: string, bankCard: string | null) =>
    aRegisteredMember(
      { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) } as never,
      scene.tenantId,
      scene.school,
      {
        ...{ name, groupName, bankCard, category: 'retiree' },
      },
    );

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    leader = await scene.as(scene.school, 'group-leader');
    treasurer = await scene.as(scene.school, 'treasurer');
    chair = await scene.as(scene.school, 'chair');
    cashier = await scene.as(scene.school, 'cashier');
    const accountant = await scene.as(scene.school, 'accountant');
    const fund = await accountant.post('/staff/fund-accounts', {
      ...{ unionId: scene.school, code: 'SWN', name: '送温暖资金', kind: 'warm-delivery', source: '上级拨付' },
      ...{ openedOn: `${scene.today.slice(0, 4)}-01-01`, opening: '10000.00', document: '拨付通知' },
    });
    fundId = fund['id'];
    const people = ['孙淑芬', '周桂英', '吴建国', '郑玉兰', '冯德顺'];
    for (const [i, name] of people.entries())
      retired.push(await retiree(name, i < 3 ? '第一小组' : '第二小组', `621700000000000${String(1000 + i * 8)}`));
    await retiree('陈无卡', '第二小组', null);
  });
  afterAll(() => api?.close());

  const ledger = async (): Promise<string[]> => {
    const rows = await api.database.owner(
      `SELECT j.kind, p.place, sum(p.amount)::text AS amount, count(*)::int AS n
       FROM funds.journal j JOIN funds.posting p ON p.tenant_id = j.tenant_id AND p.journal_id = j.id
       WHERE j.fund_account_id = $1 GROUP BY j.kind, p.place ORDER BY min(j.id::text), p.place`,
      [fundId],
    );
    return rows.map(
      ({ kind, place, amount, n }) =>
        `${kind.padEnd(8)} ${place.padEnd(9)} ${String(n).padStart(2)} × ${formatFen(BigInt(amount)).padStart(10)}`,
    );
  };

  const plan = (overrides: Json = {}): Json => ({
    unionId: scene.school,
    ...{ name: '退休老同志送温暖', kind: 'other', purpose: '入冬前看望退休老同志', fundPurpose: 'warm-delivery' },
    ...{ fundAccountId: fundId, budget: '3000.00', startsOn: scene.today, dueOn: addDays(scene.today, 20) },
    standard: { cash: '300.00', goods: [{ name: '大米', quantity: 1, unit: '袋', value: '80.00' }] },
    audience: [{ code: 'retiree' }],
    ...overrides,
  });

  it('is planned, frozen, allotted, approved, visited, paid and closed at 0.00', async () => {
    let round = await officer.post('/staff/rounds', plan());
    const path = `/staff/rounds/${round['id']}`;
    const act = async (who: Caller, step: string, body: Json = {}): Promise<Json> => {
      round = await who.post(`${path}/${step}`, body, (await who.get(path))['version']);
      return round;
    };
    expect(round).toMatchObject({ status: 'draft', checklist: [{ done: false }, {}, {}, {}] });

    expect(await officer.get(`${path}/preview`)).toMatchObject({
      ...{ found: 6, persons: 5, cost: '1900.00', overBudget: null, twice: 0 },
      leftOut: [{ kind: 'no-card', persons: 1 }],
      fund: { available: '10000.00', availableAfter: '8100.00' },
    });
    const leftOut = await officer.get(`${path}/preview/people?part=left-out`);
    expect(leftOut['items']).toEqual([expect.objectContaining({ name: '陈无卡', why: '没有登记银行卡，不能转账' })]);

    expect(await act(officer, 'freezing')).toMatchObject({
      status: 'frozen',
      figures: { persons: 5, total: '1900.00' },
    });
    await act(officer, 'checklist/people', { done: true, note: '两人一组' });
    const visitors = [officer, leader].map(({ agent }) => ({
      personId: agent.accountId,
      name: '走访人',
      rank: 'other',
    }));
    await act(officer, 'visitors', { visitors });
    expect(await act(officer, 'allotment', { way: 'group' })).toMatchObject({ figures: { allotted: 5 } });

    expect(await act(officer, 'submission')).toMatchObject({ status: 'submitted' });
    expect(await chair.get(`${path}/evidence`)).toMatchObject({
      persons: 5,
      cost: '1900.00',
      leftOut: [{ persons: 1 }],
    });
    const waiting = await treasurer.get('/staff/approvals/waiting');
    expect(waiting['items']).toEqual([expect.objectContaining({ subjectType: 'round', subjectId: round['id'] })]);
    await act(treasurer, 'review', { comment: '名单核对过' });
    expect(await act(chair, 'approval', { comment: '同意' })).toMatchObject({
      status: 'approved',
      approved: '1900.00',
    });

    await act(officer, 'handouts', {
      ...{ visitorId: officer.agent.accountId, direction: 'out', givenOn: scene.today },
      goods: [{ name: '大米', unit: '袋', quantity: 3 }],
    });
    await act(officer, 'handouts', {
      ...{ visitorId: leader.agent.accountId, direction: 'out', givenOn: scene.today },
      goods: [{ name: '大米', unit: '袋', quantity: 2 }],
    });

    const visit = async (who: Caller, outcome: Json): Promise<Json> => {
      const { next } = await who.get(`${path}/next`);
      const signed = outcome['kind'] === 'met' || outcome['kind'] === 'proxy';
      const by = outcome['kind'] === 'met' ? 'self' : 'proxy';
      const signature = signed && { signature: { documentId: await who.upload('signature', scene.school), by } };
      const body = { visitedOn: scene.today, outcome, ...signature };
      return who.post(`${path}/entries/${next.id}/visit`, body, next.version);
    };
    expect(await visit(officer, { kind: 'met' })).toMatchObject({ entry: { status: 'visited' }, ahead: { open: 2 } });
    await visit(officer, { kind: 'proxy', name: '周小明', relation: '儿子' });
    await visit(officer, { kind: 'absent', reason: '去女儿家了' });
    expect(await visit(officer, { kind: 'refused', reason: '说让给更困难的' })).toMatchObject({
      ahead: { next: null },
    });
    await visit(leader, { kind: 'met' });
    await visit(leader, { kind: 'moved', reason: '搬到外省' });

    await act(officer, 'end-of-visits');
    const early = await officer.call('POST', `${path}/closing`, {}, (await officer.get(path))['version']);
    expect(early.body).toMatchObject({ code: 'round.not-settled' });
    expect(early.body['missing']).toEqual([
      '还有 3 人的款物没有付清或核销，请出纳付款',
      '走访人 手上还有大米 1 袋没有退回',
      '走访人 手上还有大米 1 袋没有退回',
      '账上还剩 1140.00 元没有付清或退回',
      '大米还剩 3 袋',
    ]);
    for (const { agent } of [officer, leader])
      await act(officer, 'handouts', {
        ...{ visitorId: agent.accountId, direction: 'back', givenOn: scene.today },
        goods: [{ name: '大米', unit: '袋', quantity: 1 }],
      });
    expect((await cashier.get(`${path}/payable`))['items']).toEqual([
      { kind: 'transfer', count: 3, amount: '900.00' },
      { kind: 'cash', count: 0, amount: '0.00' },
      { kind: 'goods', count: 3, amount: '240.00' },
    ]);
    await cashier.post(`${path}/payments`, { kind: 'transfer', paidOn: scene.today, bankReference: 'B-1' });
    const sheet = await cashier.upload('receipt', scene.school);
    await cashier.post(`${path}/payments`, { kind: 'goods', paidOn: scene.today, receiptDocumentId: sheet });
    expect(await officer.get(`${path}/statement`)).toMatchObject({
      planned: { persons: 5, total: '1900.00' },
      visited: { persons: 3 },
      given: { persons: 3, cash: '900.00', goods: '240.00' },
      returned: { persons: 2, total: '760.00' },
      left: { persons: 0, total: '0.00' },
      goods: [{ name: '大米', planned: 5, given: 3, returned: 2, left: 0 }],
      ...{ missing: [], settled: true },
    });
    expect(await act(officer, 'closing')).toMatchObject({ status: 'closed', openActions: [] });
    expect((await officer.get(`${path}/report`))['sentences']).toEqual([
      '「退休老同志送温暖」计划慰问 5 人，实际慰问 3 人（名册里都没有登记家庭，户数不详）。',
      '2 位走访人共走访 6 人次。',
      '发出慰问金 900.00 元、慰问品折合 240.00 元，合计 1140.00 元。',
      '没有慰问到的：本人不收 1 人、已搬走 1 人。',
      '退回 2 人份、760.00 元。',
      '慰问品：大米 3 袋。',
      '结余 0.00 元。',
    ]);
    expect(await ledger()).toEqual([
      'opening  available  1 ×   10000.00',
      'opening  funding    1 ×  -10000.00',
      'hold     available 10 ×   -1900.00',
      'hold     held      10 ×    1900.00',
      'release  available  4 ×     760.00',
      'release  held       4 ×    -760.00',
      'settle   held       6 ×   -1140.00',
      'settle   spent      6 ×    1140.00',
    ]);
  });
});
