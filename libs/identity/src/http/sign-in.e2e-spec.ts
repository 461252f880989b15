import { browserOf } from '../testing/identity-app';
import { PASSWORD, sessionScene } from '../testing/session-scene';

describe('signing in', () => {
  const scene = sessionScene();
  const { anAccount, signIn } = scene;
  let nj: ReturnType<typeof sessionScene>['nj'];
  beforeAll(() => {
    ({ nj } = scene);
  });

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

  it('on a device that the account does not know yet, when it knows others, is told to its owner', async () => {
    const { login, account } = await anAccount();
    const told = async () =>
      (
        await nj.database.owner(`SELECT 1 FROM messaging.outbox_message WHERE payload = $1 AND type = $2`, [
          { accountId: account.id },
          'session.opened-on-new-device.v1',
        ])
      ).length;
    const first = await signIn({ login, password: PASSWORD });
    expect(await told()).toBe(0);
    const cookie = `nj_device=${first.cookies.find(({ name }) => name === 'nj_device')!.value}`;
    const body = { login, password: PASSWORD };
    await nj.call('POST', 'session', { body, address: '10.6.1.1', headers: { cookie } });
    expect(await told()).toBe(0);
    await signIn(body);
    expect(await told()).toBe(1);
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
