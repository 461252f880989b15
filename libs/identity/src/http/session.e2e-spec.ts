import { browserOf, type IdentityApp, openIdentityApp } from '../testing/identity-app';
import { AccountRegister } from '../app/account-register';
import { PasswordHasher } from '../app/password-hasher';
import { aSignedInAgent } from '../testing';
import { systemActor, type TenantId } from '@app/kernel';

const PASSWORD = '春风十里不如你';

describe('signing in and out', () => {
  let nj: IdentityApp;
  let passwordHash: string;
  let address = 1;

  beforeAll(async () => {
    nj = await openIdentityApp();
    passwordHash = await new PasswordHasher().hash(PASSWORD);
  });
  afterAll(() => nj?.close());

  /** An account with a password in a federation of its own; returns what is needed to sign in. */
  async function anAccount(overrides: { login?: string; phone?: string; mustChangePassword?: boolean } = {}) {
    const agent = await aSignedInAgent(nj.platform);
    const login = overrides.login ?? `wang.${agent.login}`;
    const account = await nj.platform.uow.run(systemActor(agent.tenantId), (tx) =>
      nj.app.get(AccountRegister).create(tx, {
        unionId: agent.unionId,
        displayName: '王甲',
        login,
        phone: overrides.phone ?? null,
        passwordHash,
        mustChangePassword: overrides.mustChangePassword ?? false,
      }),
    );
    const [tenant] = await nj.database.owner('SELECT code FROM platform.tenant WHERE tenant_id = $1', [agent.tenantId]);
    return { agent, login, account, federation: tenant.code as string, tenantId: agent.tenantId as TenantId };
  }

  const signIn = (body: object, from = `10.0.0.${address++ % 250}`) =>
    nj.call('POST', 'session', { body, address: from });

  it('gives a session as httpOnly cookie, a readable CSRF token, and who one is', async () => {
    const { login, account, federation } = await anAccount();
    const answer = await signIn({ login: login.toUpperCase(), password: PASSWORD });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        accountId: account.id,
        displayName: '王甲',
        audience: 'member',
        mustChangePassword: false,
        permissions: [],
        unions: [],
        federation: { code: federation },
      },
    });
    const [session, csrf] = ['nj_session', 'nj_csrf'].map((name) => answer.cookies.find((one) => one.name === name));
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(session!['secure']).toBeUndefined();
    expect(csrf!['httpOnly']).toBeUndefined();
    expect(csrf!.value).toBe(answer.body.csrfToken);
    expect((await nj.call('GET', 'session', { headers: browserOf(answer) })).body).toEqual(answer.body);
  });

  it('keeps the secret nowhere in the database', async () => {
    const { login } = await anAccount();
    const answer = await signIn({ login, password: PASSWORD });
    const secret = answer.cookies.find((one) => one.name === 'nj_session')!.value.split('.')[1]!;
    const rows = await nj.database.owner(`SELECT encode(token_hash, 'escape') AS hash FROM identity.session`);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('takes the phone number as a login, which is kept encrypted', async () => {
    await anAccount({ phone: '120 0000 0017' });
    expect(await signIn({ login: '12000000017', password: PASSWORD })).toMatchObject({ status: 200 });
    const rows = await nj.database.owner('SELECT * FROM identity.account WHERE phone_mac IS NOT NULL');
    expect(JSON.stringify(rows)).not.toContain('12000000017');
  });

  it('says the same of a wrong password and of a login that nobody has', async () => {
    const { login } = await anAccount();
    const [wrong, unknown] = [
      await signIn({ login, password: 'not the password' }),
      await signIn({ login: 'nobody.at.all', password: PASSWORD }),
    ];
    expect(wrong).toMatchObject({
      status: 401,
      body: { code: 'session.wrong', detail: expect.stringContaining('4 次') },
    });
    const { traceId: _a, ...first } = wrong.body;
    const { traceId: _b, ...second } = unknown.body;
    expect(first).toEqual(second);
  });

  it.each(['known', 'unknown'])(
    'shuts the door for a %s login after five wrong passwords, whatever the sixth is',
    async (who) => {
      const { login } = await anAccount();
      const name = who === 'known' ? login : `${login}.unknown`;
      for (let i = 0; i < 5; i++)
        expect(await signIn({ login: name, password: `wrong ${i}` }, '10.3.0.1')).toMatchObject({ status: 401 });
      const answer = await signIn({ login: name, password: PASSWORD }, '10.3.0.1');
      expect(answer).toMatchObject({ status: 429, body: { code: 'session.locked-out' } });
      expect(answer.body.detail).toMatch(/请在 \d\d:\d\d 以后再试/);
      expect(answer.cookies).toEqual([]);
    },
  );

  it('opens the door again when the time is over', async () => {
    const { login, tenantId } = await anAccount();
    for (let i = 0; i < 6; i++) await signIn({ login, password: `wrong ${i}` }, '10.3.0.2');
    expect(await signIn({ login, password: PASSWORD }, '10.3.0.2')).toMatchObject({ status: 429 });
    await nj.database.owner(
      `UPDATE identity.login_attempt SET window_ends_at = now() - interval '1 second' WHERE tenant_id = $1`,
      [tenantId],
    );
    expect(await signIn({ login, password: PASSWORD }, '10.3.0.2')).toMatchObject({ status: 200 });
  });

  it('who guesses wrong shuts out himself, not the owner at another address', async () => {
    const { login } = await anAccount();
    for (let i = 0; i < 6; i++) await signIn({ login, password: `wrong ${i}` }, '10.4.0.1');
    expect(await signIn({ login, password: PASSWORD }, '10.4.0.1')).toMatchObject({ status: 429 });
    expect(await signIn({ login, password: PASSWORD }, '10.4.0.2')).toMatchObject({ status: 200 });
  });

  it('guesses from many addresses shut out strange devices, never one that the account knows', async () => {
    const { login } = await anAccount();
    const first = await signIn({ login, password: PASSWORD });
    const device = first.cookies.find(({ name }) => name === 'nj_device')!;
    expect(device).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    for (let i = 0; i < 21; i++) await signIn({ login, password: `wrong ${i}` }, `10.5.${i}.1`);
    const [strange, known] = [
      await signIn({ login, password: PASSWORD }, '10.6.0.1'),
      await nj.call('POST', 'session', {
        body: { login, password: PASSWORD },
        address: '10.6.0.2',
        headers: { cookie: `nj_device=${device.value}` },
      }),
    ];
    expect([strange.status, known.status]).toEqual([429, 200]);
    const rows = await nj.database.owner('SELECT device_hash FROM identity.known_device');
    expect(JSON.stringify(rows)).not.toContain(device.value);
  });

  it('a device that the account knows guesses ten times, and is of no use for another account', async () => {
    const [mine, his] = [await anAccount(), await anAccount()];
    const first = await signIn({ login: mine.login, password: PASSWORD });
    const cookie = `nj_device=${first.cookies.find(({ name }) => name === 'nj_device')!.value}`;
    const guess = async (login: string, from: string) => {
      const statuses: number[] = [];
      for (let i = 0; i < 12; i++) {
        const body = { login, password: `wrong ${i}` };
        statuses.push((await nj.call('POST', 'session', { body, address: from, headers: { cookie } })).status);
      }
      return statuses.filter((status) => status === 401).length;
    };
    expect([await guess(mine.login, '10.7.0.1'), await guess(his.login, '10.7.0.2')]).toEqual([10, 5]);
  });

  it('lets no more than twenty of fifty guesses from fifty addresses at once be judged', async () => {
    const { login } = await anAccount();
    const guesses = await Promise.all(
      Array.from({ length: 50 }, (_, i) => signIn({ login, password: `guess ${i}` }, `10.9.${i}.1`)),
    );
    const judged = guesses.filter((guess) => guess.status === 401);
    expect(judged).toHaveLength(20);
    expect(guesses.filter((guess) => guess.status === 429)).toHaveLength(30);
  });

  it('throttles an address that tries many logins', async () => {
    const tries = [];
    for (let i = 0; i < 41; i++)
      tries.push((await signIn({ login: `someone.${i}`, password: 'guess guess' }, '10.77.0.1')).status);
    expect(tries.slice(0, 40).every((status) => status === 401)).toBe(true);
    expect(tries[40]).toBe(429);
  });

  it('asks which federation when several have the login', async () => {
    const [first, second] = [await anAccount({ login: 'zhang.tong' }), await anAccount({ login: 'zhang.tong' })];
    expect(await signIn({ login: 'zhang.tong', password: PASSWORD })).toMatchObject({
      status: 400,
      body: { code: 'session.federation-needed' },
    });
    for (const { federation, account } of [first, second])
      expect(await signIn({ login: 'zhang.tong', password: PASSWORD, federation })).toMatchObject({
        status: 200,
        body: { accountId: account.id },
      });
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

  describe('what bad input gets', () => {
    it.each([
      [{ login: '', password: 'x' }, 'login'],
      [{ login: 'a' }, 'password'],
      [{ login: 'a', password: 'x', role: 'chair' }, 'role'],
      [{ login: { $ne: null }, password: 'x' }, 'login'],
    ])('%j is refused and names the field', async (body, field) => {
      const answer = await signIn(body);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect(answer.body.fields.map((fault: { field: string }) => fault.field)).toContain(field);
    });
  });
});
