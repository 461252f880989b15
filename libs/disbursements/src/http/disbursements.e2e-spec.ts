import { ApprovalsHttpModule } from '@app/approvals/http';
import { newId } from '@app/kernel';
import { UnitOfWork, Vault } from '@app/persistence';
import { type LibApi, openLibApi } from '../../../../test/support/lib-api';
import { DisbursementsHttpModule } from '../http';
import { aDesk, type Desk } from '../testing';

const PEOPLE = ['officer', 'treasurer', 'chair', 'cashier', 'accountant', 'member'] as const;
type Person = (typeof PEOPLE)[number] | 'stranger';

describe('the API of disbursements', () => {
  let api: LibApi;
  let desk: Desk;
  let today: string;

  beforeAll(async () => {
    api = await openLibApi([ApprovalsHttpModule, DisbursementsHttpModule]);
    const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    desk = await aDesk(platform);
    for (const name of PEOPLE) api.people.set(name, desk[name]);
    api.people.set('stranger', (await aDesk(platform)).chair);
    today = (await desk.rowOf((await desk.request()).id)).requestedOn;
  });
  afterAll(() => api?.close());

  const get = async (as: Person, url: string) => {
    const answer = await api.app.inject({ method: 'GET', url, headers: { 'x-person': as } });
    return { status: answer.statusCode, body: answer.json() };
  };
  const post = async (as: Person, url: string, payload: object = {}, headers: Record<string, string> = {}) => {
    const all = { 'x-person': as, 'idempotency-key': newId(), ...headers };
    const answer = await api.app.inject({ method: 'POST', url, payload, headers: all });
    return { status: answer.statusCode, body: answer.json() };
  };
  const act = async (as: Person, id: string, action: string, payload: object = {}) => {
    const { version } = await desk.rowOf(id as never);
    return post(as, `/staff/disbursements/${id}/${action}`, payload, { 'if-match': `"${version}"` });
  };
  const payment = () => ({ paidOn: today, bankReference: '流水 20260312001' });

  const NOTHING = { pay: 0, reconcile: 0, submit: 0, answer: 0 };
  const waits = async (role: Person) => (await get(role, '/staff/disbursements/waiting-count')).body;

  it('walks the whole way, and each sees the actions that are his', async () => {
    const { id } = await desk.request();
    const at = `/staff/disbursements/${id}`;
    expect((await get('treasurer', '/staff/approvals/waiting')).body.items).toContainEqual(
      expect.objectContaining({ subjectId: id, recipients: ['王秀英'], amount: '800.00', stepName: '财务审核' }),
    );
    expect((await get('treasurer', at)).body.openActions).toEqual([
      'review',
      'return',
      'refuse',
      'add-signer',
      'hand-over',
    ]);
    expect((await get('officer', at)).body.openActions).toEqual(['withdraw', 'change-amount', 'remind']);
    expect((await get('chair', at)).body).toMatchObject({ openActions: [], approval: { waitingFor: ['财务'] } });
    expect(await act('treasurer', id, 'review', { comment: '材料齐全' })).toMatchObject({ status: 200 });
    expect((await get('chair', '/staff/disbursements?todo=decide')).body.items).toContainEqual(
      expect.objectContaining({ id, recipientName: '王秀英', stageName: '审批中' }),
    );
    expect(await act('chair', id, 'approval')).toMatchObject({ status: 200, body: { status: 'approved' } });
    expect((await get('cashier', '/staff/disbursements?todo=pay')).body.items).toContainEqual(
      expect.objectContaining({ id, amount: '800.00' }),
    );
    expect(await waits('cashier')).toEqual({ ...NOTHING, pay: 1 });
    expect(await waits('officer')).toEqual(NOTHING);
    expect((await get('cashier', `${at}/payee`)).body).toMatchObject({ cardNumber: '9999990000000000014' });
    expect(await act('cashier', id, 'payment', payment())).toMatchObject({
      status: 200,
      body: { status: 'paid', cardTail: '0014', amountInCapitals: '捌佰元整', paidByName: '测试cashier' },
    });
    expect(await waits('cashier')).toEqual(NOTHING);
    expect(await waits('accountant')).toEqual({ ...NOTHING, reconcile: 1 });
    const [own] = (await get('member', '/portal/disbursements')).body.items;
    expect(own).toMatchObject({ id, sentence: expect.stringMatching(/转到尾号 0014 的卡，收到了吗？$/) });
    expect(own.openActions).toEqual(['confirm', 'dispute']);
    const said = { received: true };
    const receipt = `/portal/disbursements/${id}/receipt`;
    expect(await post('member', receipt, said, { 'if-match': `"${own.version}"` })).toMatchObject({ status: 200 });
    expect(await act('accountant', id, 'reconciliation', { statementReference: '3 月第 7 行' })).toMatchObject({
      status: 200,
      body: { stage: 'reconciled' },
    });
    const sheet = (await get('officer', `/staff/approvals?subjectId=${id}`)).body.items[0];
    expect(
      sheet.signatures.map((each: { personName: string; comment: string }) => [each.personName, each.comment]),
    ).toEqual([
      ['测试treasurer', '材料齐全'],
      ['测试chair', ''],
    ]);
  });

  it('shows the approver fund, aid of twelve months and duplicates', async () => {
    const { id } = await desk.request();
    const { status, body } = await get('chair', `/staff/disbursements/${id}/evidence`);
    expect(status).toBe(200);
    expect(body.fund).toMatchObject({ name: '工会经费', suffices: true });
    expect(body.aid[0]).toMatchObject({ recipientName: '王秀英', own: true, occasionName: '住院慰问' });
    expect(body.duplicates.length).toBeGreaterThan(0);
  });

  it('counts for who asks what came back to him and what the member misses', async () => {
    const { id } = await desk.request();
    await act('treasurer', id, 'return', { reason: '请补材料' });
    const paid = await desk.anApproved();
    await act('cashier', paid, 'payment', payment());
    const missed = { received: false, note: '还没有到账' };
    await post('member', `/portal/disbursements/${paid}/receipt`, missed, {
      'if-match': `"${(await desk.rowOf(paid)).version}"`,
    });
    expect(await waits('officer')).toEqual({ ...NOTHING, submit: 1, answer: 1 });
    expect(await waits('cashier')).toMatchObject({ submit: 0, answer: 0 });
  });

  it('pages by position', async () => {
    const first = (await get('officer', '/staff/disbursements?limit=1')).body;
    const second = (await get('officer', `/staff/disbursements?limit=1&after=${first.next}`)).body;
    expect(second.items[0].id < first.items[0].id).toBe(true);
  });

  it.each([
    ['stranger', 'approval', {}],
    ['stranger', 'return', { reason: '请补材料' }],
    ['officer', 'approval', {}],
    ['officer', 'payment', { paidOn: '2026-03-01' }],
    ['cashier', 'reversal', { reason: '错了', document: '7 号' }],
    ['treasurer', 'withdrawal', { reason: '误报' }],
    ['member', 'review', {}],
  ] as const)('%s may not: %s', async (as, action, body) => {
    const { id } = await desk.request();
    const answer = await act(as, id, action, body);
    expect([403, 404]).toContain(answer.status);
    expect(await desk.rowOf(id)).toMatchObject({ status: 'in-review' });
  });

  it('needs the version and a key, and says so', async () => {
    const { id } = await desk.request();
    const url = `/staff/disbursements/${id}/review`;
    expect((await post('treasurer', url)).body).toMatchObject({ status: 428, code: 'request.version-needed' });
    const none = { 'if-match': '"1"', 'idempotency-key': '' };
    expect((await post('treasurer', url, {}, none)).body).toMatchObject({
      status: 428,
      code: 'request.idempotency-key-needed',
    });
    expect((await post('treasurer', url, {}, { 'if-match': '"9"' })).body).toMatchObject({
      status: 412,
      code: 'record.stale',
    });
  });

  it.each([
    ['treasurer', 'return', {}, 'request.invalid', 400],
    ['treasurer', 'approval', {}, 'approval.earlier-step-unsigned', 409],
    ['chair', 'review', {}, 'approval.not-your-step', 403],
    ['officer', 'amount', { amount: '一千' }, 'request.invalid', 400],
    ['officer', 'amount', { amount: '0' }, 'disbursement.amount-not-positive', 400],
    ['cashier', 'payment', { paidOn: '2026-03-01' }, 'disbursement.action-not-open', 409],
    ['accountant', 'reconciliation', { statementReference: '7' }, 'disbursement.action-not-open', 409],
    ['accountant', 'return-transfer', { reason: '退票', document: '7 号' }, 'disbursement.action-not-open', 409],
    ['officer', 'answer', { finding: '银行次日入账' }, 'disbursement.action-not-open', 409],
  ] as const)('%s %s %o answers %s', async (as, action, body, code, status) => {
    const { id } = await desk.request();
    expect((await act(as, id, action, body)).body).toMatchObject({ code, status });
  });

  it('keeps another union out of everything', async () => {
    const { id } = await desk.request();
    for (const url of [`/staff/disbursements/${id}`, `/staff/disbursements/${id}/evidence`])
      expect((await get('stranger', url)).body).toMatchObject({ status: 404, code: 'disbursement.not-found' });
    for (const url of ['/staff/disbursements', `/staff/approvals?subjectId=${id}`, '/staff/payout-batches'])
      expect((await get('stranger', url)).body.items).toEqual([]);
  });

  it('pays a batch and gives its sheet', async () => {
    const ids = [await desk.anApproved(), await desk.anApproved()];
    const items = await Promise.all(ids.map(async (id) => ({ id, version: (await desk.rowOf(id)).version })));
    const answer = await post('cashier', '/staff/payout-batches', { ...payment(), items });
    expect(answer).toMatchObject({
      status: 201,
      body: { total: '1600.00', totalInCapitals: '壹仟陆佰元整', itemCount: 2 },
    });
    expect(answer.body.lines).toHaveLength(2);
    const twice = { ...payment(), items: [items[0], items[0]] };
    expect((await post('cashier', '/staff/payout-batches', twice)).body).toMatchObject({ code: 'payout-batch.mixed' });
    expect((await post('cashier', '/staff/payout-batches', { ...payment(), items: [] })).body).toMatchObject({
      code: 'payout-batch.empty',
    });
  });

  it('shows the routes of a union and adds a row only for who manages them', async () => {
    const routes = (await get('officer', `/staff/approval-routes?unionId=${desk.union}`)).body;
    const money = routes.items.filter((each: { subjectKind: string }) => each.subjectKind === '*');
    expect(money.map((each: { tier: string }) => each.tier)).toEqual(['T0', 'T1', 'T2', 'T3', 'T4']);
    const row = {
      code: 'OWN',
      tier: 'T0',
      name: '本会小额',
      unionId: desk.union,
      maxAmountPerPayee: '300',
      takesOverStandard: false,
      takesOffBudget: false,
      steps: [{ part: 'approve', name: '主席审批', roles: ['chair'], standIns: [], collective: null }],
      validFrom: '2030-01-01',
      version: '2030 版',
      source: '委员会决定',
    };
    expect((await post('officer', '/staff/approval-routes', row)).status).toBe(403);
    expect(await post('chair', '/staff/approval-routes', row)).toMatchObject({
      status: 201,
      body: { maxAmountPerPayee: '300.00', isDefault: false },
    });
    expect((await post('chair', '/staff/approval-routes', { ...row, steps: [] })).body).toMatchObject({
      code: 'approval.route-invalid',
    });
  });
});
