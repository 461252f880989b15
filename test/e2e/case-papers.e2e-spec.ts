import type { CivilDate } from '@app/kernel';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('papers of a case behind a wall', () => {
  let api: TestApi;
  let scene: Scene;
  let desk: Caller;
  let mediator: Caller;
  let colleague: Caller;
  let chair: Caller;
  let member: Caller;
  let today: CivilDate;
  let id: string;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    today = scene.today;
    desk = await scene.as(scene.school, 'officer');
    mediator = await scene.as(scene.school, 'committee');
    colleague = await scene.as(scene.school, 'officer');
    chair = await scene.as(scene.school, 'chair');
    member = await scene.asMember();
    id = (
      await desk.post('/staff/disputes', {
        ...{ unionId: scene.school, matter: 'wages', source: 'desk', employer: '食堂承包公司', receivedOn: today },
        ...{ knownOn: today, employment: 'employed', facts: '没有发工资', claims: [] },
        applicants: [{ name: '王秀英', memberId: scene.memberId, asked: '800.00' }],
      })
    )['id'];
    await step(desk, 'mediators', { accountIds: [mediator.agent.accountId] });
    await step(desk, 'acceptance', { on: today });
    await step(mediator, 'declaration', {});
  });
  afterAll(() => api?.close());

  const at = () => `/staff/disputes/${id}`;
  const versionOf = async (who: Caller): Promise<number> => (await who.get(at()))['version'];
  const step = async (who: Caller, path: string, body: object) =>
    who.post(`${at()}/${path}`, body, await versionOf(who));
  const paper = async (side: string, title: string) => {
    const documentIds = [await mediator.upload('certificate', scene.school)];
    await step(mediator, 'papers', { side, title, documentIds });
    return (await mediator.get(at()))['papers'].find((each: any) => each.title === title);
  };
  const opened = (who: Caller, documentId: string) => who.call('GET', `/documents/${documentId}/content`);

  it('are opened by who mediates and who oversees, and for others they do not exist', async () => {
    const wages = await paper('respondent', '工资表');
    const [documentId] = wages.documentIds;
    for (const insider of [mediator, chair]) expect((await opened(insider, documentId)).status).toBe(200);
    for (const outsider of [desk, colleague, member, await scene.as(scene.mill, 'chair')])
      expect((await opened(outsider, documentId)).status).toBe(404);
    const trail = async (who: Caller) =>
      (await who.get(`/staff/audit-entries?subjectId=${documentId}`))['items'].map(({ action }: any) => action);
    const looks = (await trail(chair)).filter((action: string) => action === 'document.viewed');
    expect(looks).toHaveLength(2);
    expect(await trail(await scene.as(scene.school, 'auditor'))).toEqual([]);
  });

  it('of one party are not shown to the other; what both may read is', async () => {
    const hidden = await paper('respondent', '考勤原件');
    const internal = await paper('internal', '调解员笔记');
    const shared = await paper('shared', '协议扫描件');
    const own = await member.upload('photo');
    await member.post(`/portal/disputes/${id}/papers`, { title: '我的工资条', documentIds: [own] });
    const page = await member.get(`/portal/disputes/${id}`);
    expect(page['papers'].map(({ title }: any) => title)).toEqual(['协议扫描件', '我的工资条']);
    for (const { documentIds } of [hidden, internal]) expect((await opened(member, documentIds[0])).status).toBe(404);
    for (const documentId of [shared.documentIds[0], own]) expect((await opened(member, documentId)).status).toBe(200);
    const seen = (await mediator.get(at()))['papers'].find(({ title }: any) => title === '我的工资条');
    expect(seen).toMatchObject({ side: 'applicant', isOwn: true });
    expect((await opened(mediator, own)).status).toBe(200);
  });

  it('go out again with a reason, and an empty one is refused', async () => {
    const wrong = await paper('applicant', '放错的材料');
    await step(mediator, `papers/${wrong.id}/removal`, { reason: '是别人的材料' });
    expect((await mediator.get(at()))['papers'].map(({ title }: any) => title)).not.toContain('放错的材料');
    expect((await opened(mediator, wrong.documentIds[0])).status).toBe(404);
    const none = { side: 'applicant', title: '空的', documentIds: [] };
    const refused = await mediator.call('POST', `${at()}/papers`, none, await versionOf(mediator));
    expect(refused.body).toMatchObject({ code: 'dispute.paper-empty' });
    const strange = await member.call('POST', `${at()}/papers`, none, 1);
    expect(strange.status).toBe(403);
  });

  it('of an accident are about one of the injured or all of it, and of nobody outside the investigation', async () => {
    const accident = await desk.post('/staff/accidents', {
      ...{ unionId: scene.school, kind: 'fall', employer: '云川第2公司', occurredOn: today, reportedOn: today },
      ...{ facts: '从脚手架摔下', persons: [{ memberId: scene.memberId, harm: 'severe', employment: 'contract' }] },
    });
    const path = `/staff/accidents/${accident['id']}`;
    const seen = () => mediator.get(path);
    const filed = async (who: Caller, title: string, personId: string | null, to = 'papers') => {
      const documentIds = [await who.upload('photo', scene.school)];
      return who.call('POST', `${path}/${to}`, { title, personId, documentIds }, (await chair.get(path))['version']);
    };
    const [injured] = (await desk.get(path))['persons'];
    expect((await filed(desk, '现场照片', null)).status).toBe(200);
    const handler = { accountId: mediator.agent.accountId };
    await desk.post(`${path}/handler`, handler, (await desk.get(path))['version']);
    const joining = { on: today, investigatedBy: '本单位调查组' };
    await desk.post(`${path}/joining`, joining, (await desk.get(path))['version']);
    expect((await filed(mediator, '诊断证明', injured.id)).status).toBe(200);
    expect((await filed(mediator, '别处的人', accident['id'])).body).toMatchObject({
      code: 'accident.person-not-found',
    });
    expect((await filed(desk, '受理后再存', null)).status).toBe(404);

    const { papers } = await seen();
    expect(papers).toMatchObject([
      { title: '现场照片', side: 'internal', personId: null },
      { title: '诊断证明', side: 'internal', personId: injured.id },
    ]);
    const [documentId] = papers[1].documentIds;
    for (const insider of [mediator, chair]) expect((await opened(insider, documentId)).status).toBe(200);
    for (const outsider of [desk, colleague, member, await scene.as(scene.mill, 'chair')])
      expect((await opened(outsider, documentId)).status).toBe(404);
    await mediator.post(`${path}/papers/${papers[0].id}/removal`, { reason: '拍糊了' }, (await seen())['version']);
    expect((await seen())['papers'].map(({ title }: any) => title)).toEqual(['诊断证明']);
    expect((await opened(mediator, papers[0].documentIds[0])).status).toBe(404);
  });

  it('of legal aid go in from the phone and are seen by who examines it', async () => {
    const own = await member.post('/portal/legal-aids', {
      ...{ matter: 'wages', service: 'advice', employer: '食堂承包公司', facts: '没有发工资' },
    });
    const documentId = await member.upload('certificate');
    await member.post(`/portal/legal-aids/${own['id']}/papers`, { title: '收入说明', documentIds: [documentId] });
    expect((await desk.get(`/staff/legal-aids/${own['id']}`))['files'][0]).toMatchObject({
      title: '收入说明',
      isOwn: true,
    });
    expect((await opened(desk, documentId)).status).toBe(200);
    expect((await opened(await scene.as(scene.mill, 'chair'), documentId)).status).toBe(404);
  });
});
