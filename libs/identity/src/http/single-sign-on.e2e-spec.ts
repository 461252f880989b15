import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { providerOf } from '../app/providers';
import type { ProviderAccess } from '../app/providers/identity-provider';
import { type Agent, aSecondFactor, aSignedInAgent } from '../testing';
import { type Answer, atVersion, browserOf, type IdentityApp, openIdentityApp } from '../testing/identity-app';
import { type OidcServer, startOidcServer } from '../testing/oidc-server';

const OURS = 'http://nuanjia.test';
const CALLBACK = `${OURS}/api/public/single-sign-on/callback`;
const SECRET = 'a secret of the test, long enough to be one';

describe('signing in with an account elsewhere', () => {
  let provider: OidcServer;
  let nj: IdentityApp;
  let agent: Agent;
  let federation: string;
  let providerId: string;
  beforeAll(async () => {
    provider = await startOidcServer(CALLBACK);
    Object.assign(process.env, { PUBLIC_URL: OURS, SSO_ALLOW_HTTP: 'true' });
    nj = await openIdentityApp();
    agent = await aSignedInAgent(nj.platform, { displayName: '同名的人', roles: ['administrator'] });
    federation = await codeOf(agent);
    const added = await add({ kind: 'oidc', name: '市总统一身份', issuer: provider.issuer, clientId: 'nuanjia' });
    providerId = added.body.id;
  });
  afterAll(async () => {
    for (const name of ['PUBLIC_URL', 'SSO_ALLOW_HTTP']) delete process.env[name];
    await nj?.close();
    await provider?.stop();
  });

  const flowOf = (answer: Answer) => `nj_sso=${answer.cookies.find(({ name }) => name === 'nj_sso')!.value}`;
  const add = (given: object, who = agent) =>
    nj.call('POST', 'staff/sign-on-providers', { headers: who.headers, body: { clientSecret: SECRET, ...given } });
  const codeOf = async (who: Agent): Promise<string> =>
    (await nj.database.owner('SELECT code FROM platform.tenant WHERE tenant_id = $1', [who.tenantId]))[0]!.code;
  const offered = async (of: string) => (await nj.call('GET', `public/single-sign-on?federation=${of}`)).body.items;
  const begin = (next = '/today') =>
    nj.call('POST', 'public/single-sign-on', { body: { federation, providerId, next } });
  const link = (who: Agent) =>
    nj.call('POST', 'session/single-sign-on', { headers: who.headers, body: { providerId, next: '/me' } });
  /** The way back of the browser: where it is sent, and the cookies it gets. */
  async function comeBack(at: URL | string, cookie: string) {
    const url = new URL(at);
    const answer = await nj.app.inject({ method: 'GET', url: `${url.pathname}${url.search}`, headers: { cookie } });
    return { status: answer.statusCode, to: answer.headers.location, cookies: answer.cookies };
  }
  async function linked(who: Agent, subject: string) {
    const begun = await link(who);
    const back = await provider.signIn(begun.body.address, subject);
    return comeBack(back, `${flowOf(begun)}; ${who.headers['cookie']}`);
  }
  async function entered(subject: string, device = '') {
    const begun = await begin();
    return comeBack(await provider.signIn(begun.body.address, subject), `${flowOf(begun)}; ${device}`);
  }

  it('is offered by its name, with PKCE, state and nonce in the address', async () => {
    const federationName = expect.stringContaining(federation);
    expect(await offered(federation)).toEqual([{ id: providerId, name: '市总统一身份', federation, federationName }]);
    const { searchParams } = new URL((await begin()).body.address);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
  });

  it('lets nobody in who did not connect his account, whatever his name there', async () => {
    const answer = await entered('somebody');
    expect(answer).toMatchObject({ status: 302, to: '/login?problem=single-sign-on.not-linked' });
    expect(answer.cookies.map(({ name }) => name)).not.toContain('nj_session');
  });

  it('is connected while one is signed in, and opens the same account from then on', async () => {
    expect(await linked(agent, 'subject-1')).toMatchObject({ status: 302, to: '/me' });
    const own = await nj.call('GET', 'session/single-sign-on', { headers: agent.headers });
    expect(own.body.items).toEqual([{ id: providerId, name: '市总统一身份', linkedSince: expect.any(String) }]);
    const answer = await entered('subject-1');
    expect(answer).toMatchObject({ status: 302, to: '/today' });
    const headers = browserOf(answer as never);
    expect((await nj.call('GET', 'session', { headers })).body).toMatchObject({ accountId: agent.accountId });
    const rows = await nj.database.owner('SELECT * FROM identity.external_identity');
    expect(JSON.stringify(rows)).not.toContain('subject-1');
  });

  it('belongs to one account only', async () => {
    const { tenantId, unionId } = agent;
    const other = await aSignedInAgent(nj.platform, { tenantId, unionId });
    expect(await linked(other, 'subject-1')).toMatchObject({ to: '/login?problem=single-sign-on.taken' });
  });

  it('on a device that the account does not know yet, when it knows others, is told to its owner', async () => {
    const { tenantId, unionId } = agent;
    const wary = await aSignedInAgent(nj.platform, { tenantId, unionId });
    await linked(wary, 'subject-wary');
    const told = () =>
      nj.database.owner('SELECT 1 FROM messaging.outbox_message WHERE type = $1 AND payload = $2', [
        'session.opened-on-new-device.v1',
        { accountId: wary.accountId },
      ]);
    const first = await entered('subject-wary');
    expect(await told()).toHaveLength(0);
    const device = first.cookies.find(({ name }) => name === 'nj_device')!;
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    await entered('subject-wary', `nj_device=${device.value}`);
    expect(await told()).toHaveLength(0);
    await entered('subject-wary');
    expect(await told()).toHaveLength(1);
  });

  it('is no way around the second factor', async () => {
    const { tenantId, unionId } = agent;
    const careful = await aSignedInAgent(nj.platform, { tenantId, unionId });
    await linked(careful, 'subject-2');
    await aSecondFactor(nj.platform, careful, null);
    const headers = browserOf((await entered('subject-2')) as never);
    expect((await nj.call('GET', 'session', { headers })).body).toMatchObject({ secondFactor: 'code', unions: [] });
    // Nor may who has only the password connect an account of his own.
    expect(await link(careful)).toMatchObject({ status: 403, body: { code: 'request.prove-again' } });
  });

  it.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
    ['no code', (url: URL) => url.searchParams.delete('code')],
    ['a code of somebody else', (url: URL) => url.searchParams.set('code', 'x'.repeat(43))],
  ])('comes back with %s: nobody is let in', async (_, change) => {
    const begun = await begin();
    const back = await provider.signIn(begun.body.address, 'subject-1');
    change(back);
    expect(await comeBack(back, flowOf(begun))).toMatchObject({ to: '/login?problem=single-sign-on.not-proven' });
  });

  it('comes back in another browser, with the flow of another one, or a second time: nobody is let in', async () => {
    const [begun, other] = [await begin(), await begin()];
    const back = await provider.signIn(begun.body.address, 'subject-1');
    expect(await comeBack(back, '')).toMatchObject({ to: '/login?problem=single-sign-on.begin-anew' });
    expect(await comeBack(back, flowOf(other))).toMatchObject({ to: '/login?problem=single-sign-on.not-proven' });
    expect(await comeBack(back, flowOf(begun))).toMatchObject({ to: '/today' });
    expect(await comeBack(back, flowOf(begun))).toMatchObject({ to: '/login?problem=single-sign-on.not-proven' });
  });

  it('connects nothing for who signed out or is somebody else by then', async () => {
    const { tenantId, unionId } = agent;
    const [one, two] = [
      await aSignedInAgent(nj.platform, { tenantId, unionId }),
      await aSignedInAgent(nj.platform, { tenantId, unionId }),
    ];
    const begun = await link(one);
    const back = await provider.signIn(begun.body.address, 'subject-3');
    const answer = await comeBack(back, `${flowOf(begun)}; ${two.headers['cookie']}`);
    expect(answer).toMatchObject({ to: '/login?problem=single-sign-on.begin-anew' });
    expect((await entered('subject-3')).to).toBe('/login?problem=single-sign-on.not-linked');
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'does not lead to %s afterwards',
    async (next) => {
      const begun = await begin(next);
      const back = await provider.signIn(begun.body.address, 'subject-1');
      expect(await comeBack(back, flowOf(begun))).toMatchObject({ to: '/' });
    },
  );

  it('keeps the secret sealed, gives it to nobody, and records who set it up', async () => {
    const list = (await nj.call('GET', 'staff/sign-on-providers', { headers: agent.headers })).body;
    expect(list).toMatchObject({ callback: CALLBACK, items: [{ id: providerId, hasSecret: true }] });
    const rows = await nj.database.owner('SELECT p::text FROM identity.sign_on_provider p');
    const trail = await nj.database.owner(
      `SELECT e::text, action FROM audit.audit_entry e WHERE subject_type = 'sign-on-provider'`,
    );
    expect(trail).toEqual([expect.objectContaining({ action: 'sign-on-provider.add' })]);
    expect(JSON.stringify([list, rows, trail])).not.toContain(SECRET);
  });

  it('says whether the provider answers', async () => {
    const test = (id: string) => nj.call('POST', `staff/sign-on-providers/${id}/test`, { headers: agent.headers });
    expect((await test(providerId)).body).toMatchObject({ answered: true });
    const wrong = await add({ kind: 'oidc', name: '不在的', issuer: 'http://127.0.0.1:9', clientId: 'x' });
    expect((await test(wrong.body.id)).body).toMatchObject({ answered: false });
    const headers = atVersion(agent.headers, 2);
    const change = await nj.call('POST', `staff/sign-on-providers/${wrong.body.id}/change`, {
      headers,
      body: { enabled: false },
    });
    expect(change.body).toMatchObject({ enabled: false, version: 3 });
    expect((await offered(federation)).map(({ id }: { id: string }) => id)).toEqual([providerId]);
  });

  it('belongs to one federation: another one neither offers it nor lets anybody in by it', async () => {
    const stranger = await aSignedInAgent(nj.platform, { roles: ['administrator'] });
    const other = await codeOf(stranger);
    expect(await offered(other)).toEqual([]);
    const body = { federation: other, providerId };
    expect(await nj.call('POST', 'public/single-sign-on', { body })).toMatchObject({
      status: 404,
      body: { code: 'single-sign-on.not-set-up' },
    });
    expect((await nj.call('GET', 'staff/sign-on-providers', { headers: stranger.headers })).body.items).toEqual([]);
    const same = await add({ kind: 'oidc', name: '别家', issuer: provider.issuer, clientId: 'nuanjia' }, stranger);
    const begun = await nj.call('POST', 'public/single-sign-on', {
      body: { federation: other, providerId: same.body.id },
    });
    const back = await provider.signIn(begun.body.address, 'subject-1');
    expect((await comeBack(back, flowOf(begun))).to).toBe('/login?problem=single-sign-on.not-linked');
  });

  it('ends when its owner disconnects it, and when his account is suspended', async () => {
    await nj.call('POST', 'session/single-sign-on/removal', { headers: agent.headers, body: { providerId } });
    expect((await entered('subject-1')).to).toBe('/login?problem=single-sign-on.not-linked');
    await linked(agent, 'subject-1');
    await nj.database.owner(`UPDATE identity.account SET status = 'suspended' WHERE id = '${agent.accountId}'`);
    expect((await entered('subject-1')).to).toBe('/login?problem=session.suspended');
  });
});

describe('providers with a dialect of their own', () => {
  let server: Server;
  let address: string;
  const asked: string[] = [];
  beforeAll(async () => {
    const answers: Record<string, object> = {
      '/cgi-bin/gettoken': { errcode: 0, access_token: 'company' },
      '/cgi-bin/auth/getuserinfo': { errcode: 0, userid: 'zhangsan' },
      '/v1.0/oauth2/accessToken': { accessToken: 'application' },
      '/v1.0/oauth2/userAccessToken': { accessToken: 'person' },
      '/v1.0/contact/users/me': { unionId: 'union-1', nick: '张三' },
    };
    server = createServer((request, reply) => {
      const url = new URL(request.url!, 'http://x');
      asked.push(`${url.pathname}${url.search} ${String(request.headers['x-acs-dingtalk-access-token'] ?? '')}`.trim());
      reply.setHeader('content-type', 'application/json').end(JSON.stringify(answers[url.pathname] ?? {}));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => server.close());

  const access = (): ProviderAccess => ({
    ...{ issuer: address, clientId: 'corp', clientSecret: 'secret', agentId: '1000002', callback: CALLBACK },
    allowHttp: true,
  });
  const flow = { state: 'the-state', nonce: 'n', verifier: 'v' };

  it('企业微信: the code is redeemed with the token of the company; only its members have a subject', async () => {
    const provider = providerOf('wecom', access());
    expect(await provider.begin(flow)).toContain('appid=corp&agentid=1000002');
    const back = new URL(`${CALLBACK}?code=c1&state=the-state`);
    expect(await provider.complete(back, flow)).toEqual({ issuer: 'wecom:corp', subject: 'zhangsan' });
    expect(asked).toContain('/cgi-bin/auth/getuserinfo?access_token=company&code=c1');
  });

  it('钉钉: comes back with authCode; the person is who the contact says', async () => {
    const provider = providerOf('dingtalk', access());
    expect(await provider.begin(flow)).toContain('client_id=corp');
    const back = new URL(`${CALLBACK}?authCode=c2&state=the-state`);
    expect(await provider.complete(back, flow)).toEqual({ issuer: 'dingtalk:corp', subject: 'union-1' });
    expect(asked).toContain('/v1.0/contact/users/me person');
  });

  it.each(['wecom', 'dingtalk'] as const)('%s: is tried by asking for a token with our secret', async (kind) => {
    await expect(providerOf(kind, access()).probe()).resolves.toBeUndefined();
    await expect(providerOf(kind, { ...access(), issuer: 'http://127.0.0.1:9' }).probe()).rejects.toThrow();
  });

  it.each(['wecom', 'dingtalk'] as const)(
    '%s: a state of another browser is refused before anybody is asked',
    async (kind) => {
      const before = asked.length;
      const back = new URL(`${CALLBACK}?code=c&state=other`);
      await expect(providerOf(kind, access()).complete(back, flow)).rejects.toThrow('no code for this state');
      expect(asked.length).toBe(before);
    },
  );
});
