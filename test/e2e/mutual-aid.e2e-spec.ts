import { addDays, type CivilDate, systemActor } from '@app/kernel';
import { ReminderPlanning } from '@app/notifications';
import { UnitOfWork } from '@app/persistence';
import { claimConsents } from '../support/consents';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('mutual aid over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let chair: Caller;
  let cashier: Caller;
  let member: Caller;
  let today: CivilDate;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    today = scene.today;
    officer = await scene.as(scene.school, 'officer');
    chair = await scene.as(scene.root, 'chair');
    cashier = await scene.as(scene.school, 'cashier');
    member = await scene.asMember();
  });
  afterAll(() => api?.close());

  let named = 0;
  const terms = (over: object = {}) => ({
    ...{ name: `住院医疗互助${++named}`, startsOn: addDays(today, -200), endsOn: addDays(today, 165), fee: '60.00' },
    ...{ waitingDays: 30, claimDays: 180, sharePercent: 13, cap: '50000.00', ...over },
  });
  const aPlan = async (over: object = {}): Promise<string> =>
    (await chair.post('/staff/mutual-aid-plans', { unionId: scene.root, ...terms(over) }))['id'];
  const from = () => ({ from: addDays(today, -200) });
  async function enrolled(over: object = {}): Promise<{ plan: string; enrolmentId: string }> {
    const plan = await aPlan(over);
    await officer.post(`/staff/mutual-aid-plans/${plan}/enrolments`, { memberIds: [scene.memberId], ...from() });
    const { items } = await officer.get(`/staff/mutual-aid-plans/${plan}/enrolments`);
    return { plan, enrolmentId: items[0].id };
  }
  let stays = 0;
  /** Each of other days: a stay is claimed once. */
  const aStay = () => {
    const admittedOn = addDays(today, -100 + 5 * stays++);
    return { admittedOn, dischargedOn: addDays(admittedOn, 4), selfPaid: '10000.00', consents: claimConsents };
  };
  const at = (id: string) => `/staff/mutual-aid-claims/${id}`;
  const step = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.call('POST', `${at(id)}/${path}`, body, (await chair.get(at(id)))['version']);

  it('a member is enrolled once, and his waiting days are over after thirty days', async () => {
    const { plan } = await enrolled();
    const again = await officer.post(`/staff/mutual-aid-plans/${plan}/enrolments`, { memberIds: [scene.memberId] });
    expect(again).toMatchObject({ enrolled: 0, already: 1 });
    const { items } = await officer.get(`/staff/mutual-aid-enrolments?memberId=${scene.memberId}`);
    expect(items[0]).toMatchObject({ fee: '60.00', coveredFrom: addDays(today, -170) });
    expect(await chair.call('PATCH', `/staff/mutual-aid-plans/${plan}`, terms(), 1)).toMatchObject({
      body: { code: 'plan.in-use' },
    });
  });

  it('a list takes in whom it names clearly and tells the other lines', async () => {
    const plan = await aPlan();
    const { name } = await officer.get(`/staff/members/${scene.memberId}`);
    const lines = [name, '查无此人'];
    const outcome = await officer.post(`/staff/mutual-aid-plans/${plan}/enrolments`, { unionId: scene.school, lines });
    expect(outcome).toMatchObject({ enrolled: 1, unclear: [{ line: 2, why: '名册里没有找到' }] });
  });

  it('cover that was renewed without a gap has no waiting days', async () => {
    const name = '连续参保';
    await enrolled({ name });
    const next = await aPlan({ name, startsOn: addDays(today, 166), endsOn: addDays(today, 530) });
    await officer.post(`/staff/mutual-aid-plans/${next}/enrolments`, { memberIds: [scene.memberId] });
    const { items } = await officer.get(`/staff/mutual-aid-plans/${next}/enrolments`);
    expect(items[0]).toMatchObject({ startsOn: addDays(today, 166), coveredFrom: addDays(today, 166) });
  });

  it('a claim goes from the member over check and decision to the payment of the association', async () => {
    const { enrolmentId } = await enrolled();
    const documentIds = [await member.upload('diagnosis'), await member.upload('invoice')];
    const { id } = await member.post('/portal/mutual-aid-claims', { enrolmentId, ...aStay(), documentIds });
    expect((await step(officer, id, 'check')).status).toBe(200);
    expect(await officer.get(at(id))).toMatchObject({ status: 'checked', byRule: '1300.00' });
    expect((await step(officer, id, 'approval', { amount: '1300.00' })).status).toBe(403);
    expect((await step(chair, id, 'approval', { amount: '1300.00' })).status).toBe(200);
    const paid = await step(cashier, id, 'payment', { paidOn: today, reference: 'HZ-2026-18' });
    expect(paid.body).toMatchObject({ status: 'paid', paymentReference: 'HZ-2026-18', openActions: [] });
    const papers = paid.body['papers'].map(({ kindName }: any) => kindName);
    expect(papers).toEqual(expect.arrayContaining(['诊断证明或手术记录', '发票']));
    const own = await member.get('/portal/mutual-aid-claims');
    expect(own['items'].find((each: any) => each.id === id)).toMatchObject({ status: 'paid', paid: '1300.00' });
    expect(own['covers'].map((each: any) => each.id)).toContain(enrolmentId);
  });

  it('what was entered by hand counts: who was enrolled, what he paid, and what he got', async () => {
    const summary = await cashier.get(`/staff/figures?from=${addDays(today, -200)}&to=${today}`);
    const lines = summary['groups'].flatMap((group: any) => group.lines);
    const value = (code: string) => lines.find((line: any) => line.code === code && line.key === null).value;
    expect(['claims', 'persons', 'paid', 'enrolled'].map((code) => value(`mutual-aid.${code}`))).toEqual([
      '1',
      '1',
      '1300.00',
      '1',
    ]);
    expect(Number(value('mutual-aid.fees'))).toBeGreaterThanOrEqual(60);
  });

  it('a copy of what is held about a member has his cover and his claims', async () => {
    const { id, version } = await member.post('/portal/me/requests', { kind: 'copy' });
    await officer.post(`/staff/personal-requests/${id}/grant`, {}, version);
    const { sections } = await member.post('/portal/me/copies');
    const of = (title: string) => JSON.stringify(sections.find((section: any) => section.title === title));
    expect(of('互助保障参保')).toContain('60.00');
    expect(of('互助保障理赔')).toContain('1300.00');
  });

  it('who entered or checked a claim does not decide on it', async () => {
    const { enrolmentId } = await enrolled();
    const { id } = await chair.post('/staff/mutual-aid-claims', { enrolmentId, ...aStay() });
    await step(officer, id, 'check');
    const same = await step(chair, id, 'approval', { amount: '100.00' });
    expect(same).toMatchObject({ status: 403, body: { code: 'claim.same-person' } });
  });

  it('a claim is returned for papers and handed in again', async () => {
    const { enrolmentId } = await enrolled();
    const stay = aStay();
    const { id } = await officer.post('/staff/mutual-aid-claims', { enrolmentId, ...stay });
    expect((await step(officer, id, 'return', { reason: '还差医保结算单' })).body).toMatchObject({
      status: 'returned',
    });
    expect((await step(officer, id, 'resubmission', { ...stay, selfPaid: '900.00' })).body).toMatchObject({
      ...{ status: 'submitted', selfPaid: '900.00', reason: null },
    });
    expect((await step(officer, id, 'withdrawal', { reason: '本人不申请了' })).body).toMatchObject({
      status: 'withdrawn',
    });
  });

  it('a claim asks for two separate consents of the member, told by the forms and said on its page', async () => {
    const other = await aScene(api);
    const [root, school] = [await other.as(other.root, 'chair'), await other.as(other.school, 'officer')];
    const own = await other.asMember();
    const { id: plan } = await root.post('/staff/mutual-aid-plans', { ...terms(), unionId: other.root });
    await school.post(`/staff/mutual-aid-plans/${plan}/enrolments`, { memberIds: [other.memberId], ...from() });
    const enrolmentId = (await own.get('/portal/mutual-aid-claims'))['covers'][0].id;
    const lacking = async () => {
      const { items } = await school.get(`/staff/mutual-aid-enrolments/${enrolmentId}/lacking-consents`);
      const asked = items.map((one: object) => ({ ...one, enrolmentIds: [enrolmentId] }));
      expect((await own.get('/portal/mutual-aid-claims'))['lackingConsents']).toEqual(asked);
      return items.map(({ key, kind }: any) => `${key}-${kind}`);
    };
    expect(await lacking()).toEqual(['member-health', 'member-provision']);
    const claim = (consents: object[]) => ({ enrolmentId, ...aStay(), consents });
    const refused = await own.call('POST', '/portal/mutual-aid-claims', claim([{ kind: 'health', givenBy: 'self' }]));
    expect(refused.body).toMatchObject({
      ...{ code: 'sensitive-consent.wanting', fields: [{ field: 'consents.member-provision.agreed' }] },
    });
    const unsaid = await school.call('POST', '/staff/mutual-aid-claims', claim([{ kind: 'health', givenBy: 'self' }]));
    expect(unsaid.body['code']).toBe('claim.consent-means');
    const { id } = await school.post('/staff/mutual-aid-claims', claim(claimConsents));
    expect(await lacking()).toEqual([]);
    const { items } = await own.get('/portal/me/consents');
    const provision = items.find(({ kind }: any) => kind === 'provision');
    expect(provision).toMatchObject({
      kindName: '向互助保障经办单位提供理赔材料',
      meansName: expect.stringContaining('口头'),
    });
    await own.post(`/portal/me/consents/${provision.id}/withdrawal`, {});
    expect(await school.get(at(id))).toMatchObject({
      ...{ status: 'submitted', lackingConsents: [{ kind: 'provision', takenBack: true }] },
    });
    const { version } = await school.get(at(id));
    const stopped = await school.call('POST', `${at(id)}/check`, {}, version);
    expect(stopped).toMatchObject({ status: 422, body: { code: 'claim.consent-withdrawn' } });
  });

  it('a stay is claimed once, under cover, and not above the cap of the term', async () => {
    const { enrolmentId } = await enrolled({ cap: '500.00' });
    const stay = aStay();
    const { id } = await officer.post('/staff/mutual-aid-claims', { enrolmentId, ...stay });
    const refused = async (over: object) =>
      (await officer.call('POST', '/staff/mutual-aid-claims', { enrolmentId, ...stay, ...over })).body['code'];
    expect(await refused({})).toBe('claim.stay-claimed-already');
    const early = { admittedOn: addDays(today, -190), dischargedOn: addDays(today, -185) };
    expect(await refused(early)).toBe('claim.before-cover');
    await step(officer, id, 'check');
    expect((await officer.get(at(id)))['byRule']).toBe('500.00');
    expect((await step(chair, id, 'approval', { amount: '500.01' })).body['code']).toBe('claim.over-cap');
  });

  it('an enrolment without claims is cancelled, and the member may be enrolled anew', async () => {
    const { plan, enrolmentId } = await enrolled();
    const path = `/staff/mutual-aid-enrolments/${enrolmentId}/cancellation`;
    expect((await officer.call('POST', path, { reason: '登记错了' }, 1)).status).toBe(204);
    const again = await officer.post(`/staff/mutual-aid-plans/${plan}/enrolments`, { memberIds: [scene.memberId] });
    expect(again).toMatchObject({ enrolled: 1 });
  });

  it.each([
    ['nothing follows', false, ['member', 'officer']],
    ['it is renewed', true, []],
  ] as const)('when %s, the member and the officer are reminded: %s', async (_, renewed, told) => {
    const other = await aScene(api);
    const [root, school] = [await other.as(other.root, 'chair'), await other.as(other.school, 'officer')];
    await other.asMember();
    const plan = async (starts: number, ends: number) => {
      const days = { startsOn: addDays(today, starts), endsOn: addDays(today, ends) };
      const { id } = await root.post('/staff/mutual-aid-plans', { ...terms(days), unionId: other.root });
      await school.post(`/staff/mutual-aid-plans/${id}/enrolments`, { memberIds: [other.memberId] });
    };
    await plan(-300, 60);
    if (renewed) await plan(61, 425);
    await api.app.get(ReminderPlanning).planAll(other.tenantId);
    const rows = await api.app.get(UnitOfWork).read(systemActor(other.tenantId), (tx) =>
      tx.rows<{ recipient: string; day: string }>(
        `SELECT DISTINCT recipient FROM notifications.reminder WHERE tenant_id = $1 AND due_on < $2::date + 61
           AND subject_type LIKE 'mutual-aid-term%'`,
        [other.tenantId, today],
      ),
    );
    expect(rows.map(({ recipient }) => recipient).sort()).toEqual(told);
  });
});
