import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemActor } from '@app/kernel';
import { aSignedInAgent, type Agent } from '@app/identity/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { eventually } from '@app/messaging/testing';
import { openTestApi, type TestApi } from '../../../../test/support/test-api';
import { MessageService } from '../index';

interface Listening {
  /** What came so far. */
  text(): string;
  readonly ended: () => boolean;
  stop(): void;
}

describe('the live figures of a person', () => {
  let api: TestApi;
  let agent: Agent;
  let key = 0;
  const open: Listening[] = [];

  beforeAll(async () => {
    api = await openTestApi();
    await api.app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    for (const one of open) one.stop();
    await api.close();
  });
  beforeEach(async () => {
    agent = await aSignedInAgent({ uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) });
  });

  const listen = (headers: Record<string, string> = {}): Promise<Listening> =>
    new Promise((resolve, reject) => {
      const { port } = api.app.getHttpServer().address() as AddressInfo;
      const call = http.get(
        { host: '127.0.0.1', port, path: '/api/messages/stream', headers: { ...agent.headers, ...headers } },
        (answer) => {
          let text = '';
          let ended = false;
          answer.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
          answer.once('close', () => (ended = true));
          answer.once('error', () => (ended = true));
          expect(answer.headers['content-type']).toContain('text/event-stream');
          const listening = { text: () => text, ended: () => ended, stop: () => call.destroy() };
          open.push(listening);
          resolve(listening);
        },
      );
      call.once('error', reject);
    });
  const tell = () =>
    api.app.get(UnitOfWork).run(systemActor(agent.tenantId), (tx) =>
      api.app.get(MessageService).send(tx, {
        ...{ to: [agent.accountId], template: 'payment.waiting', parameters: { count: 1 }, link: null },
        key: `live-${(key += 1)}`,
      }),
    );
  const last = ({ text }: Listening) => [...text().matchAll(/data: (\{.*\})/g)].at(-1)?.[1];
  const lastId = ({ text }: Listening) => [...text().matchAll(/^id: (.*)$/gm)].at(-1)?.[1];

  it('come at once, and again with every message and with reading it', async () => {
    const page = await listen();
    await eventually(() => last(page) === '{"unread":0,"fresh":0}');
    await tell();
    await eventually(() => last(page) === '{"unread":1,"fresh":1}');
    await api.app.inject({
      method: 'POST',
      url: '/api/messages/read-all',
      headers: agent.headers,
      payload: { upTo: lastId(page) },
    });
    await eventually(() => last(page) === '{"unread":0,"fresh":0}');
  });

  it('taken up again say what came in between', async () => {
    await tell();
    const first = await listen();
    await eventually(() => lastId(first) !== undefined);
    first.stop();
    await tell();
    await tell();
    const again = await listen({ 'last-event-id': lastId(first)! });
    await eventually(() => last(again) === '{"unread":3,"fresh":2}');
  });

  it('are another’s alone when they are his', async () => {
    const mine = await listen();
    await eventually(() => last(mine) !== undefined);
    const before = agent;
    agent = await aSignedInAgent({ uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) });
    const his = await listen();
    await tell();
    await eventually(() => last(his) === '{"unread":1,"fresh":1}');
    expect(last(mine)).toBe('{"unread":0,"fresh":0}');
    agent = before;
  });

  it('end when the person signs out', async () => {
    const page = await listen();
    await eventually(() => last(page) !== undefined);
    await api.app.inject({ method: 'DELETE', url: '/api/session', headers: agent.headers });
    await eventually(() => page.ended());
  });

  it('are for six pages of a person: the oldest gives way', async () => {
    const pages: Listening[] = [];
    for (let i = 0; i < 7; i++) pages.push(await listen());
    await eventually(() => pages[0]!.ended());
    expect(pages.slice(1).every((page) => !page.ended())).toBe(true);
  });
});

describe('the calendar of a person', () => {
  let api: TestApi;
  let agent: Agent;

  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    agent = await aSignedInAgent({ uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) });
  });
  const call = (method: 'GET' | 'POST', url: string, headers: Record<string, string> = { ...agent.headers }) =>
    api.app.inject({ method, url, headers });
  const newAddress = async (): Promise<string> => (await call('POST', '/api/messages/calendar')).json().path;

  it('is read by its address alone, until a new one is made or it is ended', async () => {
    const first = await newAddress();
    const feed = await call('GET', first, {});
    expect(feed).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/calendar; charset=utf-8' } });
    expect(feed.body).toMatch(/^BEGIN:VCALENDAR[^]*END:VCALENDAR/);
    expect((await call('GET', '/api/messages/calendar')).json().readAt).not.toBeNull();
    const second = await newAddress();
    expect((await call('GET', first, {})).statusCode).toBe(404);
    expect((await call('GET', second, {})).statusCode).toBe(200);
    await call('POST', '/api/messages/calendar/revocation');
    expect((await call('GET', second, {})).statusCode).toBe(404);
    expect((await call('GET', '/api/messages/calendar')).json()).toEqual({ createdAt: null, readAt: null });
  });

  it('is not read over and over', async () => {
    const address = await newAddress();
    expect((await call('GET', address, {})).statusCode).toBe(200);
    expect((await call('GET', address, {})).statusCode).toBe(429);
  });

  it.each(['x', 'AAAA', 'a'.repeat(54), '%00', '..%2f..%2fetc'])('is not at %p', async (token) => {
    const answer = await call('GET', `/api/public/calendar/${token}`, {});
    expect([400, 404]).toContain(answer.statusCode);
  });

  it('is kept as a hash: who reads the database does not have the address', async () => {
    const address = await newAddress();
    const [row] = await api.database.owner('SELECT * FROM notifications.calendar_feed WHERE account_id = $1', [
      agent.accountId,
    ]);
    expect(JSON.stringify(row)).not.toContain(address.split('/').at(-1));
    expect(row.token_mac).toHaveLength(32);
  });
});
