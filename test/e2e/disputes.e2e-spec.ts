import { addDays, type CivilDate, systemActor } from '@app/kernel';
import { DisputeDeadlines, DisputeFigures } from '@app/disputes';
import { ReminderPlanning } from '@app/notifications';
import { UnitOfWork } from '@app/persistence';
import { readXlsx } from 'hucre';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

const HIDDEN = { status: 404, body: { code: 'dispute.not-found' } };

describe('disputes over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let desk: Caller;
  let mediator: Caller;
  let colleague: Caller;
  let chair: Caller;
  let member: Caller;
  let today: CivilDate;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    today = scene.today;
    desk = await scene.as(scene.school, 'officer');
    mediator = await scene.as(scene.school, 'committee');
    colleague = await scene.as(scene.school, 'officer');
    chair = await scene.as(scene.school, 'chair');
    member = await scene.asMember();
  });
  afterAll(() => api?.close());

  const aForm = (overrides: object = {}) => ({
    ...{ unionId: scene.school, matter: 'wages', source: 'desk', employer: '云川第2公司', employment: 'employed' },
    ...{ receivedOn: today, knownOn: addDays(today, -60), facts: '三个月没有发工资' },
    claims: [{ item: '拖欠的工资', amount: '9000.00' }],
    applicants: [{ memberId: scene.memberId, name: '王秀英' }],
    ...overrides,
  });
  const at = (id: string) => `/staff/disputes/${id}`;
  const versionOf = async (who: Caller, id: string): Promise<number> => (await who.get(at(id)))['version'];
  const step = async (who: Caller, id: string, path: string, body: object = {}, by: Caller = who) =>
    who.post(`${at(id)}/${path}`, body, await versionOf(by, id));
  const refusal = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.call('POST', `${at(id)}/${path}`, body, await versionOf(who, id));
  const received = async (overrides: object = {}): Promise<string> =>
    (await desk.post('/staff/disputes', aForm(overrides)))['id'];

  async function accepted(overrides: object = {}): Promise<string> {
    const id = await received(overrides);
    await step(desk, id, 'mediators', { accountIds: [mediator.agent.accountId] });
    await step(desk, id, 'consent-request', { on: today });
    await step(desk, id, 'acceptance', { on: today });
    await step(mediator, id, 'declaration');
    return id;
  }

  async function inSession(overrides: object = {}): Promise<string> {
    const id = await accepted(overrides);
    await step(mediator, id, 'investigation');
    await step(mediator, id, 'sessions', { heldOn: today, atTime: '14:00', place: '工会会议室', bring: '工资条' });
    const { sessions } = await mediator.get(at(id));
    const minutes = { present: ['王秀英', '张经理'], minutes: '双方同意分两次付清', signedBy: ['王秀英', '张经理'] };
    await step(mediator, id, `sessions/${sessions[0].id}/minutes`, minutes);
    return id;
  }

  const agreement = (partyId: string, overrides: object = {}) => ({
    ...{
      agreedOn: today,
      effectiveOn: today,
      terms: '单位分两次付清工资 8,000 元',
      sealedOn: today,
      sealNumber: '用印 12',
    },
    ...{ applicantSigned: true, respondentSigned: true, mediatorSigned: true },
    instalments: [
      { partyId, dueOn: today, amount: '5000.00' },
      { partyId, dueOn: addDays(today, 20), amount: '3000.00' },
    ],
    ...overrides,
  });

  it('go from the desk to the last instalment', async () => {
    const id = await inSession();
    const { applicants } = await mediator.get(at(id));
    await step(mediator, id, 'agreement', agreement(applicants[0].id));
    const agreed = await mediator.get(at(id));
    expect(agreed).toMatchObject({ status: 'agreed', outcomeLabel: '调解成功' });
    const ends = Object.fromEntries(agreed['clocks'].map((each: any) => [each.code, each.endsOn]));
    expect(ends).toMatchObject({
      'judicial-confirmation': addDays(today, 30),
      'arbitration-review': addDays(today, 15),
    });
    await step(mediator, id, 'confirmation', { kind: 'judicial', requestedOn: today });
    for (const { id: instalment } of agreed['agreement'].instalments)
      await step(mediator, id, `instalments/${instalment}/payment`, { paidOn: today });
    expect(await mediator.get(at(id))).toMatchObject({ status: 'performed', recovered: '8000.00' });
    await step(mediator, id, 'closing');
    const closed = await mediator.get(at(id));
    expect(closed).toMatchObject({ status: 'closed', openActions: [] });
    expect(closed['timeline'].map(({ words }: any) => words)).toContain('开了第 1 次调解会');
  });

  it('end in a pay order when the employer does not pay', async () => {
    const id = await inSession();
    const { applicants } = await mediator.get(at(id));
    await step(mediator, id, 'agreement', agreement(applicants[0].id));
    await step(mediator, id, 'breach', { remedy: 'pay-order', reason: '到期没有付' });
    expect(await mediator.get(at(id))).toMatchObject({ status: 'breached', remedyLabel: '向法院申请支付令' });
    const [first] = (await mediator.get(at(id)))['agreement'].instalments;
    await step(mediator, id, `instalments/${first.id}/payment`, { paidOn: today });
    expect(await mediator.get(at(id))).toMatchObject({ status: 'performing', recovered: '5000.00' });
  });

  it('of a group have amounts and payments of each and sessions in common', async () => {
    const applicants = Array.from({ length: 12 }, (_, i) => ({
      ...{ name: `工人${i}`, asked: `${1000 + i}.00`, isRepresentative: i < 5 },
    }));
    const id = await inSession({ applicants, claims: [] });
    const page = await mediator.get(at(id));
    expect(page).toMatchObject({ workers: 12, asked: '12066.00' });
    const [one, two] = page['applicants'];
    const instalments = [one, two].map((each: any) => ({ partyId: each.id, dueOn: today, amount: each.asked }));
    await step(mediator, id, 'agreement', agreement(one.id, { instalments }));
    const [paid] = (await mediator.get(at(id)))['agreement'].instalments;
    await step(mediator, id, `instalments/${paid.id}/payment`, { paidOn: today });
    const after = (await mediator.get(at(id)))['applicants'].filter((each: any) => each.recovered !== '0.00');
    expect(after.map((each: any) => each.id)).toEqual([paid.partyId]);
  });

  describe('bad input gets a sentence', () => {
    const said = ({ status, body }: { status: number; body: any }) => [
      status,
      body.fields?.[0]?.message ?? body.detail,
    ];

    it('accepted before received', async () => {
      const id = await received();
      await step(desk, id, 'mediators', { accountIds: [mediator.agent.accountId] });
      const answer = await refusal(desk, id, 'acceptance', { on: addDays(today, -1) });
      expect(said(answer)).toEqual([400, expect.stringContaining('受理的日期早于收到申请的日期')]);
    });

    it('accepted without a mediator', async () => {
      const answer = await refusal(desk, await received(), 'acceptance', { on: today });
      expect(said(answer)[1]).toContain('还没有定调解员');
    });

    it('an agreement without a signature', async () => {
      const id = await inSession();
      const { applicants } = await mediator.get(at(id));
      const unsigned = agreement(applicants[0].id, { respondentSigned: false });
      const answer = await refusal(mediator, id, 'agreement', unsigned);
      expect(said(answer)).toEqual([400, expect.stringContaining('被申请单位还没有签字')]);
    });

    it('a mediator who works for the respondent', async () => {
      const id = await received({ employer: '甲镇中学' });
      const { items } = await desk.get(`${at(id)}/mediator-candidates`);
      expect(items.find((each: any) => each.accountId === mediator.agent.accountId).conflict).toContain('工作');
      const answer = await refusal(desk, id, 'mediators', { accountIds: [mediator.agent.accountId] });
      expect(said(answer)[1]).toContain('在被申请的单位工作');
    });

    it('a mediator who lives with the applicant', async () => {
      const id = await received();
      const own = await scene.as(scene.school, 'officer');
      await api.app
        .get(UnitOfWork)
        .run(systemActor(scene.tenantId), (tx) =>
          tx.rows(`UPDATE identity.account SET member_id = NULL WHERE tenant_id = $1 AND member_id = $2`, [
            scene.tenantId,
            scene.memberId,
          ]),
        );
      const link = (memberId: string | null, accountId: string) =>
        api.app
          .get(UnitOfWork)
          .run(systemActor(scene.tenantId), (tx) =>
            tx.rows(`UPDATE identity.account SET member_id = $3 WHERE tenant_id = $1 AND id = $2`, [
              scene.tenantId,
              accountId,
              memberId,
            ]),
          );
      await link(scene.memberId, own.agent.accountId);
      const answer = await refusal(desk, id, 'mediators', { accountIds: [own.agent.accountId] });
      await link(null, own.agent.accountId);
      await link(scene.memberId, member.agent.accountId);
      expect(said(answer)[1]).toContain('本人或家里人');
    });

    it('a sixth representative', async () => {
      const applicants = Array.from({ length: 11 }, (_, i) => ({ name: `工人${i}`, isRepresentative: i < 6 }));
      const answer = await desk.call('POST', '/staff/disputes', aForm({ applicants }));
      expect(said(answer)).toEqual([400, '推选的代表最多 5 位，现在有 6 位，请去掉 1 位']);
    });

    it('an extension that only one side wants', async () => {
      const id = await accepted();
      const event = { clock: 'mediation', kind: 'extended', on: today, days: 10, ground: '还要核对工资条' };
      const one = await refusal(mediator, id, 'clock-events', { ...event, consent: 'one-party' });
      expect(said(one)[1]).toContain('只有一方同意');
      await step(mediator, id, 'clock-events', { ...event, consent: 'both-parties' });
      const clock = (await mediator.get(at(id)))['clocks'].find((each: any) => each.code === 'mediation');
      expect(clock.endsOn).toBe(addDays(today, 25));
    });

    it('expiry while there is time, and arbitration for what is no labour dispute', async () => {
      const id = await accepted({ matter: 'neighbour', employer: undefined });
      expect(said(await refusal(mediator, id, 'expiry', { on: today, reason: '谈不拢' }))[1]).toContain('才满');
      const away = await refusal(mediator, id, 'referral', { on: today, to: 'arbitration', reason: '请仲裁' });
      expect(said(away)[1]).toContain('不是劳动争议');
      expect((await mediator.get(at(id)))['clocks'].map((each: any) => each.code)).toEqual(['acceptance', 'mediation']);
    });
  });

  it('a running case of the same people and employer is shown to the desk', async () => {
    const own = { matter: 'severance', employer: '云川第77公司' };
    const first = await received(own);
    const second = await desk.post('/staff/disputes', aForm({ ...own, employer: '云川第77有限公司' }));
    expect(second['similar']).toEqual([{ id: first, number: expect.stringContaining('调解-') }]);
    await step(desk, first, 'mediators', { accountIds: [mediator.agent.accountId] });
    await step(desk, first, 'acceptance', { on: today });
    expect((await desk.get(at(second['id'])))['similar']).toEqual([{ id: null, number: null }]);
  });

  describe('the wall', () => {
    let id: string;
    let others: Caller[];
    beforeAll(async () => {
      id = await accepted({ employer: '云川第9公司' });
      const outside = ['vice-chair', 'treasurer', 'auditor', 'administrator', 'federation-officer'] as const;
      others = [desk, colleague, await scene.as(scene.mill, 'chair')];
      for (const role of outside) others.push(await scene.as(scene.school, role));
    });

    const numbers = async (who: Caller): Promise<string[]> =>
      (await who.get('/staff/disputes?limit=200'))['items'].map((each: any) => each.id);
    const reading = (who: Caller) => who.call('GET', at(id));

    it('lets mediators and the chair in, and nobody else once it is accepted', async () => {
      expect((await reading(mediator)).status).toBe(200);
      expect((await reading(chair)).status).toBe(200);
      for (const who of others) expect([404, 403]).toContain((await reading(who)).status);
      expect(await reading(desk)).toMatchObject(HIDDEN);
    });

    it('until then lets the desk in, and no mediator who is not one of it', async () => {
      const fresh = await received();
      expect((await desk.call('GET', at(fresh))).status).toBe(200);
      expect(await mediator.call('GET', at(fresh))).toMatchObject(HIDDEN);
    });

    it('stands before lists and the board', async () => {
      expect(await numbers(mediator)).toContain(id);
      expect(await numbers(chair)).toContain(id);
      expect(await numbers(desk)).not.toContain(id);
      const board = async (who: Caller) =>
        (await who.get('/staff/disputes/board'))['items'].map((each: any) => each.disputeId);
      expect(await board(mediator)).toContain(id);
      expect(await board(desk)).not.toContain(id);
    });

    it('stands before searches', async () => {
      const { number } = await mediator.get(at(id));
      const search = async (who: Caller) =>
        (await who.get(`/staff/disputes?text=${encodeURIComponent(number)}`))['items'].length;
      expect([await search(mediator), await search(chair), await search(desk)]).toEqual([1, 1, 0]);
    });

    it('stands before counts', async () => {
      const mediating = async (who: Caller) => (await who.get('/staff/disputes/counts'))['mediating'];
      expect(await mediating(desk)).toBe(0);
      expect(await mediating(chair)).toBeGreaterThan(0);
    });

    it('stands before exports', async () => {
      const rows = async (who: Caller): Promise<string> => {
        const answer = await api.app.inject({ url: '/api/staff/disputes/sheet', headers: who.agent.headers });
        return JSON.stringify(await readXlsx(answer.rawPayload));
      };
      expect(await rows(chair)).toContain('云川第9公司');
      expect(await rows(desk)).not.toContain('云川第9公司');
    });

    it('stands before the audit trail', async () => {
      const trail = async (who: Caller) => (await who.get(`/staff/audit-entries?subjectId=${id}`))['items'].length;
      expect(await trail(chair)).toBeGreaterThan(3);
      expect(await trail(await scene.as(scene.school, 'auditor'))).toBe(0);
    });

    it('stands before every step', async () => {
      for (const [path, body] of [
        ['statements', { side: 'witness', takenOn: today, saidBy: '某人', words: '没有看见' }],
        ['referral', { on: today, to: 'court', reason: '请起诉' }],
        ['mediator-replacement', { from: id, to: id, reason: '调走' }],
      ] as const)
        expect(await desk.call('POST', `${at(id)}/${path}`, body, 1)).toMatchObject(HIDDEN);
    });

    it('lets reminders through to mediators and to who oversees them only', async () => {
      const planning = api.app.get(ReminderPlanning);
      await planning.planAll(scene.tenantId);
      const parts = await api.app.get(UnitOfWork).read(systemActor(scene.tenantId), (tx) =>
        tx.rows<{ recipient: string }>(
          `SELECT DISTINCT r.recipient FROM notifications.reminder r JOIN disputes.clock_deadline c
               ON c.tenant_id = r.tenant_id AND c.id = r.subject_id WHERE r.tenant_id = $1 AND c.case_id = $2`,
          [scene.tenantId, id],
        ),
      );
      expect(parts.map(({ recipient }) => recipient).sort()).toEqual(['handlers', 'overseer']);
    });

    it('closes behind a mediator who was replaced', async () => {
      await step(chair, id, 'mediator-replacement', {
        ...{ from: mediator.agent.accountId, to: colleague.agent.accountId, reason: '出差两个月' },
      });
      expect(await reading(mediator)).toMatchObject(HIDDEN);
      expect((await reading(colleague)).status).toBe(200);
    });
  });

  describe('the applicant', () => {
    it('applies online, reads where it stands, answers an offer and rates, and never reads the other side', async () => {
      const applied = await member.post('/portal/disputes', {
        ...{ matter: 'overtime-pay', employer: '云川第30公司', knownOn: addDays(today, -10), employment: 'unknown' },
        ...{ facts: '周末加班没有给钱', claims: [{ item: '加班工资', amount: '1200.50' }] },
      });
      const id = applied['id'];
      await step(desk, id, 'mediators', { accountIds: [mediator.agent.accountId] });
      await step(desk, id, 'acceptance', { on: today });
      await step(mediator, id, 'declaration');
      await step(mediator, id, 'investigation');
      await step(mediator, id, 'statements', {
        side: 'respondent',
        takenOn: today,
        saidBy: '张经理',
        words: '他没有加班',
      });
      await step(mediator, id, 'sessions', { heldOn: addDays(today, 3), place: '会议室', bring: '身份证和考勤' });
      await step(mediator, id, 'offers', { side: 'respondent', offeredOn: today, amount: '1000.00' });
      const own = await member.call('GET', `/portal/disputes/${id}`);
      expect(own.body).toMatchObject({ asked: '1200.50', next: { bring: '身份证和考勤' } });
      expect(own.text).not.toContain('他没有加班');
      const [offer] = own.body['offers'];
      await member.post(`/portal/disputes/${id}/offers/${offer.id}/answer`, { answer: 'agreed' });
      expect((await mediator.get(at(id)))['offers'][0]).toMatchObject({ answer: 'agreed' });
      const early = await member.call('POST', `/portal/disputes/${id}/rating`, { stars: 5 });
      expect(early.body['code']).toBe('dispute.not-concluded');
      await step(mediator, id, 'failure', { on: today, reason: '单位不同意' });
      await member.post(`/portal/disputes/${id}/rating`, { stars: 5, comment: '谢谢' });
      expect((await mediator.get(at(id)))['stars']).toBe(5);
    });

    it("finds nobody else's", async () => {
      const id = await received({ applicants: [{ name: '别人' }] });
      expect(await member.call('GET', `/portal/disputes/${id}`)).toMatchObject(HIDDEN);
    });
  });

  it('a deadline that is met or moved leaves no reminder behind', async () => {
    const id = await received({ matter: 'work-injury' });
    const rows = () =>
      api.app
        .get(UnitOfWork)
        .read(systemActor(scene.tenantId), (tx) =>
          tx.rows<{ clock: string }>(
            `SELECT clock FROM disputes.clock_deadline WHERE tenant_id = $1 AND case_id = $2 ORDER BY clock`,
            [scene.tenantId, id],
          ),
        );
    const names = async () => (await rows()).map(({ clock }) => clock);
    expect(await names()).toEqual(['acceptance', 'limitation', 'mediation']);
    await step(desk, id, 'withdrawal', { on: today, reason: '和好了' });
    expect(await names()).toEqual(['limitation']);
    await step(desk, id, 'closing');
    expect(await names()).toEqual([]);
  });

  it('a clock in working days follows the official days of a year', async () => {
    const id = await received({ matter: 'contract' });
    const uow = api.app.get(UnitOfWork);
    const system = systemActor(scene.tenantId);
    const ends = () =>
      uow.read(system, (tx) =>
        tx.rows<{ on: CivilDate }>(
          `SELECT ends_on AS on FROM disputes.clock_deadline WHERE tenant_id = $1 AND case_id = $2 AND clock = 'acceptance'`,
          [scene.tenantId, id],
        ),
      );
    const [before] = await ends();
    await uow.run(system, (tx) =>
      tx.rows(
        `UPDATE disputes.clock_deadline SET ends_on = $3 WHERE tenant_id = $1 AND case_id = $2 AND clock = 'acceptance'`,
        [scene.tenantId, id, addDays(before!.on, 9)],
      ),
    );
    await uow.run(system, (tx) => api.app.get(DisputeDeadlines).followCalendar(tx));
    expect(await ends()).toEqual([before]);
  });

  it('are summed for reports without a case being told', async () => {
    const figures = await api.app
      .get(UnitOfWork)
      .read(systemActor(scene.tenantId), (tx) =>
        api.app.get(DisputeFigures).of(tx, scene.root, addDays(today, -1), today),
      );
    expect(figures.received).toBeGreaterThan(10);
    expect(figures.recovered).toBeGreaterThanOrEqual(1_300_000n);
  });
});
