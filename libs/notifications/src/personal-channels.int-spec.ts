import { systemActor } from '@app/kernel';
import { anActor } from '@app/persistence/testing';
import { textOf } from '../../../test/support/test-mail-server';
import { PreferenceService } from './app/preference.service';
import { ContactBook } from '@app/identity';
import { openNotifications } from './testing';
import { channelScene, WISHES } from './testing/channel-scene';

describe('messages to a person outside the house', () => {
  const scene = channelScene();
  const { setRules, aPerson, preferences, tell, rows, sendAll, tries, dueNow } = scene;
  let database: ReturnType<typeof channelScene>['database'];
  let platform: ReturnType<typeof channelScene>['platform'];
  let mail: ReturnType<typeof channelScene>['mail'];
  let web: ReturnType<typeof channelScene>['web'];
  let open: ReturnType<typeof channelScene>['open'];
  let tenantId: ReturnType<typeof channelScene>['tenantId'];
  let unionId: ReturnType<typeof channelScene>['unionId'];
  beforeEach(() => {
    ({ database, platform, mail, web, open, tenantId, unionId } = scene);
  });

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

    it('that warn of a sign-in wait neither for the night to end nor for the others of the day', async () => {
      const warning = { template: 'session.new-device', parameters: {}, link: '/me' } as const;
      const quiet = { from: '00:00', until: '23:59' };
      const to = [await aPerson({ daily: true }), await aPerson({ quiet })];
      await platform.uow.run(systemActor(tenantId), (tx) => open.messages.send(tx, { ...warning, to, key: 'sign-in' }));
      for (const row of await rows()) expect([row.daily, row.not_before]).toEqual([false, row.created_at]);
      await sendAll();
      expect(mail.mails).toHaveLength(2);
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
