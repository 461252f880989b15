import { AccountDirectory } from '@app/identity';
import { type Agent, aSignedInAgent, IDENTITY_ENTITIES } from '@app/identity/testing';
import { type Actor, addDays, type CivilDate, newId, systemActor } from '@app/kernel';
import { aRegisteredMember, MEMBER_ENTITIES } from '@app/members/testing';
import { OrganizationDirectory } from '@app/organizations';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { PersonalRequestReminders } from './app/personal-request.reminders';
import { PersonalRequestToldHandler } from './jobs/personal-request-told.handler';
import { NOTIFICATION_ENTITIES, openNotifications } from './testing';

describe('what a member asks about his own particulars', () => {
  let database: TestDatabase;
  let platform: Platform;
  let desk: Agent;
  let above: Agent;
  let member: Agent;
  let system: Actor;
  let today: CivilDate;
  const accounts = new AccountDirectory();

  beforeAll(async () => {
    database = await openTestDatabase();
    const entities = [...ORGANIZATION_ENTITIES, ...MEMBER_ENTITIES, ...IDENTITY_ENTITIES, ...NOTIFICATION_ENTITIES];
    platform = await openPlatform(database.appUrl, [...new Set(entities)]);
    const { tenantId, rootId } = await aFederation(platform);
    const unionId = await aUnion(platform, tenantId, rootId);
    system = systemActor(tenantId);
    today = await platform.uow.read(system, (tx) => new OrganizationDirectory().today(tx));
    desk = await aSignedInAgent(platform, { tenantId, unionId });
    above = await aSignedInAgent(platform, { tenantId, unionId: rootId });
    const memberId = await aRegisteredMember(platform, tenantId, unionId);
    member = await aSignedInAgent(platform, { tenantId, unionId, memberId, roles: [] });
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  /** An open request that is to be answered by that day. */
  async function aRequest(kind: 'copy' | 'correction', dueOn: CivilDate): Promise<string> {
    const id = newId();
    await database.owner(
      `INSERT INTO members.personal_request (tenant_id, id, version, member_id, union_id, kind, status, asked_at, due_on)
       VALUES ($1, $2, 1, $3, $4, $5, 'open', now() - interval '30 days', $6)`,
      [desk.tenantId, id, member.actor.memberId, desk.unionId, kind, dueOn],
    );
    return id;
  }
  const boxOf = (who: Agent) =>
    database.owner(`SELECT template, link FROM notifications.message WHERE recipient_account_id = $1 ORDER BY id`, [
      who.accountId,
    ]);

  it('is told to the nearest who answer it, and the answer to the member, each once', async () => {
    const { messages, close } = openNotifications(platform);
    const handler = new PersonalRequestToldHandler(accounts, messages);
    const { unionId } = desk;
    const requestId = await aRequest('copy', today);
    const asked = { id: newId(), type: 'personal-request.asked.v1', payload: { requestId, unionId } };
    const payload = { requestId, unionId, memberId: member.actor.memberId };
    const answered = { id: newId(), type: 'personal-request.answered.v1', payload };
    for (const message of [asked, asked, answered, answered])
      await platform.uow.run(system, (tx) => handler.handle(tx, message as never));
    expect(await boxOf(desk)).toEqual([{ template: 'personal-request.asked', link: '/personal-requests' }]);
    expect(await boxOf(above)).toEqual([]);
    expect(await boxOf(member)).toEqual([{ template: 'member.request-answered', link: '/my/requests' }]);
    close();
  });

  it('is brought back to them before its day, on it and after it, and to nobody once it is answered', async () => {
    const reminders = new PersonalRequestReminders(accounts);
    const { planning, close } = openNotifications(platform, [reminders]);
    const id = await aRequest('correction', addDays(today, 12));
    const read = <T>(work: (tx: never) => Promise<T>) => platform.uow.read(system, (tx) => work(tx as never));
    await platform.uow.run(system, (tx) => planning.planFor(tx, 'personal-request', [id]));
    const due = () =>
      database.owner(
        `SELECT kind, recipient FROM notifications.reminder WHERE tenant_id = $1 AND subject_id = $2 AND status = 'due'
         ORDER BY due_on, kind`,
        [desk.tenantId, id],
      );
    expect(await due()).toEqual([
      { kind: 'before-deadline', recipient: 'desk' },
      { kind: 'before-deadline', recipient: 'desk' },
      { kind: 'on-deadline', recipient: 'desk' },
      { kind: 'overdue', recipient: 'desk' },
    ]);
    expect(await read((tx) => reminders.recipients(tx, id))).toEqual([desk.accountId]);
    expect(await read((tx) => reminders.current(tx, id))).toMatchObject({ waits: 'accepted', unionId: desk.unionId });
    await database.owner(
      `UPDATE members.personal_request SET status = 'granted', answered_at = now() WHERE tenant_id = $1 AND id = $2`,
      [desk.tenantId, id],
    );
    expect(await read((tx) => reminders.current(tx, id))).toMatchObject({ waits: 'ended' });
    close();
  });
});
