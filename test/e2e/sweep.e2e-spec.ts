import { ROLES } from '@app/identity';
import { SweepJob } from '@app/messaging';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from '../../apps/worker/src/worker.module';
import { aScene } from '../support/scene';
import { openTestApi, type TestApi } from '../support/test-api';

describe('the sweep of the worker', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api?.close());

  it('takes ended sessions and old counters of every lib, and leaves what still serves', async () => {
    const scene = await aScene(api);
    const [gone, stays] = [await scene.as(scene.school, ROLES[0]!), await scene.as(scene.school, ROLES[0]!)];
    const { owner } = api.database;
    const count = async (table: string) => (await owner(`SELECT count(*)::int AS n FROM ${table}`))[0].n as number;
    await owner(`UPDATE identity.session SET expires_at = now() - interval '31 days' WHERE account_id = $1`, [
      gone.agent.accountId,
    ]);
    const counter = `SELECT '00000000-0000-0000-0000-000000000000', '\\x01'::bytea, 3, now() - interval '2 days'`;
    await owner(`INSERT INTO visits.case_look_up (tenant_id, subject_mac, count, window_ends_at) ${counter}`);
    await owner(
      `INSERT INTO identity.login_attempt (tenant_id, subject_kind, subject_mac, count, window_ends_at)
      SELECT $1, 'login', '\\x01'::bytea, 3, now() - interval '2 days'`,
      [scene.tenantId],
    );
    const sessions = await count('identity.session');
    const worker = await NestFactory.createApplicationContext(WorkerModule, { logger: false });
    await worker.get(SweepJob).run();
    await worker.close();
    expect(await count('identity.session')).toBe(sessions - 1);
    expect([await count('visits.case_look_up'), await count('identity.login_attempt')]).toEqual([0, 0]);
    expect((await stays.call('GET', '/session')).status).toBe(200);
    expect((await gone.call('GET', '/session')).status).toBe(401);
  });
});
