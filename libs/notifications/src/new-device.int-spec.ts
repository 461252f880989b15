import { type Agent, aSignedInAgent, IDENTITY_ENTITIES } from '@app/identity/testing';
import { newId, systemActor } from '@app/kernel';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { NewDeviceToldHandler } from './jobs/new-device-told.handler';
import { NOTIFICATION_ENTITIES, openNotifications } from './testing';

describe('a sign-in on a device that the account did not know', () => {
  let database: TestDatabase;
  let platform: Platform;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...IDENTITY_ENTITIES, ...NOTIFICATION_ENTITIES]);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  it.each([
    ['an officer', ['officer'], '/me'],
    ['a member', [], '/my/me'],
  ] as const)('is told to %s where his sessions stand, once', async (_, roles, link) => {
    const agent: Agent = await aSignedInAgent(platform, { roles: [...roles] });
    const { messages, close } = openNotifications(platform);
    const handler = new NewDeviceToldHandler(messages);
    const message = { id: newId(), type: handler.types[0]!, payload: { accountId: agent.accountId } };
    for (let time = 0; time < 2; time++)
      await platform.uow.run(systemActor(agent.tenantId), (tx) => handler.handle(tx, message as never));
    close();
    const told = await database.owner(
      'SELECT template, link FROM notifications.message WHERE recipient_account_id = $1',
      [agent.accountId],
    );
    expect(told).toEqual([{ template: 'session.new-device', link }]);
  });
});
