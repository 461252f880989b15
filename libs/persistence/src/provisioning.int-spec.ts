import { randomBytes } from 'node:crypto';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { provision } from './provisioning';

describe('provisioning', () => {
  let database: TestDatabase;
  const role = `nj_owner_${randomBytes(4).toString('hex')}`;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(async () => {
    await database.owner(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await database.drop();
  });

  const asRole = () =>
    Object.assign(new URL(database.ownerUrl), { username: role, password: 'owner-of-nothing' }).toString();

  it.each(['CREATEROLE', 'BYPASSRLS'])('by a role with %s alone is refused with what it lacks', async (attribute) => {
    await database.owner(`DROP ROLE IF EXISTS ${role}`);
    await database.owner(`CREATE ROLE ${role} LOGIN ${attribute} PASSWORD 'owner-of-nothing'`);
    await expect(provision(asRole())).rejects.toThrow(`${role} must be a superuser, or have CREATEROLE and BYPASSRLS`);
  });

  it('by a role with both goes as far as the roles that another one has made', async () => {
    await database.owner(`ALTER ROLE ${role} CREATEROLE BYPASSRLS`);
    await expect(provision(asRole())).rejects.toThrow(/permission denied to alter role/);
  });
});
