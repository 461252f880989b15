import { createHmac } from 'node:crypto';
import { type AccountId, type Actor, newId, type TenantId, type UnionId } from '@app/kernel';
import { aSignedInAgent, IDENTITY_ENTITIES } from '@app/identity/testing';
import { aFederation, aUnion } from '@app/organizations/testing';
import { OrganizationDirectory } from '@app/organizations';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { openTestMailServer, type TestMailServer, textOf } from '../../../test/support/test-mail-server';
import { openTestWebServer, type TestWebServer } from '../../../test/support/test-web-server';
import { GroupChannelService } from './app/group-channel.service';
import { PreferenceService, type Wishes } from './app/preference.service';
import { signatureOf } from './app/channels/webhook.channel';
import { ContactBook } from '@app/identity';
import type { GroupChannelKind } from './domain/group-channel';
import { DEFAULT_REMINDER_RULES } from './index';
import { NOTIFICATION_ENTITIES, type OpenNotifications, openNotifications } from './testing';

const SECRET = 'a-secret-of-the-receiver';
const WISHES: Wishes = { email: 'liu@example.org', byEmail: true, bySms: false, daily: false, quiet: null };

describe('messages that leave the house', () => {
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

  describe('by mail', () => {
    it('reach who wants them, with a link, and an id that says nothing', async () => {
      const person = await aPerson();
      await tell(person);
      await sendAll();
      const [letter] = mail.mails;
      expect(letter!.to).toBe('liu@example.org');
      expect(letter!.messageId).toMatch(/^[0-9a-f]{40}@nuanjia$/);
      expect(textOf(letter!)).toContain('有 2 件申请等您审批');
      expect(textOf(letter!)).toContain('https://gh.example.org/approvals');
      expect(await rows()).toMatchObject([{ status: 'sent', attempts: 1, leased_until: null }]);
      expect(await tries()).toEqual([{ channel: 'email', result: 'delivered', failure: null }]);
    });

    it('go to nobody who did not ask for them', async () => {
      await tell(await aPerson(null));
      await tell(await aPerson({ byEmail: false }));
      expect(await rows()).toEqual([]);
    });

    it('go once, although ten workers take them at once and the message is told again', async () => {
      const person = await aPerson();
      for (let i = 0; i < 3; i++) await tell(person, 'the same');
      await Promise.all(Array.from({ length: 10 }, sendAll));
      expect(mail.mails).toHaveLength(1);
    });

    it('cut off between sending and marking, go again under the same id', async () => {
      await tell(await aPerson());
      await sendAll();
      await database.owner(
        `UPDATE notifications.sending SET status = 'waiting', sent_at = NULL, attempts = 0 WHERE tenant_id = $1`,
        [tenantId],
      );
      await sendAll();
      expect(mail.mails).toHaveLength(2);
      expect(new Set(mail.mails.map(({ messageId }) => messageId)).size).toBe(1);
    });

    it('in the hand of one worker are left alone by another until he has been away too long', async () => {
      await tell(await aPerson());
      await database.owner(
        `UPDATE notifications.sending SET leased_until = now() + interval '1 minute' WHERE tenant_id = $1`,
        [tenantId],
      );
      await sendAll();
      expect(mail.mails).toHaveLength(0);
      await dueNow();
      await sendAll();
      expect(mail.mails).toHaveLength(1);
    });

    it('that the server puts off are tried again, those it refuses are not', async () => {
      await tell(await aPerson());
      mail.answers.push({ code: 451, text: 'later' });
      await sendAll();
      const [put] = await rows();
      expect(put).toMatchObject({ status: 'failed', failure: 'channel-unreachable', attempts: 1 });
      expect(put!.retry_at.getTime()).toBeGreaterThan(Date.now());
      await sendAll();
      expect(mail.mails).toHaveLength(0);
      await dueNow();
      mail.answers.push({ code: 550, text: 'no such box' });
      await sendAll();
      expect(await rows()).toMatchObject([
        { status: 'failed', failure: 'channel-refused', attempts: 2, retry_at: null },
      ]);
      expect((await tries()).map(({ failure }) => failure)).toEqual(['channel-unreachable', 'channel-refused']);
    });

    it('to a server that is not there are tried again', async () => {
      const gone = openNotifications(platform, [], { SMTP_URL: 'smtp://127.0.0.1:1' });
      await tell(await aPerson());
      await gone.sending.send(
        tenantId,
        (await rows()).map((row) => row.id),
      );
      gone.close();
      expect(await rows()).toMatchObject([{ status: 'failed', failure: 'channel-unreachable' }]);
    });

    it('wanted once a day leave together, in one letter, and a repeat is the same letter', async () => {
      const person = await aPerson({ daily: true });
      for (let i = 0; i < 3; i++) await tell(person);
      await sendAll();
      expect(mail.mails).toHaveLength(0);
      await dueNow();
      mail.answers.push({ code: 451, text: 'later' });
      await sendAll();
      await tell(person);
      await dueNow();
      const failed = (await rows()).filter((row) => row.status === 'failed').map((row) => row.id);
      expect(failed).toHaveLength(3);
      await open.sending.send(tenantId, failed.slice(0, 1));
      expect(mail.mails).toHaveLength(1);
      expect(textOf(mail.mails[0]!)).toContain('有申请等您审批（3 件）');
      expect((await rows()).map((row) => row.status)).toEqual(['sent', 'sent', 'sent', 'waiting']);
    });

    it('wait in quiet hours, the union’s or one’s own', async () => {
      await setRules(unionId, { quiet: { from: '00:00', until: '23:59' } });
      await tell(await aPerson());
      await tell(await aPerson({ quiet: { from: '12:00', until: '12:00' } }));
      const [quiet, own] = await rows();
      expect(quiet!.not_before.getTime()).toBeGreaterThan(quiet!.created_at.getTime());
      expect(own!.not_before).toEqual(own!.created_at);
    });
  });

  describe('by text message', () => {
    it('say that something waits, to the account’s own phone, with the carrier’s key', async () => {
      const person = await aPerson({ byEmail: false, bySms: true });
      await database.owner(`UPDATE identity.account SET phone_sealed = $2, phone_mac = $3 WHERE id = $1`, [
        person,
        platform.vault.seal(tenantId, 'identity.account.phone', '13900000001'),
        Buffer.from(person),
      ]);
      await tell(person);
      await sendAll();
      const [call] = web.calls;
      expect(call).toMatchObject({ path: '/sms', headers: { authorization: 'Bearer carrier-key' } });
      expect(JSON.parse(call!.body)).toMatchObject({
        text: '【暖家】有申请等您审批。https://gh.example.org/approvals',
      });
    });
  });

  it('to somebody without a phone fail with a reason, and are not tried again', async () => {
    await tell(await aPerson({ byEmail: false, bySms: true }));
    await sendAll();
    expect(await rows()).toMatchObject([{ status: 'failed', failure: 'no-address', retry_at: null }]);
    expect(web.calls).toHaveLength(0);
  });

  describe('to a group', () => {
    const remind = (count: number, union = unionId) =>
      platform.uow.run(system, async (tx) => {
        const person = newId<'account'>() as AccountId;
        const keys = Array.from({ length: count }, () => newId<'reminder'>());
        await open.delivery.deliver(
          tx,
          keys.flatMap((key) =>
            [person, newId<'account'>() as AccountId].map((recipientAccountId) => ({
              ...{
                key: `${key}:${recipientAccountId}`,
                recipientAccountId,
                template: 'reminder.overdue',
                parameters: {},
              },
              ...{
                title: '有一件走访晚了',
                body: '有一件走访晚了 2 天。',
                link: '/visits',
                group: { unionId: union, key },
              },
            })),
          ),
        );
      });

    it('of 企业微信 come as one text, however many people each concerns', async () => {
      await aGroup('wecom');
      await remind(3);
      await sendAll();
      expect(web.calls).toHaveLength(1);
      expect(JSON.parse(web.calls[0]!.body)).toEqual({
        msgtype: 'text',
        text: { content: '有 3 件事等您\n· 有一件走访晚了（3 件）\n打开暖家看看。\nhttps://gh.example.org/messages' },
      });
      expect((await rows()).map((row) => row.status)).toEqual(['sent', 'sent', 'sent']);
    });

    it('that is busy are tried again; a robot that is gone is not', async () => {
      await aGroup('wecom');
      await remind(1);
      web.answers.push({ status: 200, body: '{"errcode":45009}' });
      await sendAll();
      expect(await rows()).toMatchObject([{ failure: 'channel-unreachable', attempts: 1 }]);
      await dueNow();
      web.answers.push({ status: 200, body: '{"errcode":93000}' });
      await sendAll();
      expect(await rows()).toMatchObject([{ failure: 'channel-refused', retry_at: null }]);
    });

    it('of 钉钉 are signed with the time', async () => {
      await aGroup('dingtalk', 'SECdingtalk');
      await remind(1);
      await sendAll();
      const { searchParams } = new URL(web.calls[0]!.path, web.url);
      const timestamp = searchParams.get('timestamp')!;
      expect(Math.abs(Number(timestamp) - Date.now())).toBeLessThan(60_000);
      const expected = createHmac('sha256', 'SECdingtalk').update(`${timestamp}\nSECdingtalk`).digest('base64');
      expect(searchParams.get('sign')).toBe(expected);
      expect(searchParams.get('key')).toBe('12345678');
    });

    it('of its own are signed over time and body, and tried again with the same id', async () => {
      await aGroup('webhook', SECRET);
      await remind(1);
      web.answers.push({ status: 503 });
      await sendAll();
      await dueNow();
      await sendAll();
      expect(web.calls).toHaveLength(2);
      for (const { headers, body } of web.calls) {
        const timestamp = Number(headers['x-nuanjia-timestamp']);
        expect(headers['x-nuanjia-signature']).toBe(signatureOf(SECRET, timestamp, body));
        expect(JSON.parse(body)).toMatchObject({ template: 'reminder.overdue', url: 'https://gh.example.org/visits' });
      }
      expect(new Set(web.calls.map(({ headers }) => headers['x-nuanjia-id'])).size).toBe(1);
      expect(await rows()).toMatchObject([{ status: 'sent', attempts: 2 }]);
    });

    it('belong to the nearest union that has one', async () => {
      await aGroup('wecom', null, rootId);
      await remind(1);
      expect(await rows()).toHaveLength(1);
      const { row } = await aGroup('dingtalk');
      await remind(1);
      expect((await rows()).map(({ channel }) => channel)).toEqual(['wecom', 'dingtalk']);
      await groups().change(manager(), row.id, row.version, { name: '工作群', enabled: false });
      await remind(1);
      expect((await rows()).map(({ channel }) => channel)).toEqual(['wecom', 'dingtalk', 'wecom']);
      await sendAll();
      expect((await rows()).map(({ failure }) => failure)).toEqual([null, 'no-address', null]);
    });
  });

  describe('the channels of a union', () => {
    it('are shown without what opens them, and nothing in the database reads as them', async () => {
      await aGroup('webhook', SECRET);
      const [shown] = await groups().list(manager(), unionId);
      expect(shown).toMatchObject({ address: `${web.url}/…5678`, signs: true, row: { name: '工作群', enabled: true } });
      const [row] = await database.owner('SELECT * FROM notifications.group_channel WHERE tenant_id = $1', [tenantId]);
      expect(row!.address_sealed.includes('robot')).toBe(false);
      expect(row!.secret_sealed.includes(SECRET)).toBe(false);
    });

    it('can be tried out, and say what became of it', async () => {
      const { row } = await aGroup('wecom');
      expect((await groups().test(manager(), row.id)).row).toMatchObject({ testFailure: null });
      expect(web.calls[0]!.body).toContain('测试消息');
      web.answers.push({ status: 404 });
      expect((await groups().test(manager(), row.id)).row).toMatchObject({ testFailure: 'channel-refused' });
    });

    it('changed in name keep their address; changed in address are untested', async () => {
      const { row } = await aGroup('wecom');
      const tested = await groups().test(manager(), row.id);
      const named = await groups().change(manager(), row.id, tested.row.version, { name: '新群', enabled: true });
      expect(named).toMatchObject({ address: `${web.url}/…5678`, row: { name: '新群' } });
      expect(named.row.testedAt).not.toBeNull();
      const address = `${web.url}/robot?key=87654321`;
      const moved = await groups().change(manager(), row.id, named.row.version, {
        name: '新群',
        enabled: true,
        address,
      });
      expect(moved).toMatchObject({ address: `${web.url}/…4321`, row: { testedAt: null } });
    });

    it('are for who manages that union or one above', async () => {
      const { row } = await aGroup('wecom');
      const other = await aUnion(platform, tenantId, rootId);
      const beside = anActor({ tenantId, grants: [{ unionId: other, permissions: ['message-channel:manage'] }] });
      await expect(groups().list(beside, unionId)).rejects.toThrow();
      await expect(groups().test(beside, row.id)).rejects.toThrow('没有找到这个渠道');
      await expect(groups().change(beside, row.id, row.version, { name: '别的', enabled: false })).rejects.toThrow(
        '没有找到这个渠道',
      );
    });

    it.each([
      ['an address without https', { kind: 'wecom', address: 'ftp://x.example/', secret: null }, 'https://'],
      ['no address', { kind: 'wecom', address: 'robot', secret: null }, 'https://'],
      ['a password in the address', { kind: 'wecom', address: 'https://a:b@x.example/', secret: null }, 'https://'],
      ['a webhook without a secret', { kind: 'webhook', address: 'https://x.example/', secret: null }, '密钥'],
    ] as const)('are refused with %s', async (_, given, words) => {
      const adding = Promise.resolve().then(() => groups().add(manager(), unionId, { name: '群', ...given }));
      await expect(adding).rejects.toThrow(words);
    });
  });

  describe('a person’s wishes', () => {
    const person = () => anActor({ tenantId });

    it.each([
      ['mail without an address', { email: null }, '邮箱'],
      ['an address that is none', { email: 'liu' }, '邮箱'],
      ['quiet hours that no clock shows', { quiet: { from: '25:00', until: '08:00' } }, '免打扰'],
    ])('are refused with %s', async (_, wishes, words) => {
      await expect(
        Promise.resolve().then(() => preferences().set(person(), 0, { ...WISHES, ...wishes })),
      ).rejects.toThrow(words);
    });

    it('are his own, and two devices cannot overwrite each other', async () => {
      const one = person();
      const set = await preferences().set(one, 0, WISHES);
      expect(set).toMatchObject({ ...WISHES, version: 1, emailAvailable: true });
      await expect(preferences().set(one, 0, WISHES)).rejects.toThrow('别人刚刚改过');
      expect(await preferences().own(person())).toMatchObject({ email: null, byEmail: false, version: 0 });
      const [row] = await database.owner('SELECT email_sealed FROM notifications.preference WHERE id = $1', [
        one.accountId,
      ]);
      expect(row!.email_sealed.includes('liu')).toBe(false);
    });

    it('can be tried out', async () => {
      const one = person();
      await preferences().set(one, 0, WISHES);
      expect(await preferences().test(one, 'email')).toEqual({ kind: 'delivered' });
      expect(mail.mails[0]!.to).toBe('liu@example.org');
      expect(await preferences().test(one, 'sms')).toMatchObject({ failure: 'no-address' });
    });

    it('for what the installation cannot do are refused', async () => {
      const bare = openNotifications(platform);
      const service = new PreferenceService(
        ...([platform.uow, platform.vault, new ContactBook(platform.vault), bare.channels, bare.settings] as const),
      );
      await expect(Promise.resolve().then(() => service.set(person(), 0, WISHES))).rejects.toThrow('还没有开通邮件');
    });
  });
});
