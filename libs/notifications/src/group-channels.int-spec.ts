import { createHmac } from 'node:crypto';
import { type AccountId, newId } from '@app/kernel';
import { aUnion } from '@app/organizations/testing';
import { anActor } from '@app/persistence/testing';
import { signatureOf } from './app/channels/webhook.channel';
import { channelScene, SECRET } from './testing/channel-scene';

describe('messages to a group outside the house', () => {
  const scene = channelScene();
  const { groups, manager, aGroup, rows, sendAll, dueNow } = scene;
  let database: ReturnType<typeof channelScene>['database'];
  let platform: ReturnType<typeof channelScene>['platform'];
  let web: ReturnType<typeof channelScene>['web'];
  let open: ReturnType<typeof channelScene>['open'];
  let tenantId: ReturnType<typeof channelScene>['tenantId'];
  let rootId: ReturnType<typeof channelScene>['rootId'];
  let unionId: ReturnType<typeof channelScene>['unionId'];
  let system: ReturnType<typeof channelScene>['system'];
  beforeEach(() => {
    ({ database, platform, web, open, tenantId, rootId, unionId, system } = scene);
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
        text: { content: '有 3 件事等您\n· 有 3 件走访晚了\n打开暖家看看。\nhttps://gh.example.org/visits' },
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
});
