import { addDays, type CivilDate } from '@app/kernel';
import { aPetitionScene, HIDDEN_PETITION, type PetitionScene } from '../support/petition-scene';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('petitions of a member', () => {
  let api: TestApi;
  let scene: Scene;
  let today: CivilDate;
  let desk: Caller;
  let handler: Caller;
  let colleague: Caller;
  let chair: Caller;
  let at: PetitionScene['at'];
  let step: PetitionScene['step'];
  let refusal: PetitionScene['refusal'];
  let told: PetitionScene['told'];
  let handling: PetitionScene['handling'];

  beforeAll(async () => {
    api = await openTestApi();
    ({ scene, today, desk, handler, colleague, chair, at, step, refusal, told, handling } = await aPetitionScene(api));
  });
  afterAll(() => api?.close());

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
      expect(await stranger.call('GET', mine(id))).toMatchObject(HIDDEN_PETITION);
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
    expect(await both.call('GET', at(id))).toMatchObject(HIDDEN_PETITION);
    expect((await both.get('/staff/petitions?limit=100'))['items'].map((each: any) => each.id)).not.toContain(id);
    expect((await desk.get(at(id)))['kindLabel']).toBe('意见建议');
  });
});
