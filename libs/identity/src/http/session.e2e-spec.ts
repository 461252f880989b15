import { browserOf } from '../testing/identity-app';
import { AccountRegister } from '../app/account-register';
import { systemActor } from '@app/kernel';
import { PASSWORD, sessionScene } from '../testing/session-scene';

describe('sessions and passwords', () => {
  const scene = sessionScene();
  const { anAccount, signIn } = scene;
  let nj: ReturnType<typeof sessionScene>['nj'];
  beforeAll(() => {
    ({ nj } = scene);
  });

  it('refuses a change without the CSRF token of this very session', async () => {
    const { login } = await anAccount();
    const [mine, other] = [
      browserOf(await signIn({ login, password: PASSWORD })),
      browserOf(await signIn({ login, password: PASSWORD })),
    ];
    const forged = { status: 403, body: { code: 'request.forged' } };
    const cookieOnly = { cookie: mine['cookie']! };
    expect(await nj.call('DELETE', 'session', { headers: cookieOnly })).toMatchObject(forged);
    expect(
      await nj.call('DELETE', 'session', { headers: { ...cookieOnly, 'x-csrf-token': other['x-csrf-token'] } }),
    ).toMatchObject(forged);
    expect(await nj.call('GET', 'session', { headers: cookieOnly })).toMatchObject({ status: 200 });
  });

  it('ends a session when its owner signs out', async () => {
    const { login } = await anAccount();
    const answer = await signIn({ login, password: PASSWORD });
    const headers = browserOf(answer);
    expect(await nj.call('DELETE', 'session', { headers })).toMatchObject({ status: 204 });
    expect(await nj.call('GET', 'session', { headers })).toMatchObject({
      status: 401,
      body: { code: 'request.sign-in-needed' },
    });
  });

  it('lists my sessions, ends one and then all others', async () => {
    const { login } = await anAccount();
    const [a, b, c] = [
      browserOf(await signIn({ login, password: PASSWORD })),
      browserOf(await signIn({ login, password: PASSWORD })),
      browserOf(await signIn({ login, password: PASSWORD })),
    ] as const;
    const list = await nj.call('GET', 'session/list', { headers: a });
    expect(list.body.items).toHaveLength(3);
    expect(list.body.items.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
    const others = list.body.items.filter((one: { current: boolean }) => !one.current);
    await nj.call('POST', `session/list/${others[0].id}/revocation`, { headers: a });
    const alive = async () =>
      Promise.all([a, b, c].map(async (headers) => (await nj.call('GET', 'session', { headers })).status));
    expect((await alive()).filter((status) => status === 200)).toHaveLength(2);
    await nj.call('POST', 'session/list/revocation', { headers: a });
    expect(await alive()).toEqual([200, 401, 401]);
    const again = await nj.call('POST', `session/list/${others[0].id}/revocation`, { headers: a });
    expect(again).toMatchObject({ status: 404, body: { code: 'session.not-found' } });
  });

  it('does not end a session of somebody else', async () => {
    const [mine, his] = [await anAccount(), await anAccount()];
    const headers = browserOf(await signIn({ login: mine.login, password: PASSWORD }));
    const other = browserOf(await signIn({ login: his.login, password: PASSWORD }));
    const [{ id }] = (await nj.call('GET', 'session/list', { headers: other })).body.items;
    expect(await nj.call('POST', `session/list/${id}/revocation`, { headers })).toMatchObject({ status: 404 });
    expect(await nj.call('GET', 'session', { headers: other })).toMatchObject({ status: 200 });
  });

  it.each([
    ['expired', `expires_at = now() - interval '1 second'`],
    ['not used for three days', `last_seen_at = now() - interval '73 hours'`],
    ['revoked', `revoked_at = now()`],
  ])('does not know a session that is %s', async (_, change) => {
    const { login, tenantId } = await anAccount();
    const headers = browserOf(await signIn({ login, password: PASSWORD }));
    expect(await nj.call('GET', 'session/list', { headers })).toMatchObject({ status: 200 });
    await nj.database.owner(`UPDATE identity.session SET ${change} WHERE tenant_id = $1`, [tenantId]);
    expect(await nj.call('GET', 'session/list', { headers })).toMatchObject({ status: 401 });
    expect(await nj.call('GET', 'session', { headers })).toMatchObject({ status: 401 });
  });

  it.each([
    ['an account that was closed', `UPDATE identity.account SET status = 'suspended' WHERE id = $1`, 401],
    ['a role that was taken away', `UPDATE identity.role_grant SET revoked_at = now() WHERE account_id = $1`, 403],
    [
      'a role that ran out',
      `UPDATE identity.role_grant SET valid_from = current_date - 9, valid_until = current_date - 8 WHERE account_id = $1`,
      403,
    ],
  ])('lets %s do nothing more, from one request to the next', async (_, change, status) => {
    const { agent } = await anAccount();
    for (let i = 0; i < 2; i++)
      expect(await nj.call('GET', 'staff/accounts', { headers: agent.headers })).toMatchObject({ status: 200 });
    await nj.database.owner(change, [agent.accountId]);
    expect(await nj.call('GET', 'staff/accounts', { headers: agent.headers })).toMatchObject({ status });
  });

  it('notes when a session was last seen, but not at every request', async () => {
    const { agent } = await anAccount();
    const seen = async () =>
      (
        await nj.database.owner('SELECT last_seen_at::text AS at FROM identity.session WHERE account_id = $1', [
          agent.accountId,
        ])
      )[0].at;
    const before = await seen();
    await nj.call('GET', 'session', { headers: agent.headers });
    expect(await seen()).toBe(before);
    await nj.database.owner(
      `UPDATE identity.session SET last_seen_at = now() - interval '6 minutes' WHERE account_id = $1`,
      [agent.accountId],
    );
    const old = await seen();
    await nj.call('GET', 'session', { headers: agent.headers });
    expect((await seen()) > old).toBe(true);
  });

  it('leaves no tenant behind on the connection of a resolved session', async () => {
    const { agent } = await anAccount();
    for (let i = 0; i < 20; i++) await nj.call('GET', 'session', { headers: agent.headers });
    const { DataSource } = await import('typeorm');
    const rows = await Promise.all(
      Array.from({ length: 12 }, () =>
        nj.app.get(DataSource).query('SELECT count(*)::int AS count FROM identity.session'),
      ),
    );
    expect(new Set(rows.map(([row]) => row.count))).toEqual(new Set([0]));
  });

  it.each([
    ['no cookie', undefined],
    ['a cookie of another shape', 'nj_session=abc'],
    ['a secret of the right shape', `nj_session=00000000-0000-7000-8000-000000000000.${'a'.repeat(43)}`],
  ])('does not know who comes with %s', async (_, cookie) => {
    const headers = cookie === undefined ? {} : { cookie };
    expect(await nj.call('GET', 'session', { headers })).toMatchObject({ status: 401 });
  });

  describe('passwords', () => {
    it('changes my password, ends my other sessions and keeps this one', async () => {
      const { login } = await anAccount();
      const [mine, other] = [
        browserOf(await signIn({ login, password: PASSWORD })),
        browserOf(await signIn({ login, password: PASSWORD })),
      ];
      const body = { current: PASSWORD, password: '山高月小水落石出' };
      expect(await nj.call('POST', 'session/password', { headers: mine, body })).toMatchObject({ status: 204 });
      expect(await nj.call('GET', 'session', { headers: mine })).toMatchObject({ status: 200 });
      expect(await nj.call('GET', 'session', { headers: other })).toMatchObject({ status: 401 });
      expect(await signIn({ login, password: PASSWORD })).toMatchObject({ status: 401 });
      expect(await signIn({ login, password: body.password })).toMatchObject({ status: 200 });
    });

    it('asks for the present password', async () => {
      const { login } = await anAccount();
      const headers = browserOf(await signIn({ login, password: PASSWORD }));
      const body = { current: 'something else', password: '山高月小水落石出' };
      expect(await nj.call('POST', 'session/password', { headers, body })).toMatchObject({
        status: 422,
        body: { code: 'password.wrong' },
      });
    });

    it('does not take the present password for a new one: a one-time password would stay known to who gave it', async () => {
      const { login } = await anAccount();
      const headers = browserOf(await signIn({ login, password: PASSWORD }));
      const change = (current: string, password: string) =>
        nj.call('POST', 'session/password', { headers, body: { current, password } });
      expect(await change(PASSWORD, '山高月小水落石出')).toMatchObject({ status: 204 });
      expect(await change('山高月小水落石出', '山高月小水落石出')).toMatchObject({
        status: 400,
        body: { code: 'password.not-allowed', detail: '新密码不能和原密码一样，请换一个。' },
      });
    });

    it('lets the holder of a one-time password do nothing but change it', async () => {
      const { login, agent, account } = await anAccount({ mustChangePassword: true });
      await nj.platform.uow.run(systemActor(agent.tenantId), (tx) =>
        nj.app.get(AccountRegister).grant(tx, account, {
          unionId: agent.unionId,
          role: 'administrator',
          validFrom: '2020-01-01' as never,
        }),
      );
      const answer = await signIn({ login, password: PASSWORD });
      expect(answer.body).toMatchObject({ mustChangePassword: true, permissions: [] });
      const headers = browserOf(answer);
      expect(await nj.call('GET', 'staff/accounts', { headers })).toMatchObject({ status: 403 });
      const body = { current: PASSWORD, password: '山高月小水落石出' };
      await nj.call('POST', 'session/password', { headers, body });
      expect(await nj.call('GET', 'staff/accounts', { headers })).toMatchObject({ status: 200 });
    });
  });
});
