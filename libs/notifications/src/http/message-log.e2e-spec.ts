import { type AccountId, newId, systemActor, type UnionId } from '@app/kernel';
import type { Agent } from '@app/identity/testing';
import { UnitOfWork } from '@app/persistence';
import { openTestApi, type TestApi } from '../../../../test/support/test-api';
import { aScene, type Caller, type Scene } from '../../../../test/support/scene';
import { MessageService } from '../index';

describe('the log of messages', () => {
  let api: TestApi;
  let scene: Scene;
  let officer: Caller;
  let member: Caller;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    officer = await scene.as(scene.school, 'officer');
    member = await scene.asMember();
    await tell(officer.agent);
    await tell(member.agent);
    await tell((await scene.as(scene.mill, 'officer')).agent);
    await aFailed(scene.school, officer.agent.accountId, 'email');
    await aFailed(scene.mill, newId<'account'>() as AccountId, 'email');
  });
  afterAll(() => api.close());

  const tell = ({ accountId, tenantId }: Agent) =>
    api.app.get(UnitOfWork).run(systemActor(tenantId), (tx) =>
      api.app.get(MessageService).send(tx, {
        ...{ to: [accountId], template: 'payment.waiting', parameters: { count: 1 }, link: null, key: newId() },
      }),
    );
  const aFailed = (unionId: UnionId, accountId: AccountId, channel: string) =>
    api.database.owner(
      `INSERT INTO notifications.sending (tenant_id, id, version, message_key, channel, account_id, union_id, template,
         title, body, status, daily, not_before, attempts, failure, created_at)
       VALUES ($1, uuidv7(), 1, $2, $3, $4, $5, 'payment.waiting', '有付款要办', '', 'failed', FALSE, now(), 7,
         'channel-unreachable', now())`,
      [scene.tenantId, newId(), channel, accountId, unionId],
    );

  it('shows officers their own union’s, with way, result and tries', async () => {
    const { items } = await officer.get('/staff/message-log');
    expect(items.map(({ channel, status, attempts }: any) => [channel, status, attempts])).toEqual([
      ['email', 'failed', 7],
      ['in-app', 'sent', 1],
      ['in-app', 'sent', 1],
    ]);
    expect(items[0]).toMatchObject({
      failure: 'channel-unreachable',
      template: 'payment.waiting',
      title: '有付款要办',
    });
  });

  it('shows those above everything below', async () => {
    const { items } = await (await scene.as(scene.town, 'administrator')).get('/staff/message-log');
    expect(items).toHaveLength(5);
  });

  it('is narrowed by state and by way, and paged', async () => {
    expect((await officer.get('/staff/message-log?status=failed')).items).toHaveLength(1);
    expect((await officer.get('/staff/message-log?channel=in-app')).items).toHaveLength(2);
    expect((await officer.get('/staff/message-log?status=waiting')).items).toHaveLength(0);
    const first = await officer.get('/staff/message-log?limit=2');
    const second = await officer.get(`/staff/message-log?limit=2&after=${first.next}`);
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
  });

  it('shows everybody his own', async () => {
    expect((await member.get('/messages/log')).items).toHaveLength(1);
    expect((await officer.get('/messages/log')).items).toHaveLength(2);
    expect((await member.call('GET', '/staff/message-log')).status).toBe(403);
  });

  it('lets what failed be sent again, once, by who may see it', async () => {
    const [failed] = (await officer.get('/staff/message-log?status=failed')).items;
    const beside = await scene.as(scene.mill, 'officer');
    expect((await beside.call('POST', `/staff/message-log/${failed.id}/again`)).status).toBe(404);
    expect((await officer.call('POST', `/staff/message-log/${failed.id}/again`)).status).toBe(204);
    const [waiting] = (await officer.get('/staff/message-log?status=waiting')).items;
    expect(waiting).toMatchObject({ id: failed.id, status: 'waiting', attempts: 0 });
    expect((await officer.call('POST', `/staff/message-log/${failed.id}/again`)).status).toBe(409);
  });
});
