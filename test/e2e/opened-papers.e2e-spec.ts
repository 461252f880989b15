import { aScene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('who opened my papers', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api?.close());

  it('the member reads in his portal which paper was opened, by whom, of which union, and when', async () => {
    const { as, asMember, school, memberId, today } = await aScene(api);
    const [officer, treasurer, member] = [await as(school, 'officer'), await as(school, 'treasurer'), await asMember()];
    const duty = await officer.post('/staff/visit-duties', { memberId, occasion: 'HOSPITAL', eventOn: today });
    const documentId = await officer.upload('hospital-summary', school);
    await officer.post(
      `/staff/visit-duties/${duty['id']}/visits`,
      {
        ...{ visitedOn: today, outcome: { kind: 'met' }, visitors: [{ name: '刘洋', rank: 'welfare-officer' }] },
        evidence: [{ documentId, kind: 'admission-proof' }],
      },
      duty['version'],
    );
    const before = (await member.get('/portal/me/views'))['items'].length as number;
    expect((await treasurer.call('GET', `/documents/${documentId}/content`)).status).toBe(200);
    expect((await member.call('GET', `/documents/${documentId}/content`)).status).toBe(200);
    const { items } = await member.get('/portal/me/views');
    expect(items).toHaveLength(before + 1);
    expect(items[0]).toMatchObject({ fieldNames: ['住院或出院小结'], reason: '查看办事材料' });
    expect(items[0]).toMatchObject({ viewerUnionName: '甲镇中学工会', viewerRoles: ['财务（审核）'] });
  });
});
