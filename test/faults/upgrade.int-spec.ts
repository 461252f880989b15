import { AuditSealing, migrate, MIGRATIONS, provision, SnakeNaming } from '@app/persistence';
import { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { openDemoCity } from '../support/demo-city';
import type { TestApi } from '../support/test-api';

jest.setTimeout(300_000);

/** The migrations of the first release (0.1.0): an installation of it is brought up to date from here. */
const FIRST_RELEASE = MIGRATIONS.slice(
  0,
  MIGRATIONS.findIndex(({ name }) => name === 'SheetKindsByForm1790000018950') + 1,
);
const TENANT = '019a0000-0000-7000-8000-000000000001';
const namesOf = (migrations: readonly { name: string }[]) => migrations.map(({ name }) => name);

/** All that the catalog says of our tables: columns, constraints, indexes, policies, triggers, functions, grants. */
const SHAPE = `
  SELECT 'column ' || c.table_schema || '.' || c.table_name || '.' || c.column_name || ' ' || c.data_type || ' ' || c.is_nullable
    || ' ' || coalesce(c.column_default, '') AS line
  FROM information_schema.columns c
  WHERE c.table_schema NOT IN ('pg_catalog', 'information_schema', 'bullmq') AND c.table_name <> 'schema_migration'
  UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
  FROM pg_constraint WHERE connamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'bullmq', 'public')
  UNION ALL SELECT 'index ' || indexdef FROM pg_indexes
  WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'bullmq', 'public')
  UNION ALL SELECT 'policy ' || polrelid::regclass || ' ' || polname FROM pg_policy
  UNION ALL SELECT 'trigger ' || tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT 'function ' || p.oid::regprocedure FROM pg_proc p
  WHERE p.pronamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'bullmq', 'public')
  UNION ALL SELECT 'grant ' || table_schema || '.' || table_name || ' ' || privilege_type
  FROM information_schema.role_table_grants WHERE grantee = 'nuanjia_app' AND table_schema <> 'bullmq'
  ORDER BY 1`;

describe('upgrades', () => {
  let admin: Client;
  const made: string[] = [];

  beforeAll(async () => {
    admin = new Client({ connectionString: process.env['TEST_DATABASE_URL']! });
    await admin.connect();
  });
  afterAll(async () => {
    for (const name of made) await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  });

  async function anEmptyDatabase(): Promise<string> {
    const name = `nj_upgrade_${process.pid}_${made.length}`;
    made.push(name);
    await admin.query(`CREATE DATABASE "${name}" ENCODING 'UTF8' TEMPLATE template0`);
    const url = Object.assign(new URL(process.env['TEST_DATABASE_URL']!), { pathname: `/${name}` }).toString();
    return (await provision(url)).ownerUrl;
  }

  /** Names the steps that fail, and every line in which the schema differs afterwards. */
  async function backAndForth(ownerUrl: string, steps: number): Promise<string[]> {
    const before = await shapeOf(ownerUrl);
    const failed = await back(ownerUrl, steps);
    if (failed.length > 0) return failed;
    expect((await migrate(ownerUrl)).length).toBe(steps);
    const after = new Set(await shapeOf(ownerUrl));
    return [...before.filter((line) => !after.delete(line)), ...after];
  }

  /** Names the steps that fail. */
  async function back(ownerUrl: string, steps: number): Promise<string[]> {
    const owner = await new DataSource({
      ...{ type: 'postgres', url: ownerUrl, poolSize: 2, namingStrategy: new SnakeNaming() },
      ...{ migrations: MIGRATIONS, migrationsTableName: 'schema_migration' },
    } as DataSourceOptions).initialize();
    const failed: string[] = [];
    try {
      for (let step = 0; step < steps && failed.length === 0; step++)
        await owner.undoLastMigration({ transaction: 'each' }).catch((error: Error) => failed.push(error.message));
    } finally {
      await owner.destroy();
    }
    return failed;
  }

  async function shapeOf(ownerUrl: string): Promise<string[]> {
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      return (await client.query<{ line: string }>(SHAPE)).rows.map(({ line }) => line);
    } finally {
      await client.end();
    }
  }

  it('an installation of the first release is brought to the very schema of a new one', async () => {
    const [old, fresh] = [await anEmptyDatabase(), await anEmptyDatabase()];
    expect(await migrate(old, namesOf(FIRST_RELEASE))).toEqual(namesOf(FIRST_RELEASE));
    expect(await migrate(old)).toEqual(namesOf(MIGRATIONS.slice(FIRST_RELEASE.length)));
    await migrate(fresh);
    expect(await shapeOf(old)).toEqual(await shapeOf(fresh));
  });

  it('data of a version that this program does not know is refused', async () => {
    await expect(migrate(await anEmptyDatabase(), ['Later1990000000000'])).rejects.toThrow(/older than the data/);
    const ownerUrl = await anEmptyDatabase();
    await migrate(ownerUrl);
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    await client.query(`INSERT INTO schema_migration (timestamp, name) VALUES (1990000000000, 'Later1990000000000')`);
    await client.end();
    await expect(migrate(ownerUrl)).rejects.toThrow(/older than the data: it has no Later1990000000000/);
  });

  it('a step whose rows the policies would hide from the owner is refused instead of passing them over', async () => {
    const ownerUrl = await anEmptyDatabase();
    const role = `nj_plain_${process.pid}`;
    await admin.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'plain'`);
    try {
      await admin.query(`ALTER DATABASE "${made.at(-1)}" OWNER TO ${role}`);
      const plain = Object.assign(new URL(ownerUrl), { username: role, password: 'plain' }).toString();
      await expect(migrate(plain)).rejects.toThrow(/row-level security/);
    } finally {
      await admin.query(`DROP DATABASE "${made.pop()}" WITH (FORCE)`);
      await admin.query(`DROP ROLE ${role}`);
    }
  });

  it('what an import brought and took back is not taken for a withdrawal by the version before', async () => {
    const ownerUrl = await anEmptyDatabase();
    await migrate(ownerUrl);
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      // Of members who need not be there for this.
      await client.query(`SET session_replication_role = replica`);
      await client.query(`INSERT INTO members.sensitive_consent (tenant_id, id, member_id, union_id, kind,
          subject_name_sealed, subject_name_mac, given_on, given_by, means, text_version, recorded_by_name, recorded_at)
        SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), kind, '', '', '2024-05-01', 'self',
          'imported', '2021-11-01', '测试人员', now() FROM unnest(ARRAY['health', 'bank', 'provision']) AS kind`);
      await client.query(`INSERT INTO members.sensitive_consent_end (tenant_id, id, consent_id, member_id, ended_on, by_name,
          ended_at, ground)
        SELECT tenant_id, gen_random_uuid(), id, member_id, '2025-01-01', '测试人员', now(),
          CASE kind WHEN 'health' THEN 'import-undone' ELSE 'withdrawn' END
        FROM members.sensitive_consent WHERE kind <> 'provision'`);
      const step = MIGRATIONS.findIndex(({ name }) => name === 'ConsentsOnPaper1790000030840');
      expect(await back(ownerUrl, MIGRATIONS.length - step)).toEqual([]);
      const kept = await client.query(`SELECT c.kind, e.id IS NOT NULL AS ended FROM members.sensitive_consent c
        LEFT JOIN members.sensitive_consent_end e ON e.tenant_id = c.tenant_id AND e.consent_id = c.id ORDER BY c.kind`);
      expect(kept.rows).toEqual([
        { kind: 'bank', ended: true },
        { kind: 'provision', ended: false },
      ]);
    } finally {
      await client.end();
    }
  });

  it('what was said to one association is neither valid nor taken back for all by the version before', async () => {
    const ownerUrl = await anEmptyDatabase();
    await migrate(ownerUrl);
    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      await client.query(`SET session_replication_role = replica`);
      // Members who need not be there for this; a day after the receiver is that of a withdrawal.
      const given = (member: string, receiver: string | null, endedOn: string | null = null, ground = 'withdrawn') =>
        client.query(
          `WITH given AS (INSERT INTO members.sensitive_consent (tenant_id, id, member_id, subject_member_id, union_id,
              kind, receiver, subject_name_sealed, subject_name_mac, given_on, given_by, means, text_version,
              recorded_by_name, recorded_at)
            SELECT $1::uuid, gen_random_uuid(), md5($2)::uuid, md5($2)::uuid, gen_random_uuid(), 'provision', $3, '', '',
              '2026-01-01', 'self', 'signed', '2021-11-01', $2, now() RETURNING *)
          INSERT INTO members.sensitive_consent_end (tenant_id, id, consent_id, member_id, ended_on, by_name, ended_at, ground)
          SELECT tenant_id, gen_random_uuid(), id, member_id, $4, '测试人员', now(), $5 FROM given
          WHERE $4::date IS NOT NULL`,
          [TENANT, member, receiver, endedOn, ground],
        );
      const claimed = async (member: string) => {
        await client.query(
          `INSERT INTO mutual_aid.enrolment (tenant_id, id, version, plan_id, union_id, member_id, fee_fen, enrolled_by_name,
             enrolled_at) SELECT $1::uuid, md5($2)::uuid, 1, md5('plan')::uuid, $1::uuid, md5($2)::uuid, 0, '测试人员', now()`,
          [TENANT, member],
        );
        await client.query(
          `INSERT INTO mutual_aid.claim (tenant_id, id, version, number, enrolment_id, union_id, member_id, status,
             registered_by_name, registered_at)
           SELECT $1::uuid, gen_random_uuid(), 1, $2, md5($2)::uuid, $1::uuid, md5($2)::uuid, 'submitted', '测试人员', now()`,
          [TENANT, member],
        );
      };
      await client.query(
        `INSERT INTO mutual_aid.plan (tenant_id, id, version, union_id, name, waiting_days, association,
           association_contact, added_by_name, added_at)
         SELECT $1::uuid, md5('plan')::uuid, 1, $1::uuid, '互助', 0, '甲会（本部）', '三号窗口', '测试人员', now()`,
        [TENANT],
      );
      await given('said before', null);
      await given('taken back before', null, '2026-02-01');
      await given('to one', '甲会');
      await given('taken back from one', '甲会', '2026-02-01');
      await given('before, and taken back from one', null);
      await given('before, and taken back from one', '甲会', '2026-02-01');
      for (const member of ['still to be stopped', 'given anew']) {
        // Written in another width than the name of the plan.
        await given(member, '甲会(本部)', '2026-02-01');
        await claimed(member);
      }
      await given('given anew', '甲会（本部）');
      await given('undone with its import', '甲会（本部）', '2026-02-01', 'import-undone');
      await claimed('undone with its import');
      const step = MIGRATIONS.findIndex(({ name }) => name === 'AssociationContacts1790000030900');
      expect(await back(ownerUrl, MIGRATIONS.length - step)).toEqual([]);
      const kept = await client.query(`SELECT c.recorded_by_name AS whose, e.id IS NOT NULL AS ended
        FROM members.sensitive_consent c LEFT JOIN members.sensitive_consent_end e
          ON e.tenant_id = c.tenant_id AND e.consent_id = c.id ORDER BY ended, whose`);
      expect(kept.rows).toEqual([
        { whose: 'said before', ended: false },
        { whose: 'still to be stopped', ended: true },
        { whose: 'taken back before', ended: true },
        { whose: 'undone with its import', ended: true },
      ]);
      const plans = await client.query(`SELECT association FROM mutual_aid.plan`);
      expect(plans.rows).toEqual([{ association: '甲会（本部），三号窗口' }]);
    } finally {
      await client.end();
    }
  });

  describe("on a database with the city's year in it", () => {
    let api: TestApi;

    beforeAll(async () => {
      api = await openDemoCity();
      await api.app.get(AuditSealing).all();
    });
    afterAll(() => api?.close());

    it('every step since the first release goes back and forwards again, and the schema is the same', async () => {
      expect(await backAndForth(api.database.ownerUrl, MIGRATIONS.length - FIRST_RELEASE.length)).toEqual([]);
    });
  });

  it('every step at all goes back and forwards again where nothing is kept yet', async () => {
    const ownerUrl = await anEmptyDatabase();
    await migrate(ownerUrl);
    expect(await backAndForth(ownerUrl, MIGRATIONS.length)).toEqual([]);
  });
});
