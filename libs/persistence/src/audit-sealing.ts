import { systemActor, type TenantId } from '@app/kernel';
import { Injectable, Logger } from '@nestjs/common';
import type { Client } from 'pg';
import { chainHash, entryMac, headSeal, type WrittenEntry } from './audit-chain';
import { ENTRY_COLUMNS, type RunQuery, type StoredColumns, writtenEntry } from './audit-entries';
import { auditKeyFit, fitsAuditTrail, isForeignKey, type KeyFit } from './audit-key';
import { KeySettings } from './database.settings';
import { TenantRegister } from './tenant-register';
import { UnitOfWork } from './unit-of-work';

/** As many entries get their places in one transaction. */
const BATCH = 2_000;

/** Gives what waits its place in its chain: off the way of those who write, in batches. */
@Injectable()
export class AuditSealing {
  private readonly logger = new Logger('Audit');
  private readonly key: Buffer;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly tenants: TenantRegister,
    keys: KeySettings,
  ) {
    this.key = Buffer.from(keys.auditKey, 'base64');
  }

  /** Before any work: with another installation's key nothing may be written. A federation alone is only named. */
  async refuseForeignKey(): Promise<void> {
    const fits: KeyFit[] = [];
    for (const { tenantId } of await this.tenants.all()) {
      const fit = await this.uow.read(systemActor(tenantId), (tx) =>
        auditKeyFit((text, values) => tx.rows(text, values), this.key, tenantId),
      );
      if (fit === 'misfits') this.logger.error({ event: 'audit-key-misfits', tenantId });
      fits.push(fit);
    }
    if (isForeignKey(fits))
      throw new Error('AUDIT_KEY is not the key of this installation: nothing in its audit trail was sealed with it');
  }

  /** All that waits in every federation; returns how many entries were sealed. */
  async all(): Promise<number> {
    let count = 0;
    for (const { tenantId } of await this.tenants.all()) count += await this.attempt(tenantId);
    return count;
  }

  /** As `of`, for those who go on when a damaged trail cannot be sealed: what waits is left as it is. */
  async attempt(tenantId: TenantId): Promise<number> {
    try {
      return await this.of(tenantId);
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error;
      const why = error instanceof AuditKeyMisfit ? { why: error.message } : {};
      this.logger.error({ event: 'audit-sealing-refused', tenantId, kind, ...why });
      return 0;
    }
  }

  /**
   * What waits in one federation; refuses to extend what was not sealed with this key. A chain that was damaged is left
   * as it is, with what waits for it, so that its fault stays to be seen; the others go on.
   */
  async of(tenantId: TenantId): Promise<number> {
    let count = 0;
    const damaged = new Set<string>();
    for (let sealed = BATCH; sealed === BATCH; count += sealed)
      sealed = await this.uow.run(systemActor(tenantId), (tx) =>
        sealWaiting((text, values) => tx.rows(text, values), this.key, tenantId, damaged),
      );
    if (damaged.size > 0) this.logger.error({ event: 'audit-chains-damaged', tenantId, chains: [...damaged] });
    return count;
  }
}

/**
 * The same over a connection of the owner's, for what runs without the application. Where a trail is damaged, what waits
 * is left as it is.
 */
export async function sealAllWaiting(client: Client, key: Buffer): Promise<void> {
  const run: RunQuery = async (text, values) => (await client.query(text, [...values])).rows;
  for (const { id } of await run<{ id: string }>('SELECT tenant_id AS id FROM platform.tenant', [])) {
    const damaged = new Set<string>();
    for (let sealed = BATCH; sealed === BATCH;) {
      await client.query('BEGIN');
      try {
        await client.query(`SELECT set_config('app.tenant_id', $1, true)`, [id]);
        sealed = await sealWaiting(run, key, id, damaged);
        await client.query('COMMIT');
      } catch {
        // On a connection that is lost this fails too.
        await client.query('ROLLBACK');
        sealed = 0;
      }
    }
  }
}

/** Nothing was sealed and nothing doubted. */
export class AuditKeyMisfit extends Error {
  override readonly name = 'AuditKeyMisfit';
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
 * written, or is gone, gets no place: it is doubted, and whoever verifies the chain hears of it. Chains that turn out to be
 * damaged are added to `damaged` and left out.
 */
async function sealWaiting(run: RunQuery, key: Buffer, tenantId: string, damaged: Set<string>): Promise<number> {
  const waiting = await run<WaitingEntry>(
    `SELECT w.entry_id AS "entryId", w.mac, ${ENTRY_COLUMNS}
     FROM (SELECT entry_id, mac FROM audit.unsealed_entry
           WHERE tenant_id = $1 AND NOT doubted AND chain_id <> ALL($2::uuid[])
           ORDER BY entry_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) w
     LEFT JOIN audit.audit_entry e ON e.tenant_id = $1 AND e.id = w.entry_id ORDER BY w.entry_id`,
    [tenantId, [...damaged]],
  );
  if (waiting.length === 0) return 0;
  const sound: WrittenEntry[] = [];
  const doubted: string[] = [];
  for (const row of waiting) {
    const entry = writtenEntry(row);
    if (entry && entryMac(key, entry).equals(row.mac)) sound.push(entry);
    else doubted.push(row.entryId);
  }
  const chains = [...new Set(sound.map(({ chainId }) => chainId))].sort();
  const { heads, faulty } = await lockHeads(run, key, tenantId, chains);
  const isNewChain = [...heads.values()].some(({ seq }) => seq === 0n);
  // With another installation's key what is right would be doubted, and for ever, and its own begin new chains.
  if ((doubted.length > 0 || isNewChain || faulty.length > 0) && !(await fitsAuditTrail(run, key, tenantId)))
    throw new AuditKeyMisfit('AUDIT_KEY is not the key of this audit trail; what waits is left as it is');
  if (faulty.length > 0) {
    for (const chainId of faulty) damaged.add(chainId);
    return sealWaiting(run, key, tenantId, damaged);
  }
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

/**
 * Locks the chains' heads in one order for all, so that two sealers cannot wait for each other. `faulty`: a head that was
 * changed, taken away or set back behind entries that have their places; its chain would never verify again.
 */
async function lockHeads(
  run: RunQuery,
  key: Buffer,
  tenantId: string,
  chainIds: readonly string[],
): Promise<{ readonly heads: Map<string, Head>; readonly faulty: string[] }> {
  const found = await run<{ chainId: string; seq: string; hash: Buffer; seal: Buffer }>(
    `INSERT INTO audit.audit_chain AS c (tenant_id, chain_id, seq, hash, seal)
     SELECT $1::uuid, id, 0, ''::bytea, ''::bytea FROM unnest($2::uuid[]) AS id ORDER BY id
     ON CONFLICT (tenant_id, chain_id) DO UPDATE SET seq = c.seq
     RETURNING chain_id AS "chainId", seq, hash, seal`,
    [tenantId, chainIds],
  );
  const behind = await run<{ chainId: string }>(
    `SELECT h.chain_id AS "chainId" FROM unnest($2::uuid[], $3::bigint[]) AS h(chain_id, seq)
     WHERE EXISTS (SELECT 1 FROM audit.audit_seal s
       WHERE s.tenant_id = $1 AND s.chain_id = h.chain_id AND s.seq > h.seq)`,
    [tenantId, found.map(({ chainId }) => chainId), found.map(({ seq }) => seq)],
  );
  const setBack = new Set(behind.map(({ chainId }) => chainId));
  const isChanged = ({ chainId, seq, hash, seal }: (typeof found)[number]): boolean =>
    BigInt(seq) > 0n && !headSeal(key, chainId, seq, hash).equals(seal);
  const faulty = found.filter((head) => setBack.has(head.chainId) || isChanged(head)).map(({ chainId }) => chainId);
  return { heads: new Map(found.map(({ chainId, seq, hash }) => [chainId, { seq: BigInt(seq), hash }])), faulty };
}
