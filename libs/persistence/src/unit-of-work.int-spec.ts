import { newId } from '@app/kernel';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { ActorOutdated, proofOf, withProof } from './actor-proof';
import { idempotencyOf } from './idempotency';
import { type ReadTx, Tx } from './tx';
import { anActor, aTenant, openPlatform, type Platform } from './testing';

describe('the unit of work on PostgreSQL', () => {
  let database: TestDatabase;
  let platform: Platform;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const number = (year: number) => [newId(), '五访', year] as const;
  const auditRecord = (unionId: string | null = null) => ({
    action: 'visit.log',
    subjectType: 'visit',
    subjectId: newId(),
    unionId,
    detail: { status: ['open', 'visited'], amount: 5n, nothing: undefined },
  });

  it('keeps change, audit and event together', async () => {
    const actor = anActor({ tenantId: await aTenant(platform) });
    const record = auditRecord();
    await platform.uow.run(actor, async (tx) => {
      tx.audit(record);
      tx.announce({ type: 'visit.logged.v1', payload: { visitId: record.subjectId } });
    });
    const [entry] = await database.owner('SELECT * FROM audit.audit_entry WHERE subject_id = $1', [record.subjectId]);
    expect(entry).toMatchObject({
      account_id: actor.accountId,
      action: 'visit.log',
      detail: { status: ['open', 'visited'], amount: '5' },
    });
    const messages = await database.owner('SELECT * FROM messaging.outbox_message WHERE tenant_id = $1', [
      actor.tenantId,
    ]);
    expect(messages).toMatchObject([{ type: 'visit.logged.v1', relayed_at: null }]);
  });

  it('keeps none of them when the work fails', async () => {
    const actor = anActor({ tenantId: await aTenant(platform) });
    const failing = platform.uow.run(actor, async (tx) => {
      await tx.nextCaseNumber('五访', newId(), '001', 2026);
      tx.audit(auditRecord());
      tx.announce({ type: 'visit.logged.v1', payload: {} });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    for (const table of ['audit.audit_entry', 'messaging.outbox_message', 'platform.case_number'])
      expect(await database.owner(`SELECT * FROM ${table} WHERE tenant_id = $1`, [actor.tenantId])).toEqual([]);
  });

  it('fails with the reason, and not with what later statements or a late question say of it', async () => {
    const actor = anActor({ tenantId: await aTenant(platform) });
    const stopped = platform.uow.run(actor, async (tx) => {
      const divided = tx.rows('SELECT 1 / 0');
      tx.later(tx.rows('SELECT 1'));
      await divided;
    });
    await expect(stopped).rejects.toMatchObject({ code: '22012' });
    const refused = platform.uow.run(actor, async (tx) => {
      tx.later(tx.rows('SELECT 1').then(() => tx.rows('SELECT 2')));
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
  });

  it('plans once for who asks so, and for nobody after him on the same connection', async () => {
    const actor = anActor({ tenantId: await aTenant(platform) });
    const modeOf = async (plans?: 'once'): Promise<unknown> => {
      const options = plans ? { plans } : {};
      const [row] = await platform.uow.glance(actor, (tx) => tx.rows('SHOW plan_cache_mode'), options);
      return row?.['plan_cache_mode'];
    };
    expect([await modeOf('once'), await modeOf()]).toEqual(['force_generic_plan', 'auto']);
  });

  it('shows fifty concurrent requests of two tenants only their own rows', async () => {
    const tenants = [await aTenant(platform), await aTenant(platform)];
    const actors = tenants.map((tenantId) => anActor({ tenantId }));
    for (const actor of actors) await platform.uow.run(actor, (tx) => tx.nextCaseNumber('隔离', newId(), '001', 2026));
    const read = async (i: number) => {
      const actor = actors[i % 2]!;
      const rows = await platform.uow.read(actor, (tx) =>
        tx.rows(`SELECT tenant_id FROM platform.case_number WHERE prefix = '隔离'`),
      );
      return rows.map((row) => row['tenant_id'] === actor.tenantId);
    };
    const seen = await Promise.all(Array.from({ length: 50 }, (_, i) => read(i)));
    expect(seen).toEqual(Array.from({ length: 50 }, () => [true]));
  });

  it('shows nothing to a connection that says no tenant', async () => {
    await platform.uow.run(anActor({ tenantId: await aTenant(platform) }), (tx) =>
      tx.nextCaseNumber('五访', ...(number(2026).slice(0, 1) as [never]), '001', 2026),
    );
    expect(await platform.dataSource.query('SELECT * FROM platform.case_number')).toEqual([]);
    expect(await database.owner('SELECT * FROM platform.case_number')).not.toEqual([]);
  });

  it('refuses to write a row of another tenant', async () => {
    const [own, other] = [await aTenant(platform), await aTenant(platform)];
    const crossing = platform.uow.run(anActor({ tenantId: own }), (tx) =>
      tx.rows('INSERT INTO platform.case_number VALUES ($1, $2, $3, $4, 1)', [other, ...number(2026)]),
    );
    await expect(crossing).rejects.toThrow(/row-level security/);
  });

  it('will not let an audit entry be changed or removed, not even by the application', async () => {
    const actor = anActor({ tenantId: await aTenant(platform) });
    await platform.uow.run(actor, async (tx) => tx.audit(auditRecord()));
    for (const sql of [
      `UPDATE audit.audit_entry SET action = 'x'`,
      'DELETE FROM audit.audit_entry',
      'TRUNCATE audit.audit_entry',
    ])
      await expect(platform.uow.run(actor, (tx) => tx.rows(sql))).rejects.toThrow(/permission denied|append-only/);
    await expect(database.owner(`UPDATE audit.audit_entry SET action = 'x'`)).rejects.toThrow('append-only');
  });

  it('numbers cases without a gap or a repeat when twenty ask at once', async () => {
    const actor = anActor({ tenantId: await aTenant(platform) });
    const unionId = newId<'union'>();
    const asked = Array.from({ length: 20 }, () =>
      platform.uow.run(actor, (tx) => tx.nextCaseNumber('五访', unionId, '0010801', 2026)),
    );
    const numbers = (await Promise.all(asked)).sort();
    expect(numbers[0]).toBe('五访-2026-0010801-0001');
    expect(numbers.at(-1)).toBe('五访-2026-0010801-0020');
    expect(new Set(numbers).size).toBe(20);
  });

  describe('an actor who was remembered', () => {
    const remembered = async (check: string) => withProof(anActor({ tenantId: await aTenant(platform) }), check);
    const OUTDATED = `(SELECT set_config('app.check', 'x', true)::xid8)`;

    it('is proved by his first transaction and by none after it', async () => {
      const actor = await remembered(`set_config('app.tenant_id', current_setting('app.tenant_id'), true)`);
      await platform.uow.read(actor, (tx) => tx.rows('SELECT 1'));
      expect(proofOf({ ...actor })).toMatchObject({ confirmed: true });
      expect(JSON.stringify(actor)).not.toContain('set_config');
    });

    it.each(['read', 'glance', 'run'] as const)('begins no work (%s) when he is another one now', async (kind) => {
      const failing = await remembered(`identity.prove_session('${newId()}', '\\x00', 'was')`);
      const unionId = newId<'union'>();
      const work = (tx: ReadTx): Promise<unknown> =>
        tx instanceof Tx ? tx.nextCaseNumber('五访', unionId, '001', 2026) : tx.rows('SELECT 1');
      await expect(platform.uow[kind](failing, work as never)).rejects.toBeInstanceOf(ActorOutdated);
      expect(await database.owner('SELECT 1 FROM platform.case_number WHERE union_id = $1', [unionId])).toEqual([]);
    });

    it('is told any other failure as it is', async () => {
      const actor = await remembered(OUTDATED);
      await expect(platform.uow.read(actor, (tx) => tx.rows('SELECT 1'))).rejects.toMatchObject({ name: 'error' });
    });
  });

  describe('idempotency', () => {
    it('gives fifty simultaneous calls with one key one effect and the same answer', async () => {
      const actor = anActor({ tenantId: await aTenant(platform) });
      const unionId = newId<'union'>();
      const idem = idempotencyOf('key-1', { amount: '800.00' });
      const call = () =>
        platform.uow.run(
          actor,
          async (tx) => ({ number: await tx.nextCaseNumber('五访', unionId, '001', 2026), fen: 5n, at: tx.now }),
          idem,
        );
      const answers = await Promise.all(Array.from({ length: 50 }, call));
      expect(new Set(answers.map((a) => `${a.number}|${a.fen}|${a.at.toISOString()}`)).size).toBe(1);
      expect(await call()).toEqual(answers[0]);
      const [row] = await database.owner('SELECT last FROM platform.case_number WHERE union_id = $1', [unionId]);
      expect(row.last).toBe(1);
    });

    it('lets the work of a repeated call learn nothing and keep nothing', async () => {
      const actor = anActor({ tenantId: await aTenant(platform) });
      const [unionId, idem, learnt] = [newId<'union'>(), idempotencyOf('key-3', {}), [] as string[]];
      const call = (answer: string) =>
        platform.uow.run(
          actor,
          async (tx) => {
            learnt.push(await tx.nextCaseNumber('五访', unionId, '001', 2026));
            return answer;
          },
          idem,
        );
      expect([await call('first'), await call('second')]).toEqual(['first', 'first']);
      expect(learnt).toEqual(['五访-2026-001-0001']);
      const failing = platform.uow.run(actor, () => Promise.reject(new Error('no longer possible')), idem);
      await expect(failing).resolves.toBe('first');
      const [row] = await database.owner('SELECT last FROM platform.case_number WHERE union_id = $1', [unionId]);
      expect(row.last).toBe(1);
    });

    it('refuses the same key with other input', async () => {
      const actor = anActor({ tenantId: await aTenant(platform) });
      await platform.uow.run(actor, async () => 1, idempotencyOf('key-2', { amount: '1.00' }));
      await expect(
        platform.uow.run(actor, async () => 2, idempotencyOf('key-2', { amount: '2.00' })),
      ).rejects.toMatchObject({
        code: 'request.idempotency-key-reused',
      });
    });
  });
});
