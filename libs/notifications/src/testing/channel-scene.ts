import { type AccountId, type Actor, newId, type TenantId, type UnionId } from '@app/kernel';
import { aSignedInAgent, IDENTITY_ENTITIES } from '@app/identity/testing';
import { aFederation, aUnion } from '@app/organizations/testing';
import { OrganizationDirectory } from '@app/organizations';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { openTestMailServer, type TestMailServer } from '../../../../test/support/test-mail-server';
import { openTestWebServer, type TestWebServer } from '../../../../test/support/test-web-server';
import { GroupChannelService } from '../app/group-channel.service';
import { PreferenceService, type Wishes } from '../app/preference.service';
import { ContactBook } from '@app/identity';
import type { GroupChannelKind } from '../domain/group-channel';
import { DEFAULT_REMINDER_RULES } from '../index';
import { NOTIFICATION_ENTITIES, type OpenNotifications, openNotifications } from './index';

/** By which a receiver knows whose message it is. */
export const SECRET = 'a-secret-of-the-receiver';
/** What somebody wants who reads his mail. */
export const WISHES: Wishes = { email: 'liu@example.org', byEmail: true, bySms: false, daily: false, quiet: null };

/** A union with people and groups, and servers of mail, text message and group messages that are really there. */
export function channelScene() {
  let database: TestDatabase;
  let platform: Platform;
  let mail: TestMailServer;
  let web: TestWebServer;
  let open: OpenNotifications;
  let tenantId: TenantId;
  let rootId: UnionId;
  let unionId: UnionId;
  let system: Actor;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...IDENTITY_ENTITIES, ...NOTIFICATION_ENTITIES]);
    [mail, web] = [await openTestMailServer(), await openTestWebServer()];
    open = openNotifications(platform, [], {
      SMTP_URL: mail.url,
      MAIL_FROM: '暖家 <noreply@gh.example.org>',
      PUBLIC_URL: 'https://gh.example.org',
      SMS_URL: `${web.url}/sms`,
      SMS_KEY: 'carrier-key',
      OUTBOUND_ALLOW_HTTP: 'true',
      OUTBOUND_ALLOW_PRIVATE: 'true',
    });
  });
  afterAll(async () => {
    open.close();
    await Promise.all([mail.stop(), web.stop()]);
    await platform.dataSource.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    for (const list of [mail.mails, mail.answers, web.calls, web.answers]) list.length = 0;
    ({ tenantId, rootId, system } = await aFederation(platform));
    unionId = await aUnion(platform, tenantId, rootId);
    await setRules(rootId, { quiet: null });
  });

  const setRules = (union: UnionId, rules: object) =>
    database.owner(
      `INSERT INTO notifications.reminder_rules (tenant_id, id, union_id, valid_from, rules, created_at)
       VALUES ($1, $2, $3, '2000-01-01', $4, now())`,
      [tenantId, newId(), union, JSON.stringify({ ...DEFAULT_REMINDER_RULES, ...rules })],
    );
  const aPerson = async (wishes: Partial<Wishes> | null = {}): Promise<AccountId> => {
    const { accountId } = await aSignedInAgent(platform, { tenantId, unionId, roles: ['officer'] });
    if (wishes) await preferences().set({ ...anActor({ tenantId }), accountId }, 0, { ...WISHES, ...wishes });
    return accountId;
  };
  const preferences = () =>
    new PreferenceService(platform.uow, platform.vault, new ContactBook(platform.vault), open.channels, open.settings);
  const groups = () =>
    new GroupChannelService(platform.uow, platform.vault, new OrganizationDirectory(), open.channels, open.settings);
  const manager = () => anActor({ tenantId, grants: [{ unionId: rootId, permissions: ['message-channel:manage'] }] });
  const aGroup = (kind: GroupChannelKind, secret: string | null = null, union = unionId) =>
    groups().add(manager(), union, { kind, name: '工作群', address: `${web.url}/robot?key=12345678`, secret });
  const tell = (to: AccountId, key = newId<'key'>() as string) =>
    platform.uow.run(system, (tx) =>
      open.messages.send(tx, {
        to: [to],
        template: 'approval.waiting',
        parameters: { count: 2 },
        link: '/approvals',
        key,
      }),
    );
  const rows = () => database.owner('SELECT * FROM notifications.sending WHERE tenant_id = $1 ORDER BY id', [tenantId]);
  const sendAll = async () =>
    open.sending.send(
      tenantId,
      (await rows()).map((row) => row.id),
    );
  const tries = () =>
    database.owner(
      `SELECT channel, result, failure FROM notifications.delivery WHERE tenant_id = $1 AND channel <> 'in-app' ORDER BY id`,
      [tenantId],
    );
  const dueNow = () =>
    database.owner(
      `UPDATE notifications.sending SET retry_at = now(), not_before = now(), leased_until = NULL WHERE tenant_id = $1`,
      [tenantId],
    );

  return {
    get database() {
      return database;
    },
    get platform() {
      return platform;
    },
    get mail() {
      return mail;
    },
    get web() {
      return web;
    },
    get open() {
      return open;
    },
    get tenantId() {
      return tenantId;
    },
    get rootId() {
      return rootId;
    },
    get unionId() {
      return unionId;
    },
    get system() {
      return system;
    },
    setRules,
    aPerson,
    preferences,
    groups,
    manager,
    aGroup,
    tell,
    rows,
    sendAll,
    tries,
    dueNow,
  };
}
