import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newId, type TenantId } from '@app/kernel';
import { areAsSigned, type AuditHeads, auditPublicKey, auditReport, chainHash, headSeal } from '@app/persistence';
import { anActor, aTenant, openPlatform, type Platform } from '@app/persistence/testing';
import { Client } from 'pg';
import { exportAudit, verifyExport } from '../../apps/quickstart/operations/audit-export';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** SQL: the entry at a place of the chain `$1`. */
const AT = (place: string): string => `(SELECT entry_id FROM audit.audit_seal WHERE chain_id = $1 AND seq ${place})`;
/** More than nine: as text their numbers would stand in another order. */
const ENTRIES = 12;

describe('an export of the audit trail, verified without the server', () => {
  let database: TestDatabase;
  let platform: Platform;
  let folder: string;
  let key: Buffer;
  let tenantId: TenantId;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl);
    folder = mkdtempSync(path.join(os.tmpdir(), 'nuanjia-audit-'));
    key = Buffer.from(platform.keys.auditKey, 'base64');
    tenantId = await aTenant(platform);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await platform?.dataSource.destroy();
    await database?.drop();
  });

  /** A chain of its own with a dozen entries; nothing of the other tests stands in it. */
  async function aChain(): Promise<string> {
    const unionId = newId();
    for (let i = 0; i < ENTRIES; i++) await add(unionId);
    return unionId;
  }
  const add = (unionId: string, tenant = tenantId) =>
    platform.uow.run(anActor({ tenantId: tenant }), async (tx) =>
      tx.audit({
        action: 'visit.log',
        subjectType: 'visit',
        subjectId: newId(),
        unionId,
        detail: { cash: ['0', '8'] },
      }),
    );

  const exported = async (headsOnly = false): Promise<string> => {
    const file = path.join(folder, `${newId()}.jsonl`);
    await exportAudit({ ownerUrl: database.ownerUrl, auditKey: key, file, now: new Date(), headsOnly });
    return file;
  };
  const heads = async (): Promise<AuditHeads> => JSON.parse(readFileSync(await exported(true), 'utf8')) as AuditHeads;
  const past = async (sql: string, values: unknown[] = []): Promise<void> => {
    await database.owner('SET session_replication_role = replica');
    await database.owner(sql, values);
    await database.owner('SET session_replication_role = DEFAULT');
  };
  const faultsOf = async (chainId: string, earlier: AuditHeads[] = []) =>
    (await verifyExport(await exported(), key, earlier)).faults.filter((fault) => fault.chainId === chainId);

  const liveFindings = async (chainId: string) => {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    const { findings } = await auditReport(client, key);
    await client.end();
    return findings.filter((finding) => finding.chainId === chainId);
  };

  it('is whole as it was written, and says how much it looked at', async () => {
    await aChain();
    const verdict = await verifyExport(await exported(), key, [await heads()]);
    expect(verdict.faults).toEqual([]);
    expect(verdict.entries).toBeGreaterThanOrEqual(ENTRIES);
  });

  it.each([
    ['an edited row', `UPDATE audit.audit_entry SET reason = 'x' WHERE id = ${AT('= 3')}`, '3', 'changed'],
    ['a removed row', `DELETE FROM audit.audit_entry WHERE id = ${AT('= 4')}`, '4', 'missing'],
    [
      'two swapped rows',
      `UPDATE audit.audit_seal a SET seq = -a.seq WHERE chain_id = $1 AND seq IN (2, 5);
       UPDATE audit.audit_seal a SET seq = 7 + a.seq WHERE chain_id = $1 AND a.seq < 0`,
      '2',
      'changed',
    ],
    ['a cut tail', `DELETE FROM audit.audit_seal WHERE chain_id = $1 AND seq > 4`, '5', 'tail-missing'],
  ])('finds %s', async (_, sql, seq, fault) => {
    const chainId = await aChain();
    await exported();
    for (const one of sql.split(';')) await past(one, [chainId]);
    expect(await faultsOf(chainId)).toEqual([{ chainId, seq, fault }]);
    expect(await liveFindings(chainId)).toEqual([{ chainId, seq, fault }]);
    for (const table of ['audit_entry', 'audit_seal', 'audit_chain'])
      await past(`DELETE FROM audit.${table} WHERE chain_id = $1`, [chainId]);
  });

  it('finds a tail that was cut together with the head, by the seal, and with the key, by the earlier heads', async () => {
    const chainId = await aChain();
    const before = await heads();
    await past('DELETE FROM audit.audit_seal WHERE chain_id = $1 AND seq > 4', [chainId]);
    await past(
      `UPDATE audit.audit_chain c SET seq = 4, hash = e.hash FROM audit.audit_seal e
       WHERE c.chain_id = $1 AND e.chain_id = $1 AND e.seq = 4`,
      [chainId],
    );
    expect(await faultsOf(chainId)).toEqual([{ chainId, seq: '4', fault: 'head-changed' }]);
    await rewrite(chainId, () => undefined);
    // What is left of the cut tail has no place any more.
    expect(await faultsOf(chainId)).toEqual([{ chainId, seq: '5', fault: 'foreign' }]);
    await past(
      `DELETE FROM audit.audit_entry WHERE chain_id = $1
       AND id NOT IN (SELECT entry_id FROM audit.audit_seal WHERE chain_id = $1)`,
      [chainId],
    );
    expect(await faultsOf(chainId)).toEqual([]);
    expect(await faultsOf(chainId, [before])).toEqual([{ chainId, seq: '5', fault: 'tail-missing' }]);
  });

  /** What a superuser who has the key can do: every hash and the seal of the head anew. */
  async function rewrite(chainId: string, change: (entry: Record<string, unknown>) => void): Promise<void> {
    const rows = await database.owner(
      `SELECT e.*, s.seq FROM audit.audit_seal s JOIN audit.audit_entry e ON e.id = s.entry_id
       WHERE s.chain_id = $1 ORDER BY s.seq`,
      [chainId],
    );
    let previous: Buffer = Buffer.alloc(0);
    for (const row of rows) {
      change(row);
      previous = chainHash(key, previous, {
        ...{ tenantId: row.tenant_id, chainId, seq: row.seq, id: row.id, occurredAt: row.occurred_at.toISOString() },
        ...{ accountId: row.account_id, personId: row.person_id, unionId: row.union_id, action: row.action },
        ...{ subjectType: row.subject_type, subjectId: row.subject_id, reason: row.reason, detail: row.detail },
      });
      await past('UPDATE audit.audit_entry SET reason = $2 WHERE id = $1', [row.id, row.reason]);
      await past('UPDATE audit.audit_seal SET hash = $3 WHERE chain_id = $1 AND seq = $2', [
        chainId,
        row.seq,
        previous,
      ]);
    }
    const seq = rows.at(-1)!.seq as string;
    const seal = headSeal(key, chainId, seq, previous);
    await past('UPDATE audit.audit_chain SET seq = $2, hash = $3, seal = $4 WHERE chain_id = $1', [
      ...[chainId, seq, previous, seal],
    ]);
  }

  it('finds a whole chain that was written anew with the key, against heads that were kept elsewhere', async () => {
    const chainId = await aChain();
    const before = await heads();
    await rewrite(chainId, (row) => {
      if (row['seq'] === '2') row['reason'] = '另一个理由';
    });
    await add(chainId);
    expect(await faultsOf(chainId)).toEqual([]);
    expect(await faultsOf(chainId, [before])).toEqual([{ chainId, seq: String(ENTRIES), fault: 'rewritten' }]);
  });

  it('heads that were changed are not as they were signed, and another key is named', async () => {
    const chainId = await aChain();
    const before = await heads();
    expect(areAsSigned(before)).toBe(true);
    const changed = { ...before, heads: before.heads.map((head) => ({ ...head, seq: '1' })) };
    expect(areAsSigned(changed)).toBe(false);
    const file = await exported();
    const faults = (
      await verifyExport(file, key, [{ ...before, heads: [], publicKey: Buffer.alloc(32).toString('base64') }])
    ).faults;
    expect(faults.map(({ fault }) => fault)).toEqual(
      expect.arrayContaining(['heads-not-as-signed', 'signed-by-another-key']),
    );
    expect(chainId).toBeDefined();
  });

  it.each([
    ['changed', `UPDATE audit.audit_entry SET reason = 'x' WHERE id = $1`, 'changed'],
    ['removed', `DELETE FROM audit.audit_entry WHERE id = $1`, 'missing'],
    ['written past the application', `DELETE FROM audit.unsealed_entry WHERE entry_id = $1`, 'foreign'],
  ])('finds an entry that was %s before it had its place, as the live check does', async (_, sql, fault) => {
    const chainId = await aChain();
    const [entry] = await database.owner('SELECT id FROM audit.audit_entry WHERE chain_id = $1 ORDER BY id LIMIT 1', [
      chainId,
    ]);
    await past(sql, [entry!['id']]);
    const sealed = [{ chainId, seq: String(ENTRIES), fault }];
    expect(await faultsOf(chainId)).toEqual(sealed);
    expect(await liveFindings(chainId)).toEqual(sealed);
    for (const table of ['audit_entry', 'audit_seal', 'audit_chain', 'unsealed_entry'])
      await past(`DELETE FROM audit.${table} WHERE chain_id = $1`, [chainId]);
  });

  it("another installation's key is named in one sentence with both fingerprints, and seals and exports nothing", async () => {
    const chainId = await aChain();
    const file = await exported();
    const other = randomBytes(32);
    const { faults, anotherKey } = await verifyExport(file, other);
    expect(faults).toEqual([]);
    expect(anotherKey).toContain('these keys are not the ones of this installation');
    for (const each of [key, other]) expect(anotherKey).toContain(auditPublicKey(each));
    await add(chainId);
    const ordered = { ownerUrl: database.ownerUrl, auditKey: other, file: path.join(folder, 'other'), now: new Date() };
    await expect(exportAudit(ordered)).rejects.toThrow('these keys are not the ones of this installation');
    const waiting = await database.owner('SELECT doubted FROM audit.unsealed_entry WHERE chain_id = $1', [chainId]);
    expect(waiting).toEqual([{ doubted: false }]);
    expect((await verifyExport(await exported(), key)).anotherKey).toBeNull();
  });

  it('one whole chain that was changed is no other key', async () => {
    const chainId = await aChain();
    await exported();
    await past(`UPDATE audit.audit_entry SET reason = 'x' WHERE chain_id = $1`, [chainId]);
    await past(`UPDATE audit.audit_chain SET seal = '\\x00' WHERE chain_id = $1`, [chainId]);
    const { faults, anotherKey } = await verifyExport(await exported(), key);
    expect(anotherKey).toBeNull();
    expect(faults).toContainEqual({ chainId, seq: '1', fault: 'changed' });
    for (const table of ['audit_entry', 'audit_seal', 'audit_chain'])
      await past(`DELETE FROM audit.${table} WHERE chain_id = $1`, [chainId]);
  });

  it('a federation with another key is named as a whole; the other is exported and verified as ever', async () => {
    const other = await aTenant(platform);
    const [foreign, chainId] = [newId(), await aChain()];
    await add(foreign, other);
    await exported();
    await past(`UPDATE audit.audit_chain SET seal = '\\x00' WHERE tenant_id = $1`, [other]);
    await past(`UPDATE audit.audit_seal SET hash = '\\x00' WHERE tenant_id = $1`, [other]);
    await past(`UPDATE audit.audit_entry SET reason = 'x' WHERE id = ${AT('= 3')}`, [chainId]);
    await add(foreign, other);
    const { anotherKey, misfits, faults } = await verifyExport(await exported(), key);
    expect([anotherKey, misfits]).toEqual([null, [other]]);
    expect(faults).toContainEqual({ chainId, seq: '3', fault: 'changed' });
    expect(faults.map((fault) => fault.chainId)).not.toContain(foreign);
    for (const chain of [chainId, foreign])
      for (const table of ['audit_entry', 'audit_seal', 'audit_chain', 'unsealed_entry'])
        await past(`DELETE FROM audit.${table} WHERE chain_id = $1`, [chain]);
  });

  it('refuses a file that is cut', async () => {
    const file = await exported();
    const { truncateSync, statSync } = await import('node:fs');
    truncateSync(file, Math.floor(statSync(file).size / 2));
    await expect(verifyExport(file, key)).rejects.toThrow();
  });
});
