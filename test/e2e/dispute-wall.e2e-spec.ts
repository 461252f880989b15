import { CalendarFollowing } from '@app/disputes';
import { addDays, type CivilDate, systemActor } from '@app/kernel';
import { ReminderPlanning } from '@app/notifications';
import { UnitOfWork } from '@app/persistence';
import { readXlsx } from 'hucre';
import { aDisputeScene, type DisputeScene, HIDDEN_DISPUTE } from '../support/dispute-scene';
import type { Caller, Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('who sees a dispute, and its clocks', () => {
  let api: TestApi;
  let scene: Scene;
  let today: CivilDate;
  let desk: Caller;
  let mediator: Caller;
  let colleague: Caller;
  let chair: Caller;
  let member: Caller;
  let at: DisputeScene['at'];
  let step: DisputeScene['step'];
  let received: DisputeScene['received'];
  let accepted: DisputeScene['accepted'];

  beforeAll(async () => {
    api = await openTestApi();
    ({ scene, today, desk, mediator, colleague, chair, member, at, step, received, accepted } =
      await aDisputeScene(api));
  });
  afterAll(() => api?.close());

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
      expect(await reading(desk)).toMatchObject(HIDDEN_DISPUTE);
    });

    it('until then lets the desk in, and no mediator who is not one of it', async () => {
      const fresh = await received();
      expect((await desk.call('GET', at(fresh))).status).toBe(200);
      expect(await mediator.call('GET', at(fresh))).toMatchObject(HIDDEN_DISPUTE);
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
        expect(await desk.call('POST', `${at(id)}/${path}`, body, 1)).toMatchObject(HIDDEN_DISPUTE);
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
      expect(await reading(mediator)).toMatchObject(HIDDEN_DISPUTE);
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
      expect(await member.call('GET', `/portal/disputes/${id}`)).toMatchObject(HIDDEN_DISPUTE);
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
    await api.app.get(CalendarFollowing).follow(scene.tenantId, null);
    expect(await ends()).toEqual([before]);
  });
});
