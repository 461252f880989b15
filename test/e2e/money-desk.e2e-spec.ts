import { addDays } from '@app/kernel';
import { aRegisteredMember } from '@app/members/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

/** Others of the scene have one in common. */
const OWN_CARD = '9999990000000000212';

/** A file in a form, as the browser sends it. */
async function sendSheet(api: TestApi, caller: Caller, path: string, text: string) {
  const boundary = 'nuanjia-sheet';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="result.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  const answer = await api.app.inject({
    ...{ method: 'POST', url: `/api${path}`, payload: `${head}${text}\r\n--${boundary}--\r\n` },
    headers: { ...caller.agent.headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
  });
  return { status: answer.statusCode, body: answer.json() };
}

describe('the cashier and the accountant at their desk', () => {
  let api: TestApi;
  let scene: Scene;
  let people: Record<'officer' | 'treasurer' | 'chair' | 'cashier' | 'accountant', Caller>;
  let fundId: string;

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
    fundId = (await openFund('GHJF', '校工会经费', '5000.00', today))['id'];
  });
  afterAll(() => api?.close());

  const openFund = (code: string, name: string, opening: string, today: string) =>
    people.accountant.post('/staff/fund-accounts', {
      ...{ unionId: scene.school, code, name, kind: 'union-funds', source: '拨缴经费', document: '期初' },
      ...{ openedOn: `${today.slice(0, 4)}-01-01`, opening },
    });

  /** A visit with its papers and signature, of which a test names only what is different. */
  async function aVisit(overrides: object = {}, memberId = scene.memberId) {
    const { officer } = people;
    const { today, school } = scene;
    const eventOn = addDays(today, -1);
    const duty = await officer.post('/staff/visit-duties', { memberId, occasion: 'HOSPITAL', eventOn });
    return officer.post(
      `/staff/visit-duties/${duty['id']}/visits`,
      {
        ...{ visitedOn: today, outcome: { kind: 'met' }, cash: '300.00' },
        visitors: [
          { name: '刘洋', rank: 'welfare-officer' },
          { name: '赵敏', rank: 'group-leader' },
        ],
        evidence: [{ documentId: await officer.upload('certificate', school), kind: 'admission-proof' }],
        signature: { documentId: await officer.upload('signature', school), by: 'self' },
        ...overrides,
      },
      duty['version'],
    );
  }
  const aRequest = async (memberId = scene.memberId): Promise<string> => (await aVisit({}, memberId))['requests'][0].id;
  const itemOf = async (id: string) => ({
    id,
    version: (await people.cashier.get(`/staff/disbursements/${id}`))['version'],
  });

  it('signs at once, tells the bank, reads its answer and hands over in cash what failed', async () => {
    const { treasurer, chair, cashier, officer } = people;
    const id = await aRequest();
    for (const signer of [treasurer, chair]) {
      const { items } = await signer.post('/staff/disbursements/signatures', { items: [await itemOf(id)] });
      expect(items).toEqual([{ id, signed: true, sentence: '' }]);
    }
    expect(await officer.call('POST', '/staff/transfer-lists', { items: [await itemOf(id)] })).toMatchObject({
      status: 403,
    });
    const list = await cashier.post('/staff/transfer-lists', { items: [await itemOf(id)] });
    expect(list).toMatchObject({
      status: 'sent',
      itemCount: 1,
      total: '300.00',
      openActions: ['download', 'settle', 'cancel'],
    });
    const at = `/staff/transfer-lists/${list['id']}`;
    const file = await cashier.call('POST', `${at}/file`, { format: 'csv' });
    expect(file.text.split(/\r?\n/)[0]!.replace('\uFEFF', '')).toBe('序号,户名,账号,开户行,金额,用途');
    const [{ number, cardTail }] = (await cashier.get(`${at}/items`))['items'];
    expect(file.text).toContain(number);
    expect(cardTail).toMatch(/^\d{4}$/);
    expect((await cashier.get('/staff/disbursements?todo=pay'))['items']).toEqual([]);
    const sheet = `户名,金额,用途,结果,失败原因\r\n王秀英,300.00,慰问 ${number},失败,账户已销户\r\n`;
    const read = await sendSheet(api, cashier, `${at}/result-sheet`, sheet);
    expect(read).toMatchObject({ status: 200, body: { paidCount: 0, failed: [{ line: 1, reason: '账户已销户' }] } });
    const answer = { paidOn: scene.today, bankReference: '批次 1', failed: [{ line: 1, reason: '账户已销户' }] };
    const settled = await cashier.post(`${at}/results`, answer, list['version']);
    expect(settled).toMatchObject({ status: 'settled', failedCount: 1, payoutBatchId: null, openActions: [] });
    const [waiting] = (await cashier.get('/staff/disbursements?todo=pay'))['items'];
    expect(waiting).toMatchObject({ id, status: 'approved', lastReason: '银行没付成：账户已销户' });
    const one = `/staff/disbursements/${id}`;
    const seen = await cashier.get(one);
    expect(seen['openActions']).toEqual(expect.arrayContaining(['pay', 'pay-in-cash', 'send-back']));
    const cash = { paidOn: scene.today, reason: '账户已销户，当面交给本人', witness: '赵敏' };
    const unsigned = await cashier.call('POST', `${one}/cash-payment`, cash, seen['version']);
    expect(unsigned).toMatchObject({ status: 400, body: { fields: [{ field: 'receiptDocumentId' }] } });
    const signed = { ...cash, receiptDocumentId: await cashier.upload('receipt', scene.school) };
    const ledger = `/staff/fund-accounts/${fundId}`;
    const before = (await cashier.get(ledger))['figures'];
    expect(await cashier.post(`${one}/cash-payment`, signed, seen['version'])).toMatchObject({
      ...{ status: 'paid', paymentKind: 'cash', methodNote: cash.reason, witness: '赵敏', cardTail: null },
      receiptDocumentId: signed.receiptDocumentId,
    });
    const after = (await cashier.get(ledger))['figures'];
    expect([before.held, before.spent, after.held, after.spent]).toEqual(['300.00', '0.00', '0.00', '300.00']);
  });

  it('refuses a sheet that is none, and a list that nobody may see', async () => {
    const { cashier } = people;
    const elsewhere = await scene.as(scene.mill, 'cashier');
    const [list] = (await cashier.get('/staff/transfer-lists'))['items'];
    const at = `/staff/transfer-lists/${list.id}`;
    expect(await sendSheet(api, cashier, `${at}/result-sheet`, '会费,月份')).toMatchObject({
      status: 400,
      body: { code: 'transfer-list.sheet-unreadable' },
    });
    expect(await elsewhere.call('GET', at)).toMatchObject({ status: 404 });
    expect(await elsewhere.call('POST', `${at}/file`, { format: 'xlsx' })).toMatchObject({ status: 404 });
  });

  it('pays first in an emergency; its papers are looked at before the books are closed on it', async () => {
    const { officer, treasurer, chair, cashier, accountant } = people;
    const emergencyReason = '家里失火，今晚没有地方住';
    const visit = await aVisit({ emergencyReason, evidence: [] });
    const [{ id }] = visit['requests'];
    const at = `/staff/disbursements/${id}`;
    const act = async (who: Caller, step: string, body: object = {}) =>
      who.call('POST', `${at}/${step}`, body, (await chair.get(at))['version']);
    const signed = await act(chair, 'approval');
    expect(signed).toMatchObject({ status: 200, body: { status: 'approved', emergencyReason } });
    expect(await cashier.get(at)).toMatchObject({ openActions: expect.arrayContaining(['pay']) });
    const paid = await act(cashier, 'payment', { paidOn: scene.today, bankReference: '流水 9' });
    expect(paid).toMatchObject({ status: 200, body: { status: 'paid' } });
    const statement = { statementReference: '对账单第 9 行' };
    const early = await act(accountant, 'reconciliation', statement);
    expect(early).toMatchObject({ status: 422, body: { code: 'disbursement.papers-not-reviewed' } });
    const finding = { finding: '住院证明补上了' };
    const without = await act(treasurer, 'papers-review', finding);
    expect(without).toMatchObject({ status: 422, body: { code: 'disbursement.papers-still-missing' } });
    expect((await treasurer.get(at))['openActions']).not.toContain('review-papers');
    const proof = { documentId: await officer.upload('certificate', scene.school), kind: 'admission-proof' };
    await officer.post(`/staff/visits/${visit['id']}/papers`, { evidence: [proof] }, visit['version']);
    expect((await treasurer.get(at))['openActions']).toContain('review-papers');
    expect(await act(treasurer, 'papers-review', finding)).toMatchObject({
      status: 200,
      body: { papersReviewedOn: scene.today, papersFinding: '住院证明补上了' },
    });
    expect(await act(accountant, 'reconciliation', statement)).toMatchObject({
      status: 200,
      body: { stage: 'reconciled' },
    });
  });

  it("a deputy pays in the cashier's place from the day until the day, is written down with both names, and both have paid", async () => {
    const { treasurer, chair, cashier } = people;
    const deputy = await scene.as(scene.school, 'committee');
    const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    const id = await aRequest(await aRegisteredMember(platform, scene.tenantId, scene.school, { bankCard: OWN_CARD }));
    for (const signer of [treasurer, chair])
      await signer.post('/staff/disbursements/signatures', { items: [await itemOf(id)] });
    const at = `/staff/disbursements/${id}`;
    const order = { paidOn: scene.today, bankReference: '流水 21' };
    const pay = async () => deputy.call('POST', `${at}/payment`, order, (await itemOf(id)).version);
    expect(await pay()).toMatchObject({ status: 403 });
    const deputies = await cashier.get(`/staff/delegations/deputies?unionId=${scene.school}`);
    const names = deputies['items'].map((one: { personId: string }) => one.personId);
    expect(names).toContain(deputy.agent.actor.personId);
    expect(names).not.toContain(cashier.agent.actor.personId);
    const given = await cashier.post('/staff/delegations', {
      ...{ unionId: scene.school, toPersonId: deputy.agent.actor.personId, roles: ['cashier'], reason: '休假' },
      ...{ validFrom: scene.today, validTo: scene.today },
    });
    const [mine, his] = [cashier.agent.actor.displayName, deputy.agent.actor.displayName];
    const forAnother = await treasurer.call('POST', '/staff/delegations', {
      ...{ unionId: scene.school, toPersonId: deputy.agent.actor.personId, roles: ['treasurer'], reason: '休假' },
      ...{ validFrom: scene.today, validTo: scene.today },
    });
    expect(forAnother).toMatchObject({ status: 400, body: { code: 'delegation.invalid' } });
    expect(forAnother.body['detail']).toBe(`${his}这几天已经在代${mine}，请另请一位，或者改日期。`);
    const held = (await deputy.get('/session'))['unions'];
    expect(held).toContainEqual(
      expect.objectContaining({ role: 'cashier', roleName: `出纳（代${mine}）`, isDelegated: true }),
    );
    expect(await pay()).toMatchObject({ status: 200, body: { status: 'paid', paidByName: `${his} 代 ${mine}` } });
    const parts = await api.database.owner(
      `SELECT person_id FROM approvals.separation WHERE subject_id = $1 AND part = 'pays'`,
      [id],
    );
    expect(new Set(parts.map((row) => row['person_id']))).toEqual(
      new Set([cashier.agent.actor.personId, deputy.agent.actor.personId]),
    );
    const trail = (await chair.get(`/staff/audit-entries?subjectId=${id}&action=disbursement.pay`))['items'];
    expect(trail).toMatchObject([{ accountName: `${his} 代 ${mine}` }]);
    expect(trail[0].detail).not.toHaveProperty('onBehalfOf');
    await cashier.post(`/staff/delegations/${given['id']}/end`, {}, given['version']);
    expect((await deputy.get('/session'))['permissions']).not.toContain('disbursement:pay');
    expect(await deputy.call('GET', '/staff/transfer-lists')).toMatchObject({ status: 403 });
  });

  it('moves money between accounts with two people', async () => {
    const { accountant, treasurer } = people;
    const to = (await openFund('SWN', '送温暖资金', '0.00', scene.today))['id'];
    const asked = await accountant.post('/staff/fund-movements', {
      ...{ kind: 'transfer', fundAccountId: fundId, toFundAccountId: to, amount: '1000.00', bookOn: scene.today },
      ...{ reason: '补足送温暖', document: '会议纪要 3 号' },
    });
    expect(asked).toMatchObject({ status: 'open', openActions: ['withdraw'], fundName: '校工会经费' });
    const at = `/staff/fund-movements/${asked['id']}`;
    expect(await accountant.call('POST', `${at}/approval`, {}, asked['version'])).toMatchObject({ status: 403 });
    expect((await treasurer.get(at))['openActions']).toEqual(['approve', 'refuse']);
    await treasurer.post(`${at}/approval`, {}, asked['version']);
    expect((await treasurer.get(`/staff/fund-accounts/${to}`))['figures']).toMatchObject({ available: '1000.00' });
  });
});
