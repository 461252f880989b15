import { type IdentityApp, openIdentityApp } from './identity-app';
import { AccountRegister } from '../app/account-register';
import { PasswordHasher } from '../app/password-hasher';
import { aSignedInAgent } from './index';
import { systemActor, type TenantId } from '@app/kernel';

export const PASSWORD = '春风十里不如你';

/** Accounts with a password, each in a federation of its own, and the door that they come through. */
export function sessionScene() {
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

  return {
    get nj() {
      return nj;
    },
    anAccount,
    signIn,
  };
}
