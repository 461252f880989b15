import { DisputeFigures } from '@app/disputes';
import { addDays, type CivilDate, systemActor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { aDisputeScene, type DisputeScene } from '../support/dispute-scene';
import type { Caller, Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('disputes over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let today: CivilDate;
  let desk: Caller;
  let mediator: Caller;
  let member: Caller;
  let aForm: DisputeScene['aForm'];
  let at: DisputeScene['at'];
  let step: DisputeScene['step'];
  let refusal: DisputeScene['refusal'];
  let received: DisputeScene['received'];
  let accepted: DisputeScene['accepted'];
  let inSession: DisputeScene['inSession'];
  let agreement: DisputeScene['agreement'];

  beforeAll(async () => {
    api = await openTestApi();
    ({ scene, today, desk, mediator, member, aForm, at, step, refusal, received, accepted, inSession, agreement } =
      await aDisputeScene(api));
  });
  afterAll(() => api?.close());

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
    expect(second['similar']).toEqual([{ id: first, number: expect.stringContaining('调解-'), isNamesake: false }]);
    await step(desk, first, 'mediators', { accountIds: [mediator.agent.accountId] });
    await step(desk, first, 'acceptance', { on: today });
    expect((await desk.get(at(second['id'])))['similar']).toEqual([{ id: null, number: null, isNamesake: false }]);
  });

  it('a running case of the same name and employer is shown where a document is missing, within the wall only', async () => {
    const named = (name: string, idNumber?: string) => ({ applicants: [{ name, asked: '100.00', idNumber }] });
    const own = { matter: 'severance', employer: '云川第78公司' };
    const first = await received({ ...own, ...named('孔 明远') });
    const second = await desk.post('/staff/disputes', aForm({ ...own, ...named('孔明远') }));
    expect(second['similar']).toMatchObject([{ id: first, isNamesake: true }]);
    expect((await desk.post('/staff/disputes', aForm({ ...own, ...named('孔明近') })))['similar']).toEqual([]);
    // A case of many people does not hide the ones after it.
    await api.database.owner(
      `INSERT INTO disputes.dispute_party SELECT (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(),
         'place', n))).* FROM disputes.dispute_party p, generate_series(2, 600) n WHERE p.dispute_id = $1`,
      [first],
    );
    const last = await received({ ...own, ...named('孔远明') });
    const after = await desk.post('/staff/disputes', aForm({ ...own, ...named('孔远明') }));
    expect(after['similar']).toMatchObject([{ id: last, isNamesake: true }]);
    await step(desk, first, 'mediators', { accountIds: [mediator.agent.accountId] });
    await step(desk, first, 'acceptance', { on: today });
    expect((await desk.get(at(second['id'])))['similar']).toEqual([]);
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
