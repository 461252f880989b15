import { type AccountId, type Actor, addDays, civilDateIn, newId, systemActor, type UnionId } from '@app/kernel';
import { aFederation, aUnion } from '@app/organizations/testing';
import { UnitOfWork } from '@app/persistence';
import { anActor } from '@app/persistence/testing';
import { type LibApi, openLibApi } from '../../../../test/support/lib-api';
import { NotificationsHttpModule } from '../http';
import { DEFAULT_REMINDER_RULES, MessageService } from '../index';

describe('notifications over HTTP', () => {
  let api: LibApi;
  let federation: Awaited<ReturnType<typeof aFederation>>;
  let unionId: UnionId;

  beforeAll(async () => {
    api = await openLibApi([NotificationsHttpModule]);
    federation = await aFederation({ uow: api.app.get(UnitOfWork) });
    unionId = await aUnion({ uow: api.app.get(UnitOfWork) }, federation.tenantId, federation.rootId);
  });
  afterAll(() => api?.close());

  const aPerson = (permissions: string[] = [], union = unionId): { name: string; actor: Actor } => {
    const name = newId();
    const actor = anActor({ tenantId: federation.tenantId, grants: [{ unionId: union, permissions }] });
    api.people.set(name, actor);
    return { name, actor };
  };
  const call = async (name: string | null, method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await api.app.inject({
      method,
      url,
      headers: name ? { 'x-person': name } : {},
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.json() };
  };
  /** In an order that the ids keep. */
  const send = async (to: AccountId, count: number): Promise<void> => {
    for (let i = 1; i <= count; i++) {
      await api.app.get(UnitOfWork).run(systemActor(federation.tenantId), async (tx) => {
        await api.app.get(MessageService).send(tx, {
          to: [to],
          template: 'approval.waiting',
          parameters: { count: i },
          link: `/approvals/${i}`,
          key: `${to}:${i}`,
        });
        await tx.rows(`SELECT pg_sleep(0.002)`);
      });
    }
  };
  const links = (items: { link: string }[]) => items.map(({ link }) => link.replace('/approvals/', ''));

  describe('the messages of a person', () => {
    it('are unread first and the newest first, page by page, whatever the size of a page', async () => {
      const { name, actor } = aPerson();
      await send(actor.accountId, 6);
      const first = await call(name, 'GET', '/messages');
      for (const index of [1, 4]) await call(name, 'POST', `/messages/${first.body.items[index].id}/read`);
      for (const limit of [1, 2, 3, 4, 6, 50]) {
        const seen: string[] = [];
        let after = '';
        do {
          const { body } = await call(name, 'GET', `/messages?limit=${limit}${after && `&after=${after}`}`);
          seen.push(...links(body.items));
          after = body.next;
        } while (after);
        expect(seen).toEqual(['6', '4', '3', '1', '5', '2']);
      }
    });

    it('say what they are about and where they lead, and nothing of who sent them', async () => {
      const { name, actor } = aPerson();
      await send(actor.accountId, 1);
      const { body } = await call(name, 'GET', '/messages');
      expect(body.items).toEqual([
        {
          id: expect.any(String),
          title: '有申请等您审批',
          body: '有 1 件申请等您审批，打开就能办。',
          link: '/approvals/1',
          createdAt: expect.stringMatching(/Z$/),
          readAt: null,
        },
      ]);
    });

    it('are counted, read one by one, and reading again keeps the first time', async () => {
      const { name, actor } = aPerson();
      await send(actor.accountId, 3);
      expect((await call(name, 'GET', '/messages/unread')).body).toEqual({ unread: 3 });
      const [newest] = (await call(name, 'GET', '/messages')).body.items;
      const read = await call(name, 'POST', `/messages/${newest.id}/read`);
      expect(read).toMatchObject({ status: 200, body: { id: newest.id, readAt: expect.stringMatching(/Z$/) } });
      expect((await call(name, 'POST', `/messages/${newest.id}/read`)).body).toEqual(read.body);
      expect((await call(name, 'GET', '/messages/unread')).body).toEqual({ unread: 2 });
    });

    it('are read all at once up to the newest that was seen', async () => {
      const { name, actor } = aPerson();
      await send(actor.accountId, 3);
      const [, seen] = (await call(name, 'GET', '/messages')).body.items;
      expect(await call(name, 'POST', '/messages/read-all', { upTo: seen.id })).toEqual({
        status: 200,
        body: { unread: 1 },
      });
    });

    it('are nobody else’s', async () => {
      const [mine, other] = [aPerson(), aPerson()];
      await send(mine.actor.accountId, 1);
      const [message] = (await call(mine.name, 'GET', '/messages')).body.items;
      expect((await call(other.name, 'GET', '/messages')).body).toEqual({ items: [], next: null });
      expect(await call(other.name, 'POST', `/messages/${message.id}/read`)).toMatchObject({
        status: 404,
        body: { code: 'message.not-found' },
      });
      await call(other.name, 'POST', '/messages/read-all', { upTo: message.id });
      expect((await call(mine.name, 'GET', '/messages/unread')).body).toEqual({ unread: 1 });
    });

    it.each([
      ['GET', '/messages'],
      ['GET', '/messages/unread'],
      ['POST', '/messages/read-all'],
      ['POST', `/messages/${newId()}/read`],
    ] as const)('%s %s asks to sign in', async (method, url) => {
      expect(await call(null, method, url)).toMatchObject({ status: 401, body: { code: 'request.sign-in-needed' } });
    });

    it.each([
      ['a position that is none', 'GET', '/messages?after=abc', undefined, 400, 'request.invalid'],
      [
        'a position of another list',
        'GET',
        `/messages?after=${cursor('new', newId())}`,
        undefined,
        400,
        'message.page-lost',
      ],
      [
        'a position without an id',
        'GET',
        `/messages?after=${cursor('read', '1')}`,
        undefined,
        400,
        'message.page-lost',
      ],
      ['an id that is none', 'POST', '/messages/abc/read', undefined, 404, 'request.not-found'],
      ['read-all without a message', 'POST', '/messages/read-all', {}, 400, 'request.invalid'],
    ] as const)('%s is refused in Chinese', async (_, method, url, payload, status, code) => {
      const answer = await call(aPerson().name, method, url, payload);
      expect(answer).toMatchObject({ status, body: { code, title: expect.stringMatching(/[\u4e00-\u9fff]/) } });
    });
  });

  describe('rules of reminding', () => {
    const today = civilDateIn('Asia/Shanghai', new Date());
    const rules = {
      clock: '08:30',
      unclaimedAfterWorkingDays: null,
      beforeDeadline: [{ workingDays: 2 }],
      onDeadline: false,
      afterDeadline: [{ workingDays: 1 }, { workingDays: 3 }],
      escalations: [{ afterWorkingDays: 2, to: 'chair' }],
      quiet: { from: '22:00', until: '07:00' },
      dailyAt: '10:00',
    };
    const url = (union: UnionId = unionId) => `/staff/unions/${union}/reminder-rules`;
    const aManager = (union?: UnionId) => aPerson(['reminder-rules:manage'], union).name;

    it('are the defaults until a union sets its own; those below follow', async () => {
      expect((await call(aManager(), 'GET', url())).body).toMatchObject({
        setBy: null,
        validFrom: null,
        rules: { clock: DEFAULT_REMINDER_RULES.clock, beforeDeadline: [{ workingDays: 1 }] },
      });
      const set = await call(aManager(federation.rootId), 'POST', url(federation.rootId), { validFrom: today, rules });
      expect(set).toEqual({ status: 201, body: { setBy: federation.rootId, validFrom: today, rules } });
      expect((await call(aManager(), 'GET', url())).body).toEqual(set.body);
    });

    it('of tomorrow do not hold today, and are corrected by setting them again', async () => {
      const manager = aManager();
      const before = (await call(manager, 'GET', url())).body;
      const tomorrow = { validFrom: addDays(today, 1), rules };
      expect(await call(manager, 'POST', url(), tomorrow)).toEqual({ status: 201, body: before });
      expect(await call(manager, 'POST', url(), tomorrow)).toEqual({ status: 201, body: before });
    });

    it.each([
      [
        'without the permission',
        () => aPerson(['visit:log']).name,
        unionIdOf,
        { validFrom: today, rules },
        403,
        'request.not-allowed',
      ],
      [
        'in a union above',
        aManager,
        () => federation.rootId,
        { validFrom: today, rules },
        404,
        'organization.not-found',
      ],
      [
        'from yesterday on',
        aManager,
        unionIdOf,
        { validFrom: addDays(today, -1), rules },
        422,
        'reminder-rules.in-the-past',
      ],
      [
        'with a time that no clock shows',
        aManager,
        unionIdOf,
        { validFrom: today, rules: { ...rules, clock: '9:00' } },
        400,
        'reminder-rules.invalid',
      ],
      [
        'with a step to nobody',
        aManager,
        unionIdOf,
        { validFrom: today, rules: { ...rules, escalations: [{ afterWorkingDays: 1, to: 'king' }] } },
        400,
        'request.invalid',
      ],
      ['that are empty', aManager, unionIdOf, {}, 400, 'request.invalid'],
    ] as const)('are refused %s', async (_, who, where, payload, status, code) => {
      const answer = await call(who(), 'POST', url(where()), payload);
      expect(answer).toMatchObject({ status, body: { code, title: expect.stringMatching(/[\u4e00-\u9fff]/) } });
    });

    function unionIdOf(): UnionId {
      return unionId;
    }
  });
});

function cursor(...values: string[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}
