import { addDays } from '@app/kernel';
import { aScene, type Caller, type Scene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('what an officer still has to do when he leaves', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let path: string;
  let duty: Record<string, string | number>;
  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    path = `/staff/accounts/${officer.agent.accountId}/open-work`;
    const event = { memberId: scene.memberId, occasion: 'HOSPITAL', eventOn: addDays(scene.today, -1) };
    duty = await officer.post('/staff/visit-duties', event);
  });
  afterAll(() => api?.close());

  it('is nothing as long as nothing waits for him by name', async () => {
    expect(await (await scene.as(scene.town, 'administrator')).get(path)).toEqual({ groups: [] });
  });

  it('names the visits that he was asked to make, without the member', async () => {
    const { id, number, version, deadlineOn } = duty;
    const me = officer.agent.actor.personId;
    await officer.post(`/staff/visit-duties/${id}/assignment`, { personIds: [me] }, version as number);
    const answer = await (await scene.as(scene.town, 'administrator')).call('GET', path);
    expect(answer.body['groups']).toEqual([
      {
        label: '走访任务',
        items: [
          { subjectId: id, title: expect.stringContaining(number as string), link: `/visits/${id}`, dueOn: deadlineOn },
        ],
      },
    ]);
    const { body: member } = await officer.call('GET', `/staff/members/${scene.memberId}`);
    expect(answer.text).not.toContain(member['name']);
  });

  it('is told to nobody whose the account is not', async () => {
    for (const place of [scene.mill, scene.port])
      expect((await (await scene.as(place, 'administrator')).call('GET', path)).status).toBe(404);
    expect((await officer.call('GET', path)).status).toBe(403);
  });
});
