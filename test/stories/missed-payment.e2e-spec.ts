import { addDays } from '@app/kernel';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

/** Money that does not arrive: what the member is told of it, step by step. */
describe('a payment that the member misses', () => {
  let api: TestApi;
  let scene: Scene;
  let people: Record<'officer' | 'treasurer' | 'chair' | 'cashier' | 'accountant', Caller>;
  let member: Caller;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    const { school, today } = scene;
    people = {
      officer: await scene.as(school, 'officer'),
      treasurer: await scene.as(school, 'treasurer'),
      chair: await scene.as(school, 'chair'),
      cashier: await scene.as(school, 'cashier'),
      accountant: await scene.as(school, 'accountant'),
    };
    member = await scene.asMember();
    await people.accountant.post('/staff/fund-accounts', {
      ...{ unionId: school, code: 'GHJF', name: '校工会经费', kind: 'union-funds', source: '拨缴经费' },
      ...{ document: '期初', openedOn: `${today.slice(0, 4)}-01-01`, opening: '5000.00' },
    });
  });
  afterAll(() => api?.close());

  const versionOf = async (id: string): Promise<number> =>
    (await people.cashier.get(`/staff/disbursements/${id}`))['version'];
  const step = async (who: Caller, id: string, name: string, body: object = {}) =>
    who.post(`/staff/disbursements/${id}/${name}`, body, await versionOf(id));

  /** A visit whose money was agreed to. */
  async function anApproved(occasion: string, evidence: string): Promise<{ duty: string; id: string }> {
    const { officer, treasurer, chair } = people;
    const { today, school, memberId } = scene;
    const duty = await officer.post('/staff/visit-duties', { memberId, occasion, eventOn: addDays(today, -1) });
    const visit = await officer.post(
      `/staff/visit-duties/${duty['id']}/visits`,
      {
        ...{ visitedOn: today, outcome: { kind: 'met' }, cash: '300.00' },
        visitors: [
          { name: '刘洋', rank: 'welfare-officer' },
          { name: '赵敏', rank: 'group-leader' },
        ],
        evidence: [{ documentId: await officer.upload('certificate', school), kind: evidence }],
        signature: { documentId: await officer.upload('signature', school), by: 'self' },
      },
      duty['version'],
    );
    const { id } = visit['requests'][0];
    await step(treasurer, id, 'review');
    await step(chair, id, 'approval');
    return { duty: duty['id'], id };
  }

  it('he reads what the union found out, and that the payment was taken back', async () => {
    const { officer, accountant, cashier } = people;
    const { duty, id } = await anApproved('HOSPITAL', 'admission-proof');
    await step(cashier, id, 'payment', { paidOn: scene.today, bankReference: 'B0001' });
    const say = async (received: boolean, note?: string) =>
      member.post(`/portal/disbursements/${id}/receipt`, { received, note }, await versionOf(id));
    const mine = async () => member.get(`/portal/cases/${duty}`);
    await say(false, '还没有到账');
    expect((await mine())['aids'][0]).toMatchObject({ awaitsReceipt: false, answer: null });
    const finding = '银行说次日入账，请明天再看一次';
    await step(officer, id, 'answer', { finding });
    expect((await mine())['aids'][0]).toMatchObject({ awaitsReceipt: true, answer: finding });
    expect((await mine())['timeline'][0].sentence).toMatch(/ 答复：银行说次日入账，请明天再看一次$/);
    expect((await member.get('/portal/disbursements'))['items'][0]).toMatchObject({ answer: finding });
    expect((await officer.get(`/staff/visit-duties/${duty}`))['timeline'][0].sentence).toContain(finding);
    await say(false, '卡号不是我的');
    expect((await mine())['aids'][0]).toMatchObject({ awaitsReceipt: false, answer: null });
    await step(accountant, id, 'reversal', { reason: '付错了人', document: '退款凭证 3 号' });
    expect((await mine())['timeline'][0].sentence).toMatch(/\*.* 撤销了付款 ¥300\.00$/);
    expect((await officer.get(`/staff/visit-duties/${duty}`))['timeline'][0].sentence).toMatch(
      /撤销了付款 ¥300\.00：付错了人$/,
    );
  });

  it('he is asked to look at his card when the bank could not carry out the transfer', async () => {
    const { cashier } = people;
    const { duty, id } = await anApproved('WEDDING', 'marriage-certificate');
    const list = await cashier.post('/staff/transfer-lists', { items: [{ id, version: await versionOf(id) }] });
    expect(await member.get(`/portal/cases/${duty}`)).toMatchObject({ state: '等待付款', asks: null });
    const failed = [{ line: 1, reason: '账户已销户' }];
    const answer = { paidOn: scene.today, bankReference: '批次 1', failed };
    await cashier.post(`/staff/transfer-lists/${list['id']}/results`, answer, list['version']);
    expect(await member.get(`/portal/cases/${duty}`)).toMatchObject({ state: '付款退回', asks: 'check-card' });
    await step(cashier, id, 'payment', { paidOn: scene.today, bankReference: 'B0002' });
    expect(await member.get(`/portal/cases/${duty}`)).toMatchObject({ state: '等您确认' });
  });
});
