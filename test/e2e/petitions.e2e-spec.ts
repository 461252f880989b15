import { PetitionFigures } from '@app/disputes';
import { addDays, type CivilDate, systemActor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { readXlsx } from 'hucre';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

const HIDDEN = { status: 404, body: { code: 'petition.not-found' } };

describe('petitions over HTTP', () => {
  let api: TestApi;
  let scene: Scene;
  let desk: Caller;
  let handler: Caller;
  let colleague: Caller;
  let chair: Caller;
  let vice: Caller;
  let today: CivilDate;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    today = scene.today;
    desk = await scene.as(scene.school, 'officer');
    handler = await scene.as(scene.school, 'committee');
    colleague = await scene.as(scene.school, 'committee');
    chair = await scene.as(scene.school, 'chair');
    vice = await scene.as(scene.school, 'standing-vice-chair');
  });
  afterAll(() => api?.close());

  const at = (id: string) => `/staff/petitions/${id}`;
  const aForm = (overrides: object = {}) => ({
    ...{ unionId: scene.school, kind: 'request', source: 'letter', receivedOn: today, people: 1 },
    ...{ memberId: scene.memberId, petitioner: '王秀英', about: '食堂承包公司', words: '食堂三个月没有热菜' },
    ...overrides,
  });
  const versionOf = async (who: Caller, id: string): Promise<number> => (await who.get(at(id)))['version'];
  const step = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.post(`${at(id)}/${path}`, body, await versionOf(who, id));
  const refusal = async (who: Caller, id: string, path: string, body: object = {}) =>
    who.call('POST', `${at(id)}/${path}`, body, await versionOf(who, id));
  const registered = async (overrides: object = {}): Promise<string> =>
    (await desk.post('/staff/petitions', aForm(overrides)))['id'];
  const told = (words = '已经换了承包公司') => ({ on: today, words });

  async function handling(overrides: object = {}, by = handler): Promise<string> {
    const id = await registered({ receivedOn: addDays(today, -5), ...overrides });
    await step(desk, id, 'handler', { accountId: by.agent.accountId });
    await step(desk, id, 'acceptance', { on: today });
    return id;
  }

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
        expect(await outsider.call('GET', at(id))).toMatchObject(HIDDEN);
        expect(await outsider.call('GET', `${at(id)}/handler-candidates`)).toMatchObject(HIDDEN);
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
      expect(await colleague.call('POST', `${at(id)}/answer`, told(), 1)).toMatchObject(HIDDEN);
      const trail = async (who: Caller) => (await who.get(`/staff/audit-entries?subjectId=${id}`))['items'].length;
      expect(await trail(chair)).toBeGreaterThan(2);
      expect(await trail(await scene.as(scene.school, 'auditor'))).toBe(0);
    });
  });

  describe('the petitioner himself', () => {
    const mine = (id: string) => `/portal/petitions/${id}`;
    const written = { kind: 'request', about: '食堂承包公司', words: '食堂三个月没有热菜', request: '换一家' };
    const own = async (id: string) => (await scene.asMember()).get(mine(id));
    const does = async (id: string, path: string, body: object = {}) => {
      const member = await scene.asMember();
      return member.post(`${mine(id)}/${path}`, body, (await own(id))['version']);
    };

    it('writes at home with his papers, reads when to come and what to bring, and is told of every step', async () => {
      const member = await scene.asMember();
      const paper = await member.upload('photo');
      const { id } = await member.post('/portal/petitions', { ...written, documentIds: [paper] });
      expect(await desk.get(at(id))).toMatchObject({ sourceLabel: '网上', petitioner: '王秀英', words: written.words });
      expect((await desk.get(at(id)))['papers']).toMatchObject([{ id: paper, of: 'petition' }]);
      await step(desk, id, 'meeting', {
        on: addDays(today, 3),
        atTime: '14:30',
        place: '镇工会',
        bring: '照片、身份证',
      });
      await step(desk, id, 'handler', { accountId: handler.agent.accountId });
      await step(desk, id, 'acceptance', { on: today });
      const page = await own(id);
      expect(page).toMatchObject({ status: 'handling', words: written.words, openActions: ['withdraw'] });
      expect(page['next']).toEqual({ on: addDays(today, 3), atTime: '14:30', place: '镇工会', bring: '照片、身份证' });
      expect(page['clocks']).toMatchObject([{ name: '办理期限', endsOn: expect.any(String) }]);
      const told = await api.database.owner(
        `SELECT m.title FROM notifications.message m WHERE m.recipient_account_id = '${member.agent.accountId}'
           AND m.link = '/my/petitions/${id}'`,
      );
      expect(told).toHaveLength(2);
      const past = await refusal(handler, id, 'meeting', { on: addDays(today, -1) });
      expect(past).toMatchObject({ status: 400, body: { code: 'petition.meeting-past', fields: [{ field: 'on' }] } });
    });

    it('reads the answer, asks for the review and the re-review, and rates once', async () => {
      const id = await handling();
      await step(handler, id, 'answer', told('已经换了承包公司'));
      const answered = await own(id);
      expect(answered).toMatchObject({ openActions: ['request-review'], mayRate: true });
      expect(answered['askUntil'] >= addDays(today, 30)).toBe(true);
      expect(answered['replies'].map(({ title, words }: any) => [title, words])).toEqual([
        ['受理告知', null],
        ['处理意见', '已经换了承包公司'],
      ]);
      await does(id, 'review-request');
      const toReview = await api.database.owner(
        `SELECT recipient_account_id AS who FROM notifications.message WHERE link = '/petitions/${id}'
           AND recipient_account_id = '${chair.agent.accountId}'`,
      );
      expect(toReview).toHaveLength(1);
      await step(chair, id, 'review', told('处理意见妥当'));
      await does(id, 'recheck-request');
      expect((await own(id))['openActions']).toEqual([]);
      await does(id, 'rating', { stars: 4, comment: '谢谢' });
      const member = await scene.asMember();
      const twice = await member.call('POST', `${mine(id)}/rating`, { stars: 5 }, (await own(id))['version']);
      expect(twice).toMatchObject({ status: 409, body: { code: 'petition.rated' } });
      expect(await chair.get(at(id))).toMatchObject({ stars: 4, comment: '谢谢' });
    });

    it('withdraws it while nothing is answered, and after 30 days asks for no review', async () => {
      const member = await scene.asMember();
      const { id } = await member.post('/portal/petitions', { ...written, documentIds: [] });
      await does(id, 'withdrawal', { words: '已经解决了' });
      expect(await desk.get(at(id))).toMatchObject({ status: 'withdrawn', reason: '已经解决了' });
      const late = await handling({ receivedOn: addDays(today, -50) });
      await step(handler, late, 'answer', told());
      await api.database
        .owner(`UPDATE disputes.petition SET received_on = received_on - 40, replied_on = replied_on - 40,
        accepted_on = accepted_on - 40, answered_on = answered_on - 40, concluded_on = concluded_on - 40 WHERE id = '${late}'`);
      expect(await own(late)).toMatchObject({ openActions: [], askUntil: null });
      const asked = await member.call('POST', `${mine(late)}/review-request`, {}, (await own(late))['version']);
      expect(asked).toMatchObject({ status: 422, body: { code: 'petition.too-late' } });
    });

    it('sees what he handed in and nothing that came together about others; nobody else sees either', async () => {
      const id = await handling();
      const found = await handler.upload('minutes', scene.school);
      const letter = await handler.upload('photo', scene.school);
      await step(handler, id, 'papers', { of: 'petition-handling', documentIds: [found] });
      await step(handler, id, 'papers', { of: 'petition', documentIds: [letter] });
      expect((await own(id))['papers'].map((paper: any) => paper.id)).toEqual([letter]);
      const opens = async (who: Caller, paper: string) => (await who.call('GET', `/documents/${paper}/content`)).status;
      const member = await scene.asMember();
      expect([await opens(member, letter), await opens(member, found)]).toEqual([200, 404]);
      expect([await opens(chair, letter), await opens(chair, found)]).toEqual([200, 200]);
      for (const outsider of [colleague, desk]) expect(await opens(outsider, letter)).toBe(404);
      await step(handler, id, `papers/${letter}/removal`, { reason: '传错了' });
      expect((await handler.get(at(id)))['papers'].map((paper: any) => paper.id)).toEqual([found]);
      const stranger = await (await aScene(api)).asMember();
      expect(await stranger.call('GET', mine(id))).toMatchObject(HIDDEN);
    });

    it('gets what he said and was told in the copy of what is held about him', async () => {
      const { id, version } = await (await scene.asMember()).post('/portal/me/requests', { kind: 'copy' });
      const { keepingGrounds } = await desk.get(`/staff/personal-requests/${id}`);
      expect(keepingGrounds.join()).not.toMatch(/信访|争议/);
      await desk.post(`/staff/personal-requests/${id}/grant`, {}, version);
      const { sections } = await (await scene.asMember()).post('/portal/me/copies');
      expect(sections.map(({ title }: any) => title)).toContain('我的信访');
      expect(JSON.stringify(sections)).toContain('食堂三个月没有热菜');
    });
  });

  it('is not at the office of who brought it himself, whatever his office is', async () => {
    const both = await scene.asMember();
    const { id } = await both.post('/portal/petitions', { kind: 'proposal', words: '楼道多装一盏灯' });
    await api.database.owner(
      `INSERT INTO identity.role_grant (tenant_id, id, version, account_id, union_id, role, valid_from, granted_by, granted_at)
       SELECT tenant_id, uuidv7(), 1, id, '${scene.school}', 'chair', '2020-01-01', id, now() FROM identity.account
       WHERE id = '${both.agent.accountId}'`,
    );
    expect(await both.call('GET', at(id))).toMatchObject(HIDDEN);
    expect((await both.get('/staff/petitions?limit=100'))['items'].map((each: any) => each.id)).not.toContain(id);
    expect((await desk.get(at(id)))['kindLabel']).toBe('意见建议');
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
    expect(await sum()).toEqual({
      received: before.received + 3,
      closed: before.closed + 2,
      inTime: before.inTime + 1,
    });
  });
});
