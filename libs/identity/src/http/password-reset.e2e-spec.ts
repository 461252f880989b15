import { systemActor } from '@app/kernel';
import { AccountRegister } from '../app/account-register';
import { PasswordHasher } from '../app/password-hasher';
import { PasswordResetService } from '../app/password-reset.service';
import { type Agent, aSignedInAgent } from '../testing';
import { type IdentityApp, openIdentityApp } from '../testing/identity-app';

const [OLD, NEW] = ['春风十里不如你', '山高月小水落石出'];

describe('a forgotten password', () => {
  let nj: IdentityApp;
  let agent: Agent;
  let accountId: string;
  beforeAll(async () => {
    nj = await openIdentityApp();
    agent = await aSignedInAgent(nj.platform);
    const passwordHash = await new PasswordHasher().hash(OLD);
    const { unionId } = agent;
    const account = { unionId, displayName: '王甲', login: 'wang.jia', passwordHash, mustChangePassword: false };
    accountId = await nj.platform.uow.run(
      systemActor(agent.tenantId),
      async (tx) => (await nj.app.get(AccountRegister).create(tx, account)).id,
    );
  });
  afterAll(() => nj?.close());

  const ask = (login: string, address = '10.1.0.1') =>
    nj.call('POST', 'public/password-resets', { body: { login }, address });
  const asked = () =>
    nj.database.owner(`SELECT payload FROM messaging.outbox_message WHERE type = 'password-reset.asked.v1'`);
  const issue = () =>
    nj.platform.uow.run(systemActor(agent.tenantId), (tx) =>
      nj.app.get(PasswordResetService).issue(tx, accountId as never),
    );
  const complete = (token: string, password = NEW, address = '10.1.0.9') =>
    nj.call('POST', 'public/password-resets/completion', { body: { token, password }, address });
  const signIn = (password: string) => nj.call('POST', 'session', { body: { login: 'wang.jia', password } });

  it('is answered the same whether the login exists or not; what is announced holds an id only', async () => {
    const [known, unknown] = [await ask('Wang.Jia'), await ask('nobody.here')];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(await asked()).toEqual([{ payload: { accountId } }]);
  });

  it('of one login sends three links an hour, and does not say so', async () => {
    for (let i = 0; i < 6; i++) expect((await ask('wang.jia', `10.2.0.${i}`)).status).toBe(204);
    expect((await asked()).length).toBe(3);
  });

  it('is set anew by the link, once; every session ends', async () => {
    const token = (await issue())!;
    const before = await signIn(OLD);
    expect(before.status).toBe(200);
    expect(await complete(token, '12345678')).toMatchObject({ status: 400, body: { code: 'password.not-allowed' } });
    expect((await complete(token)).status).toBe(204);
    const cookie = before.cookies.find(({ name }) => name === 'nj_session')!.value;
    expect((await nj.call('GET', 'session', { headers: { cookie: `nj_session=${cookie}` } })).status).toBe(401);
    expect((await signIn(NEW)).status).toBe(200);
    expect(await complete(token)).toMatchObject({ status: 422, body: { code: 'password-reset.not-valid' } });
  });

  it('a newer link ends the one before it; half an hour ends every one', async () => {
    const [first, second] = [(await issue())!, (await issue())!];
    expect((await complete(first)).status).toBe(422);
    await nj.database.owner(`UPDATE identity.password_reset SET expires_at = now() - interval '1 second'`);
    expect((await complete(second)).status).toBe(422);
    expect((await issue())!).not.toBe(second);
  });

  it('two who use a link at once: one does', async () => {
    const token = (await issue())!;
    const answers = await Promise.all([complete(token), complete(token), complete(token)]);
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
  });

  it('a link of a suspended account opens nothing; its secret is not in the database', async () => {
    const token = (await issue())!;
    const rows = await nj.database.owner('SELECT * FROM identity.password_reset');
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[1]);
    await nj.database.owner(`UPDATE identity.account SET status = 'suspended' WHERE id = $1`, [accountId]);
    expect((await complete(token)).status).toBe(422);
    expect(await issue()).toBeNull();
  });

  it.each(['', 'x', 'a.b', `00000000-0000-7000-8000-000000000000.${'a'.repeat(43)}`])(
    'refuses the token %j',
    async (t) => {
      expect((await complete(t, NEW, '10.1.0.8')).status).toBeGreaterThanOrEqual(400);
    },
  );
});
