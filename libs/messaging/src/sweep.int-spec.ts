import { newId, systemActor, type TenantId } from '@app/kernel';
import { type DiscoveryService } from '@nestjs/core';
import { TenantRegister } from '@app/persistence';
import { aTenant, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { IdempotencyKeyRows, RowSweeper, SweepJob, SweepSettings } from './sweep';

describe('the nightly sweep', () => {
  let database: TestDatabase;
  let platform: Platform;
  let tenantId: TenantId;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, []);
    tenantId = await aTenant(platform);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const keys = (count: number, daysAgo: number, tenant: TenantId = tenantId) =>
    database.owner(
      `INSERT INTO platform.idempotency_key (tenant_id, account_id, key, input_hash, created_at)
       SELECT $1, $2, 'key-' || $4::text || '-' || i, '', now() - make_interval(days => $4::int) FROM generate_series(1, $3::int) i`,
      [tenant, newId(), count, daysAgo],
    );
  const left = async () =>
    (
      await database.owner(
        `SELECT tenant_id = $1 AS own, count(*)::int AS count FROM platform.idempotency_key GROUP BY 1 ORDER BY 1`,
        [tenantId],
      )
    ).map(({ own, count }) => [own, count]);

  it('takes what is older than its time, in batches, and nothing else; of one federation at a time', async () => {
    const other = await aTenant(platform);
    await keys(2_300, 31);
    await keys(7, 29);
    await keys(5, 31, other);
    const { sweeps } = new IdempotencyKeyRows(new SweepSettings());
    const sweeper = new RowSweeper(platform.uow);
    expect(await sweeper.sweep(tenantId, sweeps[0]!)).toBe(2_300);
    expect(await left()).toEqual([
      [false, 5],
      [true, 7],
    ]);
    expect(await sweeper.sweep(tenantId, sweeps[0]!)).toBe(0);
  });

  it('asks every lib that has rows which expire, for every federation', async () => {
    await keys(3, 100);
    const providers = [{ instance: new IdempotencyKeyRows(new SweepSettings()) }, { instance: {} }];
    const discovery = { getProviders: () => providers } as unknown as DiscoveryService;
    const job = new SweepJob(discovery, new TenantRegister(platform.dataSource), new RowSweeper(platform.uow));
    await job.run();
    expect(await left()).toEqual([[true, 7]]);
    expect(systemActor(tenantId).kind).toBe('system');
  });
});
