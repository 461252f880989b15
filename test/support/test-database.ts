import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { provision, type ProvisionedDatabase } from '@app/persistence';

export interface TestDatabase extends ProvisionedDatabase {
  /** SQL as the owner, past every policy: for what a spec must see or break behind the application's back. */
  owner(text: string, values?: unknown[]): Promise<any[]>;
  drop(): Promise<void>;
  /** Ends its use here and leaves it as `name`, for others to copy. */
  keepAs(admin: Client, name: string): Promise<void>;
}

/** A database of its own for one spec file: a copy of the migrated template, or of another that nobody is connected to. */
export async function openTestDatabase(template = process.env.TEST_TEMPLATE!): Promise<TestDatabase> {
  const adminUrl = process.env.TEST_DATABASE_URL!;
  const name = `nj_test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const urls = await provision(url.toString());
  const owner = new Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  return {
    ...urls,
    owner: async (text, values) => (await owner.query(text, values)).rows,
    drop: async () => {
      await owner.end();
      await admin.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await admin.end();
    },
    keepAs: async (by, kept) => {
      await owner.end();
      await admin.end();
      await by.query(`ALTER DATABASE "${name}" RENAME TO "${kept}"`);
    },
  };
}
