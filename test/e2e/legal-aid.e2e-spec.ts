import { addDays, type CivilDate } from '@app/kernel';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

const HIDDEN = { status: 404, body: { code: 'legal-aid.not-found' } };

describe('legal aid over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let desk: Caller;
  let handler: Caller;
  let colleague: Caller;
  let chair: Caller;
  let member: Caller;
  let today: CivilDate;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    today = scene.today;
    desk = await scene.as(scene.school, 'officer');
    handler = await scene.as(scene.school, 'committee');
    colleague = await scene.as(scene.school, 'committee');
    chair = await scene.as(scene.school, 'chair');
    member = await scene.asMember();
  });
  afterAll(() => api?.close());

  const at = (id: string) => `/staff/legal-aids/${id}`;
  const PAPERS = ['application', 'identity', 'means', 'evidence'];
  const aForm = (overrides: object = {}) => ({
    ...{ unionId: scene.school, matter: 'wages', service: 'arbitration', source: 'desk', receivedOn: today, people: 1 },
    ...{ memberId: scene.memberId, employer: '食堂承包公司', asked: '8000.00', facts: '三个月没有发工资' },
    ...{ papers: PAPERS, ...overrides },
  });
  const versionOf = async (who: Caller, id: string): Promise<number> => (await who.get(at(id)))['version'];
  const step = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.post(`${at(id)}/${path}`, body, await versionOf(who, id));
  const refusal = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.call('POST', `${at(id)}/${path}`, body, await versionOf(who, id));
  const registered = async (overrides: object = {}): Promise<string> =>
    (await desk.post('/staff/legal-aids', aForm(overrides)))['id'];
  const told = (words = '写清楚了') => ({ on: today, words });
  const clockOf = async (who: Caller, id: string, code: string) =>
    (await who.get(at(id)))['clocks'].find((each: any) => each.code === code);

  async function handling(overrides: object = {}): Promise<string> {
    const id = await registered({ receivedOn: addDays(today, -2), ...overrides });
    await step(desk, id, 'grant', { on: today });
    await step(desk, id, 'assignment', { on: today, accountId: handler.agent.accountId, lawyerName: '郑明' });
    return id;
  }

  it('goes from the desk over the decision and the assignment to its outcome and the file', async () => {
    const id = await handling();
    await step(handler, id, 'records', {
      ...told('递交了仲裁申请'),
      nextOn: addDays(today, 9),
      bring: '身份证、工资条',
    });
    await step(handler, id, 'completion', { ...told('裁决支付七千元'), outcome: 'partly-won', recovered: '7000.00' });
    await step(handler, id, 'closing');
    const page = await handler.get(at(id));
    expect(page).toMatchObject({ status: 'closed', openActions: [], recovered: '7000.00', result: '裁决支付七千元' });
    expect(page['number']).toMatch(/^援助-/);
    expect(page['clocks'].map(({ code, state }: any) => [code, state])).toEqual([
      ['aid-decision', 'met'],
      ['aid-assignment', 'met'],
    ]);
  });

  it('is not granted while papers are missing, and the clock waits with the applicant', async () => {
    const id = await registered({ papers: ['application'], receivedOn: addDays(today, -3) });
    const refused = await refusal(desk, id, 'grant', { on: today });
    expect(refused.body).toMatchObject({
      code: 'legal-aid.incomplete',
      detail: '还差身份证明、经济困难状况说明、和这件事有关的材料，补齐再办。',
    });
    await step(desk, id, 'papers-request', { on: addDays(today, -2), words: '请补身份证明、收入说明和工资条' });
    expect(await clockOf(desk, id, 'aid-decision')).toMatchObject({ state: 'suspended', endsOn: addDays(today, 6) });
    expect(await member.get(`/portal/legal-aids/${id}`)).toMatchObject({
      status: 'supplementing',
      missing: '身份证明、经济困难状况说明、和这件事有关的材料',
    });
    const some = { on: today, papers: ['identity'] };
    expect((await refusal(desk, id, 'papers-supply', some)).body['code']).toBe('legal-aid.incomplete');
    await step(desk, id, 'papers-supply', { on: today, papers: PAPERS });
    expect(await clockOf(desk, id, 'aid-decision')).toMatchObject({ state: 'running', endsOn: addDays(today, 6) });
    await step(desk, id, 'grant', { on: today });
    expect(await clockOf(desk, id, 'aid-assignment')).toMatchObject({ endsOn: addDays(today, 3) });
  });

  it('asks a migrant with unpaid wages for no means, and goes ahead where a limitation runs out', async () => {
    const migrant = await registered({ isMigrant: true, papers: ['application', 'identity', 'evidence'] });
    await step(desk, migrant, 'grant', { on: today });
    const urgent = await registered({ limitationOn: addDays(today, 5), papers: ['application'] });
    expect(await desk.get(at(urgent))).toMatchObject({ isUrgent: true });
    await step(desk, urgent, 'grant', { on: today });
    expect(await desk.get(at(urgent))).toMatchObject({ isAhead: true, status: 'granted' });
  });

  it('is refused with a reason, objected to by the applicant, and decided by another one above', async () => {
    const own = await member.post('/portal/legal-aids', {
      ...{ matter: 'severance', service: 'advice', employer: '食堂承包公司', facts: '辞退没有补偿' },
    });
    const id = own['id'];
    await step(chair, id, 'refusal', { ...told('收入高于标准'), ground: 'not-in-need' });
    expect(await member.get(`/portal/legal-aids/${id}`)).toMatchObject({
      mayObject: true,
      reason: '不符合经济困难的条件：收入高于标准',
    });
    await member.post(`/portal/legal-aids/${id}/objection`, { words: '我上个月就没有工资了' });
    expect(await clockOf(chair, id, 'aid-objection')).toMatchObject({ state: 'running', endsOn: addDays(today, 5) });
    expect((await chair.get(at(id)))['openActions']).not.toContain('overturn');
    expect((await refusal(chair, id, 'overturning', told())).body['code']).toBe('legal-aid.own-decision');
    const vice = await scene.as(scene.school, 'standing-vice-chair');
    await step(vice, id, 'overturning', told('情况属实'));
    expect(await member.get(`/portal/legal-aids/${id}`)).toMatchObject({
      status: 'granted',
      objectionAnswer: '情况属实',
    });
    expect(await clockOf(vice, id, 'aid-assignment')).toMatchObject({ state: 'running', endsOn: addDays(today, 3) });
    await member.post(`/portal/legal-aids/${id}/withdrawal`, { words: '单位付了' });
    expect((await desk.get(at(id)))['status']).toBe('withdrawn');
  });

  it('is not for somebody of the other side, and bad input gets a sentence', async () => {
    const future = await desk.call('POST', '/staff/legal-aids', aForm({ receivedOn: addDays(today, 1) }));
    expect(future).toMatchObject({ status: 400, body: { code: 'legal-aid.invalid' } });
    const id = await registered({ employer: '甲镇中学' });
    await step(desk, id, 'grant', { on: today });
    const conflict = await refusal(desk, id, 'assignment', { on: today, accountId: handler.agent.accountId });
    expect(conflict.body).toMatchObject({ code: 'legal-aid.conflict', detail: expect.stringContaining('请另选一位') });
    const early = await refusal(desk, id, 'assignment', {
      ...{ on: addDays(today, -1), accountId: handler.agent.accountId },
    });
    expect(early.body['fields'][0]).toMatchObject({ field: 'on' });
    const done = await handling();
    const served = await refusal(handler, done, 'completion', { ...told(), outcome: 'served' });
    expect(served.body['fields'][0]).toMatchObject({ field: 'outcome' });
  });

  it('is opened by a dispute that is referred, and named on its page', async () => {
    const { id } = await desk.post('/staff/disputes', {
      ...{ unionId: scene.school, matter: 'severance', source: 'desk', employer: '食堂承包公司', receivedOn: today },
      ...{ knownOn: addDays(today, -40), employment: 'ended', employmentEndedOn: addDays(today, -40) },
      ...{ facts: '辞退没有补偿', claims: [{ item: '经济补偿', amount: '9000.00' }] },
      applicants: [{ name: '沈力', phone: '13900000000' }],
    });
    const body = { on: today, to: 'legal-aid', reason: '家里困难，请不起律师' };
    await desk.post(`/staff/disputes/${id}/referral`, body, (await desk.get(`/staff/disputes/${id}`))['version']);
    const { legalAid } = await desk.get(`/staff/disputes/${id}`);
    expect(legalAid['number']).toMatch(/^援助-/);
    expect(await desk.get(at(legalAid['id']))).toMatchObject({
      ...{ status: 'received', applicant: '沈力', asked: '9000.00', employer: '食堂承包公司', disputeId: id },
      ...{ facts: '辞退没有补偿', sourceLabel: '争议调解转来', limitationOn: expect.any(String) },
    });
  });

  describe('the wall', () => {
    let id: string;
    beforeAll(async () => {
      id = await handling();
    });

    it('lets the handler, the chair and the applicant in, and nobody else once somebody is assigned', async () => {
      for (const insider of [handler, chair]) expect((await insider.get(at(id)))['id']).toBe(id);
      expect(await member.get(`/portal/legal-aids/${id}`)).toMatchObject({
        helper: expect.stringContaining('郑明律师'),
      });
      for (const outsider of [desk, colleague, await scene.as(scene.mill, 'chair')]) {
        expect(await outsider.call('GET', at(id))).toMatchObject(HIDDEN);
        expect(await outsider.call('GET', `${at(id)}/handler-candidates`)).toMatchObject(HIDDEN);
        expect(await outsider.call('POST', `${at(id)}/withdrawal`, told(), 1)).toMatchObject(HIDDEN);
      }
    });

    it('stands before lists, counts, searches and the audit trail', async () => {
      const idsOf = async (who: Caller) =>
        (await who.get('/staff/legal-aids?limit=100'))['items'].map((each: any) => each.id);
      const { number } = await handler.get(at(id));
      expect(await idsOf(handler)).toContain(id);
      expect(await idsOf(desk)).not.toContain(id);
      const search = `/staff/legal-aids?text=${encodeURIComponent(number)}`;
      expect((await colleague.get(search))['items']).toEqual([]);
      expect(await colleague.get('/staff/legal-aids/counts')).toMatchObject({ mine: 0, handling: 0 });
      expect((await handler.get('/staff/legal-aids/counts'))['mine']).toBeGreaterThan(0);
      const trail = async (who: Caller) => (await who.get(`/staff/audit-entries?subjectId=${id}`))['items'].length;
      expect(await trail(chair)).toBeGreaterThan(2);
      expect(await trail(await scene.as(scene.school, 'auditor'))).toBe(0);
    });
  });

  it('warns the desk, and who stands above it, before a decision is late', async () => {
    const id = await registered();
    const planned = await api.database.owner(
      `SELECT r.recipient FROM notifications.reminder r JOIN disputes.clock_deadline d ON d.tenant_id = r.tenant_id
         AND d.id = r.subject_id WHERE d.case_id = '${id}' AND d.clock = 'aid-decision'`,
    );
    expect(new Set(planned.map(({ recipient }: any) => recipient))).toEqual(new Set(['handlers', 'overseer']));
  });
});
