import { newId, type UnionId } from '@app/kernel';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { type SealedEntry, verifyChain, type WrittenEntry } from './audit-chain';
import { auditReport } from './audit-report';
import { AuditSealing } from './audit-sealing';
import { KeySettings } from './database.settings';
import { TenantRegister } from './tenant-register';
import { UnitOfWork } from './unit-of-work';
import { anActor, aTenant, openPlatform, type Platform } from './testing';

describe('the audit chain', () => {
  let database: TestDatabase;
  let platform: Platform;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  const auditRecord = (unionId: string | null = null) => ({
    action: 'visit.log',
    subjectType: 'visit',
    subjectId: newId(),
    unionId,
    detail: { status: ['open', 'visited'], amount: 5n, nothing: undefined },
  });
  const chainOf = async (chainId: string) => {
    const rows = await database.owner(
      `SELECT e.*, s.seq, s.hash FROM audit.audit_seal s JOIN audit.audit_entry e ON e.id = s.entry_id
         WHERE s.chain_id = $1 ORDER BY s.seq`,
      [chainId],
    );
    const [head] = await database.owner('SELECT * FROM audit.audit_chain WHERE chain_id = $1', [chainId]);
    const entries = rows.map(({ seq, hash, ...r }): SealedEntry & { entry: WrittenEntry } => ({
      ...{ seq, hash },
      entry: {
        ...{ tenantId: r.tenant_id, chainId: r.chain_id, id: r.id, occurredAt: r.occurred_at.toISOString() },
        ...{ accountId: r.account_id, personId: r.person_id, unionId: r.union_id, action: r.action },
        ...{ subjectType: r.subject_type, subjectId: r.subject_id, reason: r.reason, detail: r.detail },
      },
    }));
    return { entries, head: { chainId, seq: head.seq, hash: head.hash, seal: head.seal } };
  };
  const key = () => Buffer.from(platform.keys.auditKey, 'base64');
  const sealing = () => new AuditSealing(platform.uow, new TenantRegister(platform.dataSource), platform.keys);
  const foreignKeys = () =>
    Object.assign(new KeySettings(), platform.keys, { auditKey: Buffer.alloc(32, 7).toString('base64') });
  const foreignSealing = () => new AuditSealing(platform.uow, new TenantRegister(platform.dataSource), foreignKeys());
  const past = (sql: string) =>
    database.owner(`SET session_replication_role = replica; ${sql}; SET session_replication_role = DEFAULT`);
  const reported = async () => {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const report = await auditReport(client, key());
    await client.end();
    return report;
  };
  const waitingOf = (tenantId: string) =>
    database.owner('SELECT doubted FROM audit.unsealed_entry WHERE tenant_id = $1', [tenantId]);
  /** A federation with a sealed chain. */
  const sealedFederation = async () => {
    const tenantId = await aTenant(platform);
    const unionId = newId<'union'>();
    const write = (uow = platform.uow, union = unionId) =>
      uow.run(anActor({ tenantId }), async (tx) => tx.audit(auditRecord(union)));
    await write();
    await sealing().of(tenantId);
    return { tenantId, unionId, write };
  };
  const filled = async () => {
    const actor = anActor({ tenantId: await aTenant(platform) });
    const unionId = newId<'union'>();
    await Promise.all(
      Array.from({ length: 12 }, () =>
        platform.uow.run(actor, async (tx) => tx.audit(auditRecord(unionId), auditRecord(unionId))),
      ),
    );
    // Several workers at once share what waits.
    await Promise.all([sealing().all(), sealing().all(), sealing().all()]);
    return chainOf(unionId);
  };

  it('is whole after concurrent writers', async () => {
    const { entries, head } = await filled();
    expect(entries).toHaveLength(24);
    expect(verifyChain(key(), entries, head)).toBeNull();
  });
  it('finds a changed row', async () => {
    const { entries, head } = await filled();
    entries[4] = { ...entries[4]!, entry: { ...entries[4]!.entry, action: 'visit.void' } };
    expect(verifyChain(key(), entries, head)).toMatchObject({ seq: '5', fault: 'changed' });
  });
  it('finds a removed row', async () => {
    const { entries, head } = await filled();
    entries.splice(7, 1);
    expect(verifyChain(key(), entries, head)).toMatchObject({ seq: '8', fault: 'missing' });
  });
  it('finds two rows that changed places', async () => {
    const { entries, head } = await filled();
    const [a, b] = [entries[2]!, entries[3]!];
    entries[2] = { ...b, seq: a.seq };
    entries[3] = { ...a, seq: b.seq };
    expect(verifyChain(key(), entries, head)).toMatchObject({ seq: '3', fault: 'changed' });
  });
  it('finds a tail that was cut, also when the head was set back', async () => {
    const { entries, head } = await filled();
    const cut = entries.slice(0, 20);
    expect(verifyChain(key(), cut, head)).toMatchObject({ seq: '21', fault: 'tail-missing' });
    expect(verifyChain(key(), cut, { ...head, seq: '20', hash: cut.at(-1)!.hash })).toMatchObject({
      fault: 'head-changed',
    });
  });

  it('is verified as it is stored, without the server: what an owner of the database did behind it is found', async () => {
    const { head } = await filled();
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const report = () => auditReport(client, key());
    const before = await report();
    expect(before).toMatchObject({ findings: [] });
    const of = (seq: string) =>
      `(SELECT entry_id FROM audit.audit_seal WHERE chain_id = '${head.chainId}' AND seq ${seq})`;
    await past(`UPDATE audit.audit_entry SET reason = 'another' WHERE id IN ${of('= 3')}`);
    expect(await report()).toMatchObject({
      chains: before.chains,
      findings: [{ chainId: head.chainId, seq: '3', fault: 'changed' }],
    });
    await past(`DELETE FROM audit.audit_entry WHERE id IN ${of('= 3')}`);
    expect(await report()).toMatchObject({ findings: [{ chainId: head.chainId, seq: '3', fault: 'missing' }] });
    await past(`DELETE FROM audit.audit_entry WHERE id IN ${of('> 2')}`);
    await past(`DELETE FROM audit.audit_seal WHERE chain_id = '${head.chainId}' AND seq > 2`);
    expect(await report()).toMatchObject({ findings: [{ chainId: head.chainId, seq: '3', fault: 'tail-missing' }] });
    await past(`DELETE FROM audit.audit_chain WHERE chain_id = '${head.chainId}'`);
    expect(await report()).toMatchObject({ findings: [{ chainId: head.chainId, fault: 'head-changed' }] });
    await past(`DELETE FROM audit.audit_seal WHERE chain_id = '${head.chainId}'`);
    expect(await report()).toMatchObject({ findings: [{ chainId: head.chainId, fault: 'foreign' }] });
    await past(`DELETE FROM audit.audit_entry WHERE chain_id = '${head.chainId}'`);
    await client.end();
  });

  it('nobody changes, removes or adds an entry that still waits for its place, and what waits is sealed but it', async () => {
    const actor = anActor({ tenantId: await aTenant(platform) });
    const [unionId, other] = [newId<'union'>(), newId<'union'>()];
    const written = async () => {
      const record = auditRecord(unionId);
      await platform.uow.run(actor, async (tx) => tx.audit(record));
      return record.subjectId;
    };
    const [changed, removed, kept] = [await written(), await written(), await written()];
    await past(`UPDATE audit.audit_entry SET reason = 'another' WHERE subject_id = '${changed}'`);
    await past(`DELETE FROM audit.audit_entry WHERE subject_id = '${removed}'`);
    await past(`INSERT INTO audit.audit_entry SELECT tenant_id, '${other}', gen_random_uuid(), occurred_at, account_id, person_id,
        '${other}', action, subject_type, subject_id, reason, detail FROM audit.audit_entry WHERE subject_id = '${kept}'`);
    const faults = async () => {
      const client = new Client({ connectionString: database.ownerUrl });
      await client.connect();
      const { findings } = await auditReport(client, key());
      await client.end();
      return findings.filter(({ chainId }) => [unionId, other].includes(chainId as typeof unionId));
    };
    const found = await faults();
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ chainId: other, seq: '1', fault: 'foreign' });
    expect(found.find(({ chainId }) => chainId === unionId)!.fault).toMatch(/changed|missing/);
    await sealing().all();
    await sealing().all();
    const { entries, head } = await chainOf(unionId);
    expect(entries.map(({ entry }) => entry.subjectId)).toEqual([kept]);
    expect(verifyChain(key(), entries, head)).toBeNull();
    expect(await faults()).toHaveLength(2);
    await past(`DELETE FROM audit.audit_entry WHERE chain_id = '${other}' OR subject_id = '${changed}'`);
    await past(`DELETE FROM audit.unsealed_entry WHERE chain_id = '${unionId}'`);
  });

  it("another installation's key seals nothing and doubts nothing", async () => {
    const tenantId = await aTenant(platform);
    const actor = anActor({ tenantId });
    const write = () => platform.uow.run(actor, async (tx) => tx.audit(auditRecord()));
    await write();
    await sealing().of(tenantId);
    await write();
    await expect(foreignSealing().of(tenantId)).rejects.toThrow('AUDIT_KEY');
    const waiting = await database.owner('SELECT doubted FROM audit.unsealed_entry WHERE tenant_id = $1', [tenantId]);
    expect(waiting).toEqual([{ doubted: false }]);
    expect(await sealing().of(tenantId)).toBe(1);
  });

  it.each([
    ['a chain that stands', (unionId: UnionId) => unionId],
    ['a chain of its own', () => newId<'union'>()],
  ])(
    "what was written with another installation's key does not go on with %s, nor is anything doubted",
    async (_, where) => {
      const { tenantId, unionId, write } = await sealedFederation();
      await write();
      await write(new UnitOfWork(platform.dataSource, foreignKeys()), where(unionId));
      const heads = () => database.owner('SELECT * FROM audit.audit_chain WHERE tenant_id = $1', [tenantId]);
      const before = await heads();
      await expect(foreignSealing().of(tenantId)).rejects.toThrow('AUDIT_KEY');
      expect(await waitingOf(tenantId)).toEqual([{ doubted: false }, { doubted: false }]);
      expect(await heads()).toEqual(before);
      await sealing().of(tenantId);
      expect(await waitingOf(tenantId)).toEqual([{ doubted: true }]);
      const { entries, head } = await chainOf(unionId);
      expect([entries.length, verifyChain(key(), entries, head)]).toEqual([2, null]);
    },
  );

  it('a federation whose head was changed waits; the others are sealed, and the start is not refused', async () => {
    const [damaged, sound] = [await sealedFederation(), await sealedFederation()];
    await past(`UPDATE audit.audit_chain SET seal = '\\x00' WHERE chain_id = '${damaged.unionId}'`);
    for (const { write } of [damaged, sound]) await write();
    await sealing().all();
    expect(await waitingOf(damaged.tenantId)).toEqual([{ doubted: false }]);
    expect(await waitingOf(sound.tenantId)).toEqual([]);
    await expect(sealing().refuseForeignKey()).resolves.toBeUndefined();
  });

  it.each([
    ['changed', `UPDATE audit.audit_chain SET seal = '\\x00'`],
    ['set back', `UPDATE audit.audit_chain SET seq = 0, hash = '', seal = ''`],
    ['taken away', `DELETE FROM audit.audit_chain`],
  ])('of a federation only the chain whose head was %s waits, and its fault is found', async (_, damage) => {
    const { tenantId, unionId, write } = await sealedFederation();
    const other = newId<'union'>();
    await write(platform.uow, other);
    await sealing().of(tenantId);
    await past(`${damage} WHERE chain_id = '${unionId}'`);
    await write();
    await write(platform.uow, other);
    expect(await sealing().of(tenantId)).toBe(1);
    expect(await sealing().of(tenantId)).toBe(0);
    const { entries, head } = await chainOf(other);
    expect([entries.length, verifyChain(key(), entries, head)]).toEqual([2, null]);
    expect(await waitingOf(tenantId)).toEqual([{ doubted: false }]);
    const { findings } = await reported();
    expect(findings.filter(({ chainId }) => [unionId, other].includes(chainId as typeof unionId))).toMatchObject([
      { chainId: unionId, fault: 'head-changed' },
    ]);
    await past(`DELETE FROM audit.unsealed_entry WHERE chain_id = '${unionId}'`);
  });

  it("is asked for at the start: another installation's key is refused, a single federation's misfit is not", async () => {
    await expect(foreignSealing().refuseForeignKey()).rejects.toThrow('AUDIT_KEY is not the key of this installation');
    const { tenantId } = await sealedFederation();
    await writtenAnew(tenantId);
    await expect(sealing().refuseForeignKey()).resolves.toBeUndefined();
  });

  it('names a federation with another key as a whole, and in the others every fault', async () => {
    const [foreign, damaged] = [await sealedFederation(), await sealedFederation()];
    await writtenAnew(foreign.tenantId);
    await past(`UPDATE audit.audit_entry SET reason = 'another' WHERE chain_id = '${damaged.unionId}'`);
    const { misfits, findings, isAnotherKey } = await reported();
    expect(isAnotherKey).toBe(false);
    expect(misfits).toContain(foreign.tenantId);
    expect(findings).toContainEqual({ chainId: damaged.unionId, seq: '1', fault: 'changed' });
    expect(findings.map(({ chainId }) => chainId)).not.toContain(foreign.unionId);
  });

  /** As if with another key: neither a head nor a first entry fits. */
  const writtenAnew = async (tenantId: string) => {
    for (const [table, column] of [
      ['audit_chain', 'seal'],
      ['audit_seal', 'hash'],
    ])
      await past(`UPDATE audit.${table} SET ${column} = '\\x00' WHERE tenant_id = '${tenantId}'`);
  };
});
