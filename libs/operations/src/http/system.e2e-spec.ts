import { newId, systemActor } from '@app/kernel';
import { EVENT_WORK, JobQueue, RowSweeper } from '@app/messaging';
import { UnitOfWork } from '@app/persistence';
import { aScene, type Caller, type Scene } from '../../../../test/support/scene';
import { openTestApi, type TestApi } from '../../../../test/support/test-api';
import { Figures } from '../app/figures';
import { Metrics } from '../index';
import { OldCheckRuns } from '../jobs/invariants.job';

describe('how the system stands', () => {
  let api: TestApi;
  let scene: Scene;
  let administrator: Caller;

  beforeAll(async () => {
    api = await openTestApi();
    scene = await aScene(api);
    administrator = await scene.as(scene.root, 'administrator');
  });
  afterAll(() => api?.close());

  const past = (sql: string) =>
    api.database.owner(`SET session_replication_role = replica; ${sql}; SET session_replication_role = DEFAULT`);
  const codes = (standing: Record<string, any>) => standing['troubles'].map(({ code }: { code: string }) => code);

  it('is for who administers the whole federation: it names records of every union', async () => {
    const below = await scene.as(scene.town, 'administrator');
    for (const answer of [
      await below.call('GET', '/staff/system'),
      await below.call('POST', '/staff/system/checks', {}),
    ])
      expect([answer.status, answer.body['code']]).toEqual([403, 'system.federation-only']);
  });

  it('says that nothing was ever checked and that no worker runs, and what to do', async () => {
    const standing = await administrator.get('/staff/system');
    expect(codes(standing)).toEqual(['never-checked', 'no-worker']);
    expect(standing['isWell']).toBe(false);
  });

  it('is green once everything tallies: every rule of every lib and every audit chain', async () => {
    const standing = await administrator.post('/staff/system/checks');
    expect(codes(standing)).toEqual(['no-worker']);
    const [run] = standing['runs'];
    expect(run).toMatchObject({ findings: 0 });
    expect(run.rules).toBeGreaterThan(15);
    expect(Number(run.entries)).toBeGreaterThan(3);
  });

  it('names the row that does not tally, in Chinese, until it does again', async () => {
    const accountant = await scene.as(scene.school, 'accountant');
    const fund = await accountant.post('/staff/fund-accounts', {
      ...{ unionId: scene.school, code: 'GHJF', name: '校工会经费', kind: 'union-funds', source: '拨缴经费' },
      ...{ document: '期初', openedOn: `${scene.today.slice(0, 4)}-01-01`, opening: '800.00', budgets: [] },
    });
    await past(`UPDATE funds.fund_account SET held = held + 1, available = available - 1 WHERE id = '${fund['id']}'`);
    const [entry] = await api.database.owner(
      `SELECT s.chain_id AS chain, s.seq, e.id, e.union_id AS union FROM audit.audit_entry e JOIN audit.audit_seal s ON s.entry_id = e.id
       WHERE e.tenant_id = $1 AND action = 'role.grant' LIMIT 1`,
      [scene.tenantId],
    );
    await past(`UPDATE audit.audit_entry SET reason = 'x' WHERE id = '${entry.id}'`);
    const broken = await administrator.post('/staff/system/checks');
    expect(codes(broken)[0]).toBe('check-found');
    const named = broken['findings'].map((one: Record<string, string>) => [one['subjectName'], one['subjectId']]);
    expect(named).toContainEqual(['经费账目', fund['id']]);
    expect(named).toContainEqual(['操作记录', `${entry.chain}#${entry.seq}`]);
    const written = { action: 'role.grant', subjectType: 'account', detail: {} };
    await api.app.get(UnitOfWork).run(systemActor(scene.tenantId), async (tx) => {
      tx.audit({ ...written, subjectId: newId(), unionId: entry.union });
    });
    const waiting = await api.database.owner(
      `SELECT count(*) FILTER (WHERE chain_id = $2)::int AS "heldEntries",
         count(*) FILTER (WHERE chain_id <> $2)::int AS "unsealedEntries"
       FROM audit.unsealed_entry WHERE tenant_id = $1`,
      [scene.tenantId, entry.chain],
    );
    expect(waiting[0]!['heldEntries']).toBeGreaterThan(0);
    expect(await api.app.get(Figures).ofFederation(scene.tenantId)).toMatchObject({ ...waiting[0], damagedChains: 1 });
    for (const { sentence } of broken['findings']) expect(sentence).toMatch(/[\u4e00-\u9fff]/);
    await past(`UPDATE funds.fund_account SET held = held - 1, available = available + 1 WHERE id = '${fund['id']}'`);
    await past(`UPDATE audit.audit_entry SET reason = NULL WHERE id = '${entry.id}'`);
    expect((await administrator.post('/staff/system/checks'))['findings']).toEqual([]);
  });

  it('says once that the trail was sealed with another key, not of every entry that it was changed', async () => {
    const damage = (at: string, value: (column: string) => string) => [
      past(`UPDATE audit.audit_chain SET seal = ${value('seal')} WHERE tenant_id = '${scene.tenantId}'`),
      past(`UPDATE audit.audit_seal SET hash = ${value('hash')} WHERE ${at} AND tenant_id = '${scene.tenantId}'`),
    ];
    await Promise.all(damage('seq = 1', (column) => `'\\x00'::bytea || ${column}`));
    // Waits for a place that it does not get.
    await api.app.get(UnitOfWork).run(systemActor(scene.tenantId), async (tx) =>
      tx.audit({
        action: 'role.grant',
        subjectType: 'account',
        subjectId: newId(),
        unionId: scene.school,
        detail: {},
      }),
    );
    const { findings } = await administrator.post('/staff/system/checks');
    expect(findings).toEqual([expect.objectContaining({ sentence: expect.stringContaining('AUDIT_KEY') })]);
    const waiting = `SELECT doubted FROM audit.unsealed_entry WHERE tenant_id = '${scene.tenantId}'`;
    expect(await api.database.owner(waiting)).toEqual([{ doubted: false }]);
    await Promise.all(damage('seq = 1', (column) => `substring(${column} FROM 2)`));
    expect((await administrator.post('/staff/system/checks'))['findings']).toEqual([]);
    expect(await api.database.owner(waiting)).toEqual([]);
  });

  it('shows Prometheus requests, jobs by state and age, reminders, the pool and the invariants', async () => {
    const text = await api.app.get(Metrics).text();
    for (const name of [
      ...['http_request_duration_seconds_count', 'jobs', 'job_oldest_waiting_seconds', 'workers'],
      ...['database_pool_connections', 'reminder_oldest_due_seconds', 'event_oldest_pending_seconds'],
      ...['invariant_violations', 'invariant_check_timestamp_seconds'],
    ])
      expect(text).toMatch(new RegExp(`^nuanjia_${name}(\\{[^}]*\\})? [0-9.e+-]+$`, 'm'));
    expect(text).toMatch(/route="\/api\/staff\/system\/checks"/);
  });

  it('an event carries the number of the request that it came of', async () => {
    const officer = await scene.as(scene.school, 'officer');
    const report = { memberId: scene.memberId, occasion: 'HOSPITAL', eventOn: scene.today };
    await officer.post('/staff/visit-duties', report);
    const rows = await api.database.owner(
      `SELECT trace_id AS trace FROM messaging.outbox_message WHERE tenant_id = $1 AND type LIKE 'visit%'`,
      [scene.tenantId],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { trace } of rows) expect(trace).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('an event that long work is done for is not late; one that nobody works on is', async () => {
    const messageId = newId();
    await api.database.owner(
      `INSERT INTO messaging.outbox_message (tenant_id, id, occurred_at, type, payload)
       VALUES ($1, $2, now() - interval '20 minutes', 'long.work.v1', '{}')`,
      [scene.tenantId, messageId],
    );
    const queues = api.app.get(JobQueue);
    await queues.add(EVENT_WORK, { tenantId: scene.tenantId, messageId, name: 'long' }, { jobId: messageId });
    expect(codes(await administrator.get('/staff/system'))).not.toContain('events-late');
    await queues.queue(EVENT_WORK.queue).remove(messageId);
    expect(codes(await administrator.get('/staff/system'))).toContain('events-late');
  });

  it('results of more than a year ago go with their findings', async () => {
    const [old, young] = [newId(), newId()];
    for (const [id, days] of [
      [old, 400],
      [young, 300],
    ]) {
      await api.database.owner(
        `INSERT INTO operations.check_run
           (tenant_id, id, started_at, finished_at, rules, chains, entries, findings, heads_digest)
         SELECT $1, $2, at, at, 1, 0, 0, 1, '' FROM (SELECT now() - make_interval(days => $3) AS at) t`,
        [scene.tenantId, id, days],
      );
      await api.database.owner(
        `INSERT INTO operations.check_finding (tenant_id, run_id, line, subject, rule, sentence, subject_id)
         VALUES ($1, $2, 0, 'audit', 'changed', 'a rule', 'a record')`,
        [scene.tenantId, id],
      );
    }
    const [sweep] = new OldCheckRuns().sweeps;
    expect(await new RowSweeper(api.app.get(UnitOfWork)).sweep(scene.tenantId, sweep!)).toBe(1);
    const runs = [[old, young]];
    for (const [table, column] of [
      ['check_run', 'id'],
      ['check_finding', 'run_id'],
    ])
      expect(
        await api.database.owner(`SELECT ${column} AS id FROM operations.${table} WHERE ${column} = ANY($1)`, runs),
      ).toEqual([{ id: young }]);
  });
});
