import type { ClientBase } from 'pg';
import { type ChainFinding, entryMac, type SealedEntry, verifyChain } from './audit-chain';
import { auditKeyFit, isForeignKey, type KeyFit } from './audit-key';
import { ENTRY_COLUMNS, type RunQuery, type StoredColumns, writtenEntry } from './audit-entries';

export type { RunQuery } from './audit-entries';

export interface ChainVerdict {
  readonly finding: ChainFinding | null;
  readonly entries: number;
}

/**
 * Chains of `$1` that have a head, an entry with its place, or one that waits for it: a head that was taken away must
 * not hide its entries.
 */
export const CHAINS_OF_TENANT = `SELECT chain_id FROM audit.audit_chain WHERE tenant_id = $1
  UNION SELECT DISTINCT chain_id FROM audit.audit_seal WHERE tenant_id = $1
  UNION SELECT DISTINCT chain_id FROM audit.unsealed_entry WHERE tenant_id = $1
  UNION SELECT DISTINCT chain_id FROM audit.audit_entry WHERE tenant_id = $1`;

interface StoredSeal extends StoredColumns {
  readonly seq: string | null;
  readonly hash: Buffer | null;
  readonly mac: Buffer | null;
  readonly headSeq: string | null;
  readonly headHash: Buffer;
  readonly headSeal: Buffer;
}

/** Seals, what waits, and entries that have neither, with the head, in one statement: all of one moment. */
const STORED = `
  SELECT s.seq, s.hash, w.mac, ${ENTRY_COLUMNS}, h.seq AS "headSeq", h.hash AS "headHash", h.seal AS "headSeal"
  FROM (SELECT tenant_id, id FROM audit.audit_entry WHERE tenant_id = $1 AND chain_id = $2
        UNION SELECT tenant_id, entry_id FROM audit.audit_seal WHERE tenant_id = $1 AND chain_id = $2
        UNION SELECT tenant_id, entry_id FROM audit.unsealed_entry WHERE tenant_id = $1 AND chain_id = $2) k
  LEFT JOIN audit.audit_entry e ON e.tenant_id = $1 AND e.id = k.id AND e.chain_id = $2
  LEFT JOIN audit.audit_seal s ON s.tenant_id = $1 AND s.entry_id = k.id AND s.chain_id = $2
  LEFT JOIN audit.unsealed_entry w ON w.tenant_id = $1 AND w.entry_id = k.id AND w.chain_id = $2
  LEFT JOIN audit.audit_chain h ON h.tenant_id = $1 AND h.chain_id = $2
  ORDER BY s.seq NULLS LAST, k.id`;

/** Verifies one chain as it is stored, with its head and with what still waits for its place. */
export async function verifyStoredChain(
  run: RunQuery,
  key: Buffer,
  tenantId: string,
  chainId: string,
): Promise<ChainVerdict> {
  const rows = await run<StoredSeal>(STORED, [tenantId, chainId]);
  const sealed = rows.filter(({ seq }) => seq !== null);
  const finding = sealedFinding(key, chainId, sealed) ?? waitingFinding(key, chainId, rows.slice(sealed.length));
  const emptied: ChainFinding = { chainId, seq: '1', fault: 'tail-missing' };
  // A head that says of entries, and not a single one has its place.
  const isEmptied = rows.length === 0 || (sealed.length === 0 && rows[0]!.headSeq !== null);
  return { finding: isEmptied ? emptied : finding, entries: rows.length };
}

function sealedFinding(key: Buffer, chainId: string, rows: readonly StoredSeal[]): ChainFinding | null {
  const first = rows[0];
  if (!first) return null;
  if (first.headSeq === null) return { chainId, seq: '0', fault: 'head-changed' };
  const seals = rows.map((row): SealedEntry => ({ seq: row.seq!, hash: row.hash!, entry: writtenEntry(row) }));
  return verifyChain(key, seals, { chainId, seq: first.headSeq, hash: first.headHash, seal: first.headSeal });
}

/** Named by the place that each would have got. */
function waitingFinding(key: Buffer, chainId: string, rows: readonly StoredSeal[]): ChainFinding | null {
  let seq = BigInt(rows[0]?.headSeq ?? 0);
  for (const row of rows) {
    seq += 1n;
    const entry = writtenEntry(row);
    if (!row.mac) return { chainId, seq: String(seq), fault: 'foreign' };
    if (!entry) return { chainId, seq: String(seq), fault: 'missing' };
    if (!entryMac(key, entry).equals(row.mac)) return { chainId, seq: String(seq), fault: 'changed' };
  }
  return null;
}

export interface AuditReport {
  readonly chains: number;
  readonly entries: number;
  readonly findings: readonly ChainFinding[];
  /** Ids of federations in which nothing that was sealed fits the key; `findings` does not go into their chains. */
  readonly misfits: readonly string[];
  /** No federation fits the key: it is another installation's, or the whole trail was written anew. */
  readonly isAnotherKey: boolean;
}

/** Verifies every chain of every tenant in a database, over any connection that may read it. */
export async function auditReport(client: ClientBase, key: Buffer): Promise<AuditReport> {
  const run: RunQuery = async (text, values) => (await client.query(text, [...values])).rows;
  const findings: ChainFinding[] = [];
  const fits = new Map<string, KeyFit>();
  let [chains, entries] = [0, 0];
  for (const { id } of await run<{ id: string }>('SELECT tenant_id AS id FROM platform.tenant', [])) {
    await client.query('BEGIN READ ONLY');
    await client.query(`SELECT set_config('app.tenant_id', $1, true)`, [id]);
    const fit = await auditKeyFit(run, key, id);
    fits.set(id, fit);
    for (const { chain_id: chain } of await run<{ chain_id: string }>(CHAINS_OF_TENANT, [id])) {
      const verdict = await verifyStoredChain(run, key, id, chain);
      chains += 1;
      entries += verdict.entries;
      if (verdict.finding && fit !== 'misfits') findings.push(verdict.finding);
    }
    await client.query('COMMIT');
  }
  const misfits = [...fits].filter(([, fit]) => fit === 'misfits').map(([id]) => id);
  return { chains, entries, findings, misfits, isAnotherKey: isForeignKey([...fits.values()]) };
}
