import { type Agent, aSecondFactor, aSignedInAgent } from '../testing';
import { atVersion, browserOf, type IdentityApp, openIdentityApp } from '../testing/identity-app';
import { codeAt } from '../data/totp';

const PASSWORD = '山高月小水落石出';
const now = (): Date => new Date();
/** By the clock of a phone that is a step ahead: its code was not used for the set-up, and is taken for two steps. */
const ahead = (): Date => new Date(Date.now() + 30_000);

describe('the second factor', () => {
  let nj: IdentityApp;
  let administrator: Agent;
  beforeAll(async () => {
    nj = await openIdentityApp();
    administrator = await aSignedInAgent(nj.platform);
  });
  afterAll(() => nj?.close());

  const { tenantOf, shape } = {
    tenantOf: () => ({ tenantId: administrator.tenantId, unionId: administrator.unionId }),
    shape: { secondFactorRoles: ['cashier'], graceDays: 0, freshMinutes: 10, idleMinutes: 60 },
  };
  const set = (body: object, version: number) =>
    nj.call('POST', 'staff/sign-in-policy', { headers: atVersion(administrator.headers, version), body });

  /** Somebody whose password is known, signed in. */
  async function somebody(login: string, role: string | null): Promise<Record<string, string>> {
    const body = {
      ...{ unionId: administrator.unionId, displayName: login, login },
      grants: role ? [{ unionId: administrator.unionId, role, validFrom: '2026-01-01' }] : [],
    };
    const opened = await nj.call('POST', 'staff/accounts', { headers: administrator.headers, body });
    const first = await nj.call('POST', 'session', { body: { login, password: opened.body.oneTimePassword } });
    const changed = { current: opened.body.oneTimePassword, password: PASSWORD };
    expect((await nj.call('POST', 'session/password', { headers: browserOf(first), body: changed })).status).toBe(204);
    return signIn(login);
  }
  const signIn = async (login: string) =>
    browserOf(await nj.call('POST', 'session', { body: { login, password: PASSWORD } }));
  const session = async (headers: object) => (await nj.call('GET', 'session', { headers })).body;

  /** Sets the factor of the session's account with the present code, which is taken for two steps. */
  async function setUp(headers: object): Promise<{ secret: string; codes: string[] }> {
    const offer = await nj.call('POST', 'session/second-factor/set-up', { headers, body: { password: PASSWORD } });
    expect(offer.body.address).toContain('otpauth://totp/');
    const code = codeAt(offer.body.secret, now());
    const done = await nj.call('POST', 'session/second-factor/confirmation', { headers, body: { code } });
    expect(done).toMatchObject({ status: 200 });
    return { secret: offer.body.secret, codes: done.body.codes };
  }
  const give = (headers: object, code: string) => nj.call('POST', 'session/second-factor', { headers, body: { code } });

  it('is set with the password and a first code, and asked of every other session from then on', async () => {
    const [phone, desk] = [await somebody('sun', 'officer'), await signIn('sun')];
    const wrong = await nj.call('POST', 'session/second-factor/set-up', { headers: phone, body: { password: 'x' } });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'password.wrong' } });
    const { secret, codes } = await setUp(phone);
    expect(new Set(codes).size).toBe(10);
    expect(await session(phone)).toMatchObject({ secondFactor: 'nothing', secondFactorSet: true });
    expect(await session(desk)).toMatchObject({ secondFactor: 'code', unions: [], permissions: [] });
    expect((await nj.call('GET', 'staff/unions', { headers: desk })).status).toBe(403);
    expect(await give(desk, '000000')).toMatchObject({ status: 422, body: { code: 'second-factor.wrong' } });
    const code = codeAt(secret, ahead());
    expect(await give(desk, code)).toMatchObject({ status: 200, body: { secondFactor: 'nothing' } });
    expect((await nj.call('GET', 'staff/unions', { headers: desk })).status).toBe(200);
    // The same code does not open a third door.
    const third = await signIn('sun');
    expect(await give(third, code)).toMatchObject({ status: 422, body: { code: 'second-factor.used' } });
    expect(await give(third, codes[0]!.toLowerCase())).toMatchObject({ status: 200 });
    expect(await give(await signIn('sun'), codes[0]!)).toMatchObject({ body: { code: 'second-factor.wrong' } });
    const own = await nj.call('GET', 'session/second-factor', { headers: phone });
    expect(own.body).toMatchObject({ codesLeft: 9, required: false });
  });

  it('one code that two sessions send at once opens one of them', async () => {
    const headers = await somebody('qian', 'officer');
    const { secret } = await setUp(headers);
    const doors = [await signIn('qian'), await signIn('qian'), await signIn('qian')];
    const code = codeAt(secret, ahead());
    const answers = await Promise.all(doors.map((door) => give(door, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('guessing stops after five', async () => {
    const headers = await somebody('li.guess', 'officer');
    const { secret } = await setUp(headers);
    const door = await signIn('li.guess');
    for (let i = 0; i < 5; i++) expect((await give(door, '00000' + i)).status).toBe(422);
    expect(await give(door, codeAt(secret, ahead()))).toMatchObject({ status: 429 });
  });

  it('is kept sealed, its recovery codes hashed', async () => {
    const rows = await nj.database.owner(
      `SELECT f.secret_sealed, f.pending_sealed, r.code_mac FROM identity.second_factor f
       JOIN identity.recovery_code r USING (tenant_id, account_id)`,
    );
    expect(rows.length).toBeGreaterThan(9);
    for (const { secret_sealed, code_mac } of rows) {
      expect(secret_sealed.length).toBeGreaterThan(40);
      expect(code_mac.length).toBe(32);
    }
  });

  it('is required by role, by the rule of the federation, after the grace', async () => {
    const cashier = await somebody('zhao', 'cashier');
    expect(await session(cashier)).toMatchObject({ secondFactor: 'nothing', secondFactorDue: null });
    expect(await set({ ...shape, graceDays: 7 }, 0)).toMatchObject({ status: 200, body: { version: 1, graceDays: 7 } });
    expect(await session(cashier)).toMatchObject({ secondFactor: 'nothing', secondFactorDue: expect.any(String) });
    expect(await set(shape, 0)).toMatchObject({ status: 412 });
    expect(await set(shape, 1)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await session(cashier)).toMatchObject({ secondFactor: 'set-up', unions: [] });
    expect((await nj.call('GET', 'staff/unions', { headers: cashier })).status).toBe(403);
    const { secret } = await setUp(cashier);
    expect((await nj.call('GET', 'staff/unions', { headers: cashier })).status).toBe(200);
    const removal = await nj.call('POST', 'session/second-factor/removal', {
      headers: cashier,
      body: { code: codeAt(secret, ahead()) },
    });
    expect(removal).toMatchObject({ status: 422, body: { code: 'second-factor.required' } });
    // Nobody else is asked.
    expect(await session(administrator.headers)).toMatchObject({ secondFactor: 'nothing', secondFactorDue: null });
  });

  it('a rule is set by the administrator of the whole federation only', async () => {
    const body = { code: 'x1', name: '甲工会', kind: 'union', parentId: administrator.unionId };
    const union = await nj.call('POST', 'staff/unions', { headers: administrator.headers, body });
    const below = await aSignedInAgent(nj.platform, { ...tenantOf(), unionId: union.body.id });
    const answer = await nj.call('POST', 'staff/sign-in-policy', { headers: atVersion(below.headers, 2), body: shape });
    expect(answer).toMatchObject({ status: 403, body: { code: 'sign-in-policy.not-yours' } });
  });

  it('is asked again for giving a role when it was given more than ten minutes ago', async () => {
    const other = await aSignedInAgent(nj.platform, tenantOf());
    const phone = await aSecondFactor(nj.platform, other, 11);
    const target = await aSignedInAgent(nj.platform, { ...tenantOf(), roles: [] });
    const grant = () =>
      nj.call('POST', `staff/accounts/${target.accountId}/grants`, {
        headers: other.headers,
        body: { unionId: other.unionId, role: 'officer', validFrom: '2026-01-01' },
      });
    expect(await grant()).toMatchObject({ status: 403, body: { code: 'request.prove-again' } });
    expect((await nj.call('GET', 'staff/accounts', { headers: other.headers })).status).toBe(200);
    expect((await give(other.headers, phone.code(now()))).status).toBe(200);
    expect((await grant()).status).toBe(201);
  });

  it('a lost phone: the administrator takes the factor away, with a reason; all sessions end', async () => {
    const owner = await aSignedInAgent(nj.platform, { ...tenantOf(), roles: ['officer'] });
    const path = `staff/accounts/${owner.accountId}`;
    const read = () => nj.call('GET', path, { headers: administrator.headers });
    expect((await read()).body).toMatchObject({ secondFactorSince: null });
    expect((await read()).body.openActions).not.toContain('reset-second-factor');
    await aSecondFactor(nj.platform, owner);
    const { version, secondFactorSince } = (await read()).body;
    expect(secondFactorSince).toEqual(expect.any(String));
    const headers = atVersion(administrator.headers, version);
    const body = { reason: '手机丢了' };
    expect(await nj.call('POST', `${path}/second-factor-reset`, { headers, body })).toMatchObject({
      status: 200,
      body: { secondFactorSince: null },
    });
    expect((await nj.call('GET', 'session', { headers: owner.headers })).status).toBe(401);
  });

  it('a session that was idle for longer than the rule says has ended', async () => {
    const idle = await aSignedInAgent(nj.platform, tenantOf());
    const age = (minutes: number) =>
      nj.database.owner(
        `UPDATE identity.session SET last_seen_at = now() - interval '${minutes} minutes' WHERE account_id = '${idle.accountId}'`,
      );
    await age(59);
    expect((await nj.call('GET', 'session', { headers: idle.headers })).status).toBe(200);
    await age(61);
    expect((await nj.call('GET', 'session', { headers: idle.headers })).status).toBe(401);
  });
});
