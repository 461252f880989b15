import { randomUUID } from 'node:crypto';
import { type AccountId, newId, type TenantId } from '@app/kernel';
import { eventually } from '@app/messaging/testing';
import { AccountSignals, DatabaseSettings, idempotencyOf, signalAccounts, UnitOfWork } from '@app/persistence';
import { anActor, aTenant, openDataSource, openPlatform, testKeys } from '@app/persistence/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '../support/test-database';
import { openTestPgBouncer, type TestPgBouncer } from '../support/test-pgbouncer';
import { faultSize } from './fault-size';

const TENANTS = 10;
const CLIENTS = 40;
const ROUNDS = faultSize(50, 500);
/** Fewer than clients, so that every connection of the server is handed from one tenant to the next. */
const SERVER_CONNECTIONS = 8;

jest.setTimeout(300_000);

describe('behind PgBouncer in transaction mode', () => {
  let database: TestDatabase;
  let pooler: TestPgBouncer;
  let dataSource: DataSource;
  let uow: UnitOfWork;
  const tenants: TenantId[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
    const direct = await openPlatform(database.appUrl);
    for (let i = 0; i < TENANTS; i++) tenants.push(await aTenant(direct));
    await direct.dataSource.destroy();
    pooler = await openTestPgBouncer(database.appUrl, SERVER_CONNECTIONS);
    dataSource = await openDataSource(pooler.url, [], { pooler: 'transaction', poolSize: CLIENTS });
    uow = new UnitOfWork(dataSource, testKeys());
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await pooler?.stop();
    await database?.drop();
  });

  it(`${CLIENTS} clients of ${TENANTS} tenants read and write at once: no row of another tenant, none lost`, async () => {
    const strange: string[] = [];
    const written = new Map<TenantId, number>(tenants.map((tenantId) => [tenantId, 0]));
    const client = async (index: number): Promise<void> => {
      for (let round = 0; round < ROUNDS; round++) {
        const tenantId = tenants[(index + round) % TENANTS]!;
        const actor = anActor({ tenantId });
        const subjectId = newId();
        const kept = await uow
          .run(
            actor,
            async (tx) => {
              tx.audit({ action: 'visit.log', subjectType: 'visit', subjectId, detail: { round } });
              tx.announce({ type: 'visit.logged.v1', payload: { visitId: subjectId } });
              // One in five fails after it wrote: nothing of it may be seen by whoever gets the connection.
              if (round % 5 === 4) throw new Error('on purpose');
              return tenantId;
            },
            idempotencyOf(randomUUID(), round),
          )
          .catch((error: Error) => (error.message === 'on purpose' ? null : `${error.name}: ${error.message}`));
        if (kept === tenantId) written.set(tenantId, written.get(tenantId)! + 1);
        else if (kept !== null) strange.push(kept);
        // Without a condition of its own, so that row-level security alone answers; with a named statement, too.
        const seen = await uow.read(actor, (tx) =>
          tx.rows<{ tenantId: string }>('SELECT tenant_id AS "tenantId" FROM audit.audit_entry', [], 'all-entries'),
        );
        for (const row of seen) if (row.tenantId !== tenantId) strange.push(`${tenantId} saw a row of ${row.tenantId}`);
        const heads = await uow.glance(actor, (tx) =>
          tx.rows<{ tenantId: string }>('SELECT tenant_id AS "tenantId" FROM audit.audit_chain WHERE seq > $1', [0]),
        );
        if (heads.some((row) => row.tenantId !== tenantId)) strange.push(`${tenantId} glanced at another tenant`);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index)));
    expect(strange).toEqual([]);
    const counts = await database.owner(`SELECT tenant_id AS id, count(*)::int AS n FROM audit.audit_entry GROUP BY 1`);
    expect(new Map(counts.map(({ id, n }) => [id, n]))).toEqual(written);
  });

  it('whoever says no tenant sees nothing, on a connection that others have just used', async () => {
    const stray = new Client({ connectionString: pooler.url });
    await stray.connect();
    for (let i = 0; i < SERVER_CONNECTIONS * 4; i++)
      expect((await stray.query('SELECT 1 FROM audit.audit_entry')).rowCount).toBe(0);
    await stray.end();
  });

  it('a statement that runs too long is ended by the setting of the role', async () => {
    const [row] = await uow.read(anActor({ tenantId: tenants[0]! }), (tx) =>
      tx.rows<{ limit: string }>(`SELECT current_setting('statement_timeout') AS limit`),
    );
    expect(row!.limit).toBe('1min');
  });

  it('who waits to be told goes past the pooler', async () => {
    const settings = { url: pooler.url, directUrl: database.appUrl, pooler: 'transaction' } as const;
    const signals = new AccountSignals(Object.assign(new DatabaseSettings(), settings));
    const accountId = newId<'account'>() as AccountId;
    let heard = 0;
    const stop = signals.listen(tenants[0]!, accountId, () => (heard += 1));
    // The first one comes when it has begun to listen.
    await eventually(() => heard === 1);
    await uow.run(anActor({ tenantId: tenants[0]! }), (tx) => signalAccounts(tx, [accountId]));
    await eventually(() => heard === 2);
    stop();
    signals.onApplicationShutdown();
  });
});
