import { systemActor, type TenantId } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { Client } from 'pg';
import { chainHash, entryMac, headSeal, type WrittenEntry } from './audit-chain';
import { ENTRY_COLUMNS, type RunQuery, type StoredColumns, writtenEntry } from './audit-entries';
import { fitsAuditTrail } from './audit-key';
import { KeySettings } from './database.settings';
import { TenantRegister } from './tenant-register';
import { UnitOfWork } from './unit-of-work';

/** As many entries get their places in one transaction. */
const BATCH = 2_000;

/** Gives what waits its place in its chain: off the way of those who write, in batches. */
@Injectable()
export class AuditSealing {
  private readonly key: Buffer;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly tenants: TenantRegister,
    keys: KeySettings,
  ) {
    this.key = Buffer.from(keys.auditKey, 'base64');
  }

  /** All that waits in every federation; returns how many entries were sealed. */
  async all(): Promise<number> {
    let count = 0;
    for (const { tenantId } of await this.tenants.all()) count += await this.of(tenantId);
    return count;
  }

  async of(tenantId: TenantId): Promise<number> {
    let count = 0;
    for (let sealed = BATCH; sealed === BATCH; count += sealed)
      sealed = await this.uow.run(systemActor(tenantId), (tx) =>
        sealWaiting((text, values) => tx.rows(text, values), this.key, tenantId),
      );
    return count;
  }
}

/** The same over a connection of the owner's, for what runs without the application. */
export async function sealAllWaiting(client: Client, key: Buffer): Promise<void> {
  const run: RunQuery = async (text, values) => (await client.query(text, [...values])).rows;
  for (const { id } of await run<{ id: string }>('SELECT tenant_id AS id FROM platform.tenant', []))
    for (let sealed = BATCH; sealed === BATCH;) {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.tenant_id', $1, true)`, [id]);
      sealed = await sealWaiting(run, key, id);
      await client.query('COMMIT');
    }
}

interface WaitingEntry extends StoredColumns {
  readonly entryId: string;
  readonly mac: Buffer;
}

interface Head {
  seq: bigint;
  hash: Buffer;
}

/**
 * One batch of a federation, inside a transaction; several at once share the work. An entry that is not what was
 * written, or is gone, gets no place: it is doubted, and whoever verifies the chain hears of it.
 */
async function sealWaiting(run: RunQuery, key: Buffer, tenantId: string): Promise<number> {
  const waiting = await run<WaitingEntry>(
    `SELECT w.entry_id AS "entryId", w.mac, ${ENTRY_COLUMNS}
     FROM (SELECT entry_id, mac FROM audit.unsealed_entry WHERE tenant_id = $1 AND NOT doubted
           ORDER BY entry_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) w
     LEFT JOIN audit.audit_entry e ON e.tenant_id = $1 AND e.id = w.entry_id ORDER BY w.entry_id`,
    [tenantId],
  );
  if (waiting.length === 0) return 0;
  const sound: WrittenEntry[] = [];
  const doubted: string[] = [];
  for (const row of waiting) {
    const entry = writtenEntry(row);
    if (entry && entryMac(key, entry).equals(row.mac)) sound.push(entry);
    else doubted.push(row.entryId);
  }
  // With another installation's key everything would be doubted, and for ever.
  if (sound.length === 0 && !(await fitsAuditTrail(run, key, tenantId)))
    throw new Error('AUDIT_KEY is not the key of this audit trail; what waits is left as it is');
  const heads = await lockHeads(run, tenantId, [...new Set(sound.map(({ chainId }) => chainId))].sort());
  const seals = sound.map((entry) => {
    const head = heads.get(entry.chainId)!;
    head.seq += 1n;
    head.hash = chainHash(key, head.hash, { ...entry, seq: String(head.seq) });
    return { chain_id: entry.chainId, seq: String(head.seq), entry_id: entry.id, hash: head.hash.toString('hex') };
  });
  await run(SEAL, [tenantId, JSON.stringify(seals), JSON.stringify(headsOf(key, heads)), doubted]);
  return waiting.length;
}

const headsOf = (key: Buffer, heads: ReadonlyMap<string, Head>) =>
  [...heads].map(([chainId, { seq, hash }]) => ({
    chain_id: chainId,
    seq: String(seq),
    hash: hash.toString('hex'),
    seal: headSeal(key, chainId, String(seq), hash).toString('hex'),
  }));

const SEAL = `
  WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS s(chain_id uuid, seq bigint, entry_id uuid, hash text)
  ), seals AS (
    INSERT INTO audit.audit_seal (tenant_id, chain_id, seq, entry_id, hash)
    SELECT $1::uuid, chain_id, seq, entry_id, decode(hash, 'hex') FROM given
  ), heads AS (
    UPDATE audit.audit_chain c SET seq = h.seq, hash = decode(h.hash, 'hex'), seal = decode(h.seal, 'hex')
    FROM jsonb_to_recordset($3::jsonb) AS h(chain_id uuid, seq bigint, hash text, seal text)
    WHERE c.tenant_id = $1::uuid AND c.chain_id = h.chain_id
  ), doubted AS (
    UPDATE audit.unsealed_entry SET doubted = true WHERE tenant_id = $1::uuid AND entry_id = ANY($4::uuid[])
  )
  DELETE FROM audit.unsealed_entry w USING given WHERE w.tenant_id = $1::uuid AND w.entry_id = given.entry_id`;

/** Locks the chains' heads in one order for all, so that two sealers cannot wait for each other. */
async function lockHeads(run: RunQuery, tenantId: string, chainIds: readonly string[]): Promise<Map<string, Head>> {
  const found = await run<{ chainId: string; seq: string; hash: Buffer }>(
    `INSERT INTO audit.audit_chain AS c (tenant_id, chain_id, seq, hash, seal)
     SELECT $1::uuid, id, 0, ''::bytea, ''::bytea FROM unnest($2::uuid[]) AS id ORDER BY id
     ON CONFLICT (tenant_id, chain_id) DO UPDATE SET seq = c.seq
     RETURNING chain_id AS "chainId", seq, hash`,
    [tenantId, chainIds],
  );
  return new Map(found.map(({ chainId, seq, hash }) => [chainId, { seq: BigInt(seq), hash }]));
}
