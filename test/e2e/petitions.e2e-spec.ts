import { CalendarFollowing, PetitionFigures } from '@app/disputes';
import { addDays, type CivilDate, systemActor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { readXlsx } from 'hucre';
import { aPetitionScene, HIDDEN_PETITION, type PetitionScene } from '../support/petition-scene';
import type { Caller, Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('petitions over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let today: CivilDate;
  let desk: Caller;
  let handler: Caller;
  let colleague: Caller;
  let chair: Caller;
  let vice: Caller;
  let at: PetitionScene['at'];
  let aForm: PetitionScene['aForm'];
  let step: PetitionScene['step'];
  let refusal: PetitionScene['refusal'];
  let registered: PetitionScene['registered'];
  let told: PetitionScene['told'];
  let handling: PetitionScene['handling'];

  beforeAll(async () => {
    api = await openTestApi();
    ({ scene, today, desk, handler, colleague, chair, vice, at, aForm, step, refusal, registered, told, handling } =
      await aPetitionScene(api));
  });
  afterAll(() => api?.close());

  it('go from the desk through the answer, the review and the re-review to the file', async () => {
    const id = await handling();
    await step(handler, id, 'answer', told());
    await step(handler, id, 'review-request', { on: today });
    await step(chair, id, 'review', told('处理意见妥当'));
    await step(handler, id, 'recheck-request', { on: today });
    expect((await chair.get(at(id)))['openActions']).not.toContain('recheck');
    expect(await refusal(chair, id, 'recheck', told())).toMatchObject({ body: { code: 'petition.own-answer' } });
    await step(vice, id, 'recheck', told('维持复查意见'));
    await step(handler, id, 'closing');
    const page = await handler.get(at(id));
    expect(page).toMatchObject({ status: 'closed', openActions: [], recheck: '维持复查意见', petitioner: '王秀英' });
    expect(page['number']).toMatch(/^信访-/);
    expect(page['clocks'].map(({ code, state }: any) => [code, state])).toEqual(
      ['reply', 'handling', 'review-request', 'review', 'recheck-request', 'recheck'].map((each) => [
        `petition-${each}`,
        'met',
      ]),
    );
  });

  it('are extended by who stands above, 30 days at most', async () => {
    const id = await handling();
    const handlingEnd = async () =>
      (await chair.get(at(id)))['clocks'].find(({ code }: any) => code === 'petition-handling').endsOn;
    expect(await handlingEnd()).toBe(addDays(today, 60));
    expect((await refusal(handler, id, 'extension', { ...told('案情复杂'), days: 10 })).status).toBe(403);
    await step(chair, id, 'extension', { ...told('案情复杂'), days: 20 });
    expect(await handlingEnd()).toBe(addDays(today, 80));
    const more = await refusal(chair, id, 'extension', { ...told('还没有查清'), days: 20 });
    expect(more.body).toMatchObject({ code: 'petition.extension-refused', detail: '最多延长 30 天' });
    expect(await handlingEnd()).toBe(addDays(today, 80));
  });

  it('stay open while a review may be asked, unless the petitioner is satisfied', async () => {
    const id = await handling();
    await step(handler, id, 'answer', told());
    expect(await refusal(handler, id, 'closing')).toMatchObject({ body: { code: 'petition.may-still-ask' } });
    await step(handler, id, 'closing', { satisfied: true });
    expect((await handler.get(at(id)))['status']).toBe('closed');
  });

  it('that others forwarded go back within 5 working days, and only those', async () => {
    const own = await registered();
    expect(await refusal(desk, own, 'return', told())).toMatchObject({ body: { code: 'petition.not-forwarded' } });
    const forwarded = { source: 'forwarded', forwardedBy: '市信访局' };
    const late = await registered({ ...forwarded, receivedOn: addDays(today, -30) });
    expect(await refusal(desk, late, 'return', told())).toMatchObject({ body: { code: 'petition.too-late' } });
    const fresh = await registered(forwarded);
    await step(desk, fresh, 'return', told('不归我们管'));
    expect(await desk.get(at(fresh))).toMatchObject({ status: 'returned', reason: '不归我们管' });
  });

  it('without a name are handled and have no reply to keep', async () => {
    const id = await registered({ memberId: undefined, petitioner: undefined });
    expect(await desk.get(at(id))).toMatchObject({ petitioner: '匿名', isAnonymous: true, clocks: [] });
  });

  it('bad input gets a sentence', async () => {
    const refused = await desk.call('POST', '/staff/petitions', aForm({ receivedOn: addDays(today, 1) }));
    expect(refused).toMatchObject({ status: 400, body: { code: 'petition.invalid' } });
    const id = await registered();
    expect(await refusal(desk, id, 'acceptance', { on: today })).toMatchObject({
      body: { code: 'petition.no-handler' },
    });
    const early = await refusal(desk, id, 'rejection', { on: addDays(today, -1), words: '不属于工会' });
    expect(early.body.fields[0]).toMatchObject({ field: 'on', message: expect.stringContaining('早于上一步') });
    const about = await registered({ about: '甲镇中学' });
    const accountId = handler.agent.accountId;
    expect(await refusal(desk, about, 'handler', { accountId })).toMatchObject({ body: { code: 'petition.conflict' } });
  });

  describe('the wall', () => {
    let id: string;
    beforeAll(async () => {
      id = await handling();
    });

    it('lets the handler and the chair in, and nobody else once it is accepted', async () => {
      for (const insider of [handler, chair]) expect((await insider.get(at(id)))['id']).toBe(id);
      for (const outsider of [desk, colleague, await scene.as(scene.mill, 'chair')]) {
        expect(await outsider.call('GET', at(id))).toMatchObject(HIDDEN_PETITION);
        expect(await outsider.call('GET', `${at(id)}/handler-candidates`)).toMatchObject(HIDDEN_PETITION);
      }
    });

    it('stands before lists, counts, searches, steps and the audit trail', async () => {
      const idsOf = async (who: Caller) =>
        (await who.get('/staff/petitions?limit=100'))['items'].map((each: any) => each.id);
      const { number } = await handler.get(at(id));
      expect(await idsOf(handler)).toContain(id);
      expect(await idsOf(desk)).not.toContain(id);
      const search = `/staff/petitions?text=${encodeURIComponent(number)}`;
      expect((await colleague.get(search))['items']).toEqual([]);
      expect(await colleague.get('/staff/petitions/counts')).toMatchObject({ mine: 0, handling: 0 });
      expect((await handler.get('/staff/petitions/counts'))['mine']).toBeGreaterThan(0);
      expect(await colleague.call('POST', `${at(id)}/answer`, told(), 1)).toMatchObject(HIDDEN_PETITION);
      const trail = async (who: Caller) => (await who.get(`/staff/audit-entries?subjectId=${id}`))['items'].length;
      expect(await trail(chair)).toBeGreaterThan(2);
      expect(await trail(await scene.as(scene.school, 'auditor'))).toBe(0);
    });
  });

  it('the list goes out as a sheet behind the same wall, names masked and nothing of what was said', async () => {
    await handling();
    const sheet = async (who: Caller) => {
      const url = '/api/staff/petitions/sheet';
      const answer = await api.app.inject({ method: 'GET', url, headers: who.agent.headers });
      return JSON.stringify((await readXlsx(answer.rawPayload)).sheets[0]!.rows);
    };
    const rows = await sheet(handler);
    expect(rows).toContain('王*英');
    expect(rows).not.toMatch(/王秀英|热菜/);
    expect(await sheet(colleague)).not.toContain('王*英');
  });

  it('run out in the list in the order of their deadlines, and warn the handler', async () => {
    const id = await handling();
    const [row] = (await handler.get('/staff/petitions?group=mine&limit=100'))['items'].filter((e: any) => e.id === id);
    expect(row).toMatchObject({ nextClock: '办理期限', dueOn: addDays(today, 60) });
    const planned = await api.database.owner(
      `SELECT r.kind FROM notifications.reminder r JOIN disputes.clock_deadline d ON d.tenant_id = r.tenant_id
         AND d.id = r.subject_id WHERE d.case_id = '${id}'`,
    );
    expect(planned.length).toBeGreaterThan(0);
  });

  it('are summed for reports without a case being told', async () => {
    const { uow, figures } = { uow: api.app.get(UnitOfWork), figures: api.app.get(PetitionFigures) };
    const from = addDays(today, -400);
    const sum = () => uow.read(systemActor(scene.tenantId), (tx) => figures.of(tx, scene.school as never, from, today));
    const before = await sum();
    const late = await registered({ receivedOn: addDays(today, -20) });
    await step(desk, late, 'rejection', told('不属于工会'));
    const inTime = await registered();
    await step(desk, inTime, 'forwarding', { ...told('请走仲裁'), to: 'arbitration' });
    await registered();
    const after = { received: before.received + 3, closed: before.closed + 2, inTime: before.inTime + 1 };
    expect(await sum()).toEqual(after);
    // Judged by another list of official days, and anew when the right one comes.
    await api.database.owner(`UPDATE disputes.petition SET in_time = TRUE WHERE id = $1`, [late]);
    const byTheList = (year: number | null) => api.app.get(CalendarFollowing).follow(scene.tenantId, year);
    const { version } = await desk.get(`/staff/petitions/${late}`);
    await byTheList(Number(today.slice(0, 4)) + 2);
    expect((await sum()).inTime).toBe(before.inTime + 2);
    // Two lists that were imported together do not get in each other's way, and an open page does not become stale.
    await Promise.all([byTheList(null), byTheList(Number(today.slice(0, 4)))]);
    expect(await sum()).toEqual(after);
    expect(await desk.get(`/staff/petitions/${late}`)).toMatchObject({ version });
  });
});
