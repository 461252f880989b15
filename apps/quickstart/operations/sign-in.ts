import { randomBytes } from 'node:crypto';
import { AccountRegister, PasswordHasher } from '@app/identity';
import { systemActor, type TenantId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { TenantRegister, UnitOfWork } from '@app/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Signs in as a person would, with an account made for it, and reads a page. For a scratch copy: the account stays there.
 * Throws when a step is refused; says what was done.
 */
export async function trySignIn(app: NestFastifyApplication): Promise<string> {
  const [tenant] = await app.get(TenantRegister).all();
  if (!tenant) return 'no federation yet, nobody to sign in';
  const login = `drill-${randomBytes(4).toString('hex')}`;
  const password = randomBytes(18).toString('base64url');
  await makeAccount(app, tenant.tenantId, login, password);
  const payload = { login, password, federation: tenant.code };
  const signedIn = await app.inject({ method: 'POST', url: '/api/session', payload });
  if (signedIn.statusCode !== 200) throw new Error(`the sign-in was answered ${signedIn.statusCode}`);
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const url of ['/api/session', '/api/staff/members?limit=5']) {
    const answer = await app.inject({ method: 'GET', url, headers: { cookie } });
    if (answer.statusCode !== 200) throw new Error(`${url} was answered ${answer.statusCode}`);
  }
  return `signed in to ${tenant.name}, read the members`;
}

async function makeAccount(app: NestFastifyApplication, tenantId: TenantId, login: string, password: string) {
  const directory = app.get(OrganizationDirectory);
  const register = app.get(AccountRegister);
  const passwordHash = await app.get(PasswordHasher).hash(password);
  await app.get(UnitOfWork).run(systemActor(tenantId), async (tx) => {
    const { id: unionId } = await directory.root(tx);
    const named = { displayName: '演练', login, passwordHash, mustChangePassword: false };
    const account = await register.create(tx, { unionId, ...named });
    await register.grant(tx, account, { unionId, role: 'group-leader', validFrom: await directory.today(tx) });
  });
}
