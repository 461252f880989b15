import { DisputeImport, type ImportedDispute } from '@app/disputes';
import { addDays, type CivilDate, systemActor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { randomUUID } from 'node:crypto';
import { partsOf } from '../../libs/forms/src/app/docx-parts';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('what comes later in a dispute', () => {
  let api: TestApi;
  let scene: Scene;
  let desk: Caller;
  let mediator: Caller;
  let chair: Caller;
  let today: CivilDate;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    today = scene.today;
    desk = await scene.as(scene.school, 'officer');
    mediator = await scene.as(scene.school, 'committee');
    chair = await scene.as(scene.school, 'chair');
  });
  afterAll(() => api?.close());

  const at = (id: string) => `/staff/disputes/${id}`;
  const versionOf = async (who: Caller, id: string): Promise<number> => (await who.get(at(id)))['version'];
  const step = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.post(`${at(id)}/${path}`, body, await versionOf(who, id));
  const refusal = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.call('POST', `${at(id)}/${path}`, body, await versionOf(who, id));
  const FORM = {
    ...{ matter: 'wages', employer: '食堂承包公司', employment: 'employed', facts: '没有发工资' },
    claims: [{ item: '工资', amount: '800.00' }],
  };

  async function mediating(receivedOn: CivilDate = addDays(today, -20)): Promise<string> {
    const { id } = await desk.post('/staff/disputes', {
      ...{ ...FORM, unionId: scene.school, source: 'desk', receivedOn, knownOn: addDays(today, -60) },
      applicants: [{ name: '沈力' }],
    });
    await step(desk, id, 'mediators', { accountIds: [mediator.agent.accountId] });
    await step(desk, id, 'acceptance', { on: receivedOn });
    await step(mediator, id, 'declaration');
    return id;
  }
  const failed = async (): Promise<string> => {
    const id = await mediating();
    await step(mediator, id, 'failure', { on: addDays(today, -10), reason: '谈不拢' });
    return id;
  };

  it('arbitration has 45 days for its award, 15 more when that is approved', async () => {
    const id = await failed();
    await step(mediator, id, 'arbitration', { acceptedOn: addDays(today, -5) });
    const award = async () =>
      (await mediator.get(at(id)))['clocks'].find(({ code }: any) => code === 'arbitration-award');
    expect(await award()).toMatchObject({ state: 'running', endsOn: addDays(today, 40) });
    const event = { clock: 'arbitration-award', kind: 'extended', on: today, ground: '案情复杂', consent: 'approval' };
    expect((await refusal(mediator, id, 'clock-events', { ...event, days: 16 })).body['detail']).toBe('最多延长 15 天');
    await step(mediator, id, 'clock-events', { ...event, days: 15 });
    expect(await award()).toMatchObject({ endsOn: addDays(today, 55) });
    await step(mediator, id, 'arbitration', { acceptedOn: addDays(today, -5), decidedOn: today });
    expect(await award()).toMatchObject({ state: 'met' });
    const wrong = { acceptedOn: addDays(today, -5), decidedOn: addDays(today, -6) };
    expect((await refusal(mediator, id, 'arbitration', wrong)).body['fields'][0].field).toBe('decidedOn');
    const running = await refusal(mediator, await mediating(), 'arbitration', { acceptedOn: today });
    expect(running.body['code']).toBe('dispute.not-in-arbitration');
  });

  it('a broken agreement over wages offers the application for a pay order', async () => {
    const id = await mediating();
    await step(mediator, id, 'investigation');
    const partyId = (await mediator.get(at(id)))['applicants'][0].id;
    const on = addDays(today, -9);
    await step(mediator, id, 'agreement', {
      ...{ agreedOn: on, effectiveOn: on, sealedOn: on, terms: '五天内付清' },
      ...{ applicantSigned: true, respondentSigned: true, mediatorSigned: true },
      instalments: [{ partyId, dueOn: addDays(today, -4), amount: '800.00' }],
    });
    const offered = async () =>
      (await mediator.get(`/staff/forms?subjectType=dispute&subjectId=${id}`))['forms'].map(({ code }: any) => code);
    expect(await offered()).not.toContain('DISPUTE-PAY-ORDER');
    await step(mediator, id, 'breach', { remedy: 'pay-order', reason: '到期没有付' });
    expect(await offered()).toContain('DISPUTE-PAY-ORDER');
    const sheet = await api.app.inject({
      ...{ method: 'POST', url: '/api/staff/form-sheets', headers: mediator.agent.headers },
      payload: { code: 'DISPUTE-PAY-ORDER', subjectId: id },
    });
    const xml = partsOf(sheet.rawPayload)
      .get('word/document.xml')!
      .toString('utf8')
      .replaceAll(/<[^>]*>/g, '');
    for (const words of ['支付令申请书', '800.00元', '食堂承包公司', '五天内付清']) expect(xml).toContain(words);
  });

  it('an application that was written down wrongly is put right, with what changed on record', async () => {
    const id = await mediating();
    const page = await mediator.get(at(id));
    const applicants = page['applicants'].map(({ id: party }: any) => ({ id: party, name: '沈立', asked: '900.00' }));
    const corrected = { ...FORM, knownOn: addDays(today, -50), matter: 'overtime-pay', applicants, reason: '听错了' };
    await step(mediator, id, 'correction', corrected);
    expect(await mediator.get(at(id))).toMatchObject({ matter: 'overtime-pay', asked: '900.00' });
    expect((await mediator.get(at(id)))['applicants'][0].name).toBe('沈立');
    const trail = await chair.get(`/staff/audit-entries?subjectId=${id}`);
    expect(JSON.stringify(trail['items'].find(({ action }: any) => action === 'dispute.correct'))).toContain('听错了');
    const conflict = await refusal(mediator, id, 'correction', { ...corrected, employer: '甲镇中学' });
    expect(conflict.body['code']).toBe('dispute.conflict');
    const future = await refusal(mediator, id, 'correction', { ...corrected, knownOn: addDays(today, 1) });
    expect(future.body['fields'][0].field).toBe('knownOn');
    const over = await refusal(mediator, await failed(), 'correction', corrected);
    expect(over.body['code']).toBe('dispute.action-not-open');
  });

  describe('a new mediator', () => {
    let successor: Caller;
    beforeAll(async () => {
      successor = await scene.as(scene.school, 'committee');
    });
    const given = (who: Caller, id: string, from: Caller, to: Caller) =>
      step(who, id, 'mediator-replacement', {
        ...{ from: from.agent.accountId, to: to.agent.accountId, reason: '换届' },
      });

    it('who has something to do with a side gives the case on while instalments run', async () => {
      const id = await mediating();
      await step(mediator, id, 'investigation');
      const partyId = (await mediator.get(at(id)))['applicants'][0].id;
      await step(mediator, id, 'agreement', {
        ...{ agreedOn: today, effectiveOn: today, sealedOn: today, terms: '月底付清' },
        ...{ applicantSigned: true, respondentSigned: true, mediatorSigned: true },
        instalments: [{ partyId, dueOn: addDays(today, 20), amount: '800.00' }],
      });
      await given(chair, id, mediator, successor);
      const seen = await successor.get(at(id));
      expect(seen).toMatchObject({ status: 'agreed', openActions: [] });
      const [{ id: instalment }] = seen['agreement'].instalments;
      const early = await refusal(successor, id, `instalments/${instalment}/payment`, { paidOn: today });
      expect(early.body['code']).toBe('dispute.not-declared');
      await given(successor, id, successor, mediator);
      expect((await successor.call('GET', at(id))).status).toBe(404);
      await step(mediator, id, 'declaration');
      await step(mediator, id, `instalments/${instalment}/payment`, { paidOn: today });
      expect(await mediator.get(at(id))).toMatchObject({ status: 'performed' });
    });

    it('is told each time that a case became his, without a word about whom or what', async () => {
      const id = await mediating();
      const notices = async () =>
        (await successor.get('/messages'))['items'].filter(({ link }: any) => link === `/disputes/${id}`);
      await given(chair, id, mediator, successor);
      const text = { title: '有一件事分给了您', body: '有一件事要您来办，打开看看要做什么、什么时候到期。' };
      expect(await notices()).toEqual([expect.objectContaining(text)]);
      await given(successor, id, successor, mediator);
      await given(chair, id, mediator, successor);
      expect(await notices()).toHaveLength(2);
    });

    it('is not asked for his word once the file is closed, nor does anybody take his place', async () => {
      const id = await failed();
      await given(chair, id, mediator, successor);
      await step(chair, id, 'closing');
      const { accountId } = mediator.agent;
      for (const [path, body] of [
        ['declaration', {}],
        ['mediator-replacement', { from: successor.agent.accountId, to: accountId, reason: '换届' }],
        ['arbitration', { acceptedOn: today }],
      ] as const)
        expect((await refusal(successor, id, path, body)).body['code']).toBe('dispute.action-not-open');
    });
  });

  it('what a ledger brought in the middle of mediation is given its mediators by who oversees it, once', async () => {
    const number = '调解-2025-旧-7';
    const ledger: ImportedDispute = {
      ...{
        number,
        unionId: scene.school,
        receivedOn: addDays(today, -9),
        source: 'desk',
        name: '沈力',
        memberId: null,
      },
      ...{ document: null, workers: 1, employer: '食堂承包公司', matter: 'wages', claim: '工资', remark: null },
      ...{ acceptedOn: addDays(today, -8), concludedOn: null, outcome: null, referredTo: null, asked: 80000n },
      recovered: 0n,
    };
    await api.app
      .get(UnitOfWork)
      .run(systemActor(scene.tenantId), (tx) => api.app.get(DisputeImport).importDisputes(tx, randomUUID(), [ledger]));
    const { items } = await chair.get(`/staff/disputes?text=${encodeURIComponent(number)}`);
    const { id } = items[0];
    expect((await desk.call('GET', at(id))).status).toBe(404);
    await step(chair, id, 'mediators', { accountIds: [mediator.agent.accountId] });
    const notices = (await mediator.get('/messages'))['items'].map(({ link }: any) => link);
    expect(notices).toContain(`/disputes/${id}`);
    await step(mediator, id, 'declaration');
    await step(mediator, id, 'investigation');
    const again = await refusal(chair, id, 'mediators', { accountIds: [chair.agent.accountId] });
    expect(again.body['code']).toBe('dispute.action-not-open');
  });

  it('the first page tells who mediates, and who stands above, what runs out next', async () => {
    const id = await mediating(addDays(today, -14));
    const ofCase = async (who: Caller) =>
      (await who.get('/staff/case-clocks'))['items'].filter(({ caseId }: any) => caseId === id);
    expect(await ofCase(mediator)).toEqual([
      expect.objectContaining({ clock: '调解期限', endsOn: addDays(today, 1), urgency: 'near', isMine: true }),
    ]);
    expect(await ofCase(chair)).toEqual([expect.objectContaining({ isMine: false })]);
    expect(await ofCase(desk)).toEqual([]);
  });
});
