import type { ClientBase } from 'pg';
import { type ChainedEntry, type ChainFinding, verifyChain } from './audit-chain';

interface StoredEntry extends Omit<ChainedEntry, 'occurredAt'> {
  readonly at: Date;
  readonly hash: Buffer;
  readonly headSeq: string | null;
  readonly headHash: Buffer;
  readonly headSeal: Buffer;
}

/** Runs one statement and gives its rows. */
export type RunQuery = <R extends object>(text: string, values: readonly unknown[]) => Promise<R[]>;

export interface ChainVerdict {
  readonly finding: ChainFinding | null;
  readonly entries: number;
}

/** Verifies one chain as it is stored, with its head, in one statement: an entry written meanwhile is in both or in neither. */
export async function verifyStoredChain(
  run: RunQuery,
  key: Buffer,
  tenantId: string,
  chainId: string,
): Promise<ChainVerdict> {
  const rows = await run<StoredEntry>(
    `SELECT e.tenant_id AS "tenantId", e.chain_id AS "chainId", e.seq, e.id, e.occurred_at AS at,
       e.account_id AS "accountId", e.person_id AS "personId", e.union_id AS "unionId", e.action,
       e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.reason, e.detail, e.hash,
       h.seq AS "headSeq", h.hash AS "headHash", h.seal AS "headSeal"
     FROM audit.audit_entry e
     LEFT JOIN audit.audit_chain h ON h.tenant_id = e.tenant_id AND h.chain_id = e.chain_id
     WHERE e.tenant_id = $1 AND e.chain_id = $2 ORDER BY e.seq`,
    [tenantId, chainId],
  );
  const first = rows[0];
  if (!first) return { finding: { chainId, seq: '1', fault: 'tail-missing' }, entries: 0 };
  if (first.headSeq === null) return { finding: { chainId, seq: '0', fault: 'head-changed' }, entries: rows.length };
  const head = { chainId, seq: first.headSeq, hash: first.headHash, seal: first.headSeal };
  const entries = rows.map(({ at, ...entry }) => ({ ...entry, occurredAt: at.toISOString() }));
  return { finding: verifyChain(key, entries, head), entries: rows.length };
}

export interface AuditReport {
  readonly chains: number;
  readonly entries: number;
  readonly findings: readonly ChainFinding[];
}

/** Verifies every chain of every tenant in a database, over any connection that may read it. */
export async function auditReport(client: ClientBase, key: Buffer): Promise<AuditReport> {
  const run: RunQuery = async (text, values) => (await client.query(text, [...values])).rows;
  const findings: ChainFinding[] = [];
  let [chains, entries] = [0, 0];
  for (const { id } of await run<{ id: string }>('SELECT tenant_id AS id FROM platform.tenant', [])) {
    await client.query('BEGIN READ ONLY');
    await client.query(`SELECT set_config('app.tenant_id', $1, true)`, [id]);
    // A head that was taken away must not hide its entries.
    const known = await run<{ chain: string }>(
      `SELECT chain_id AS chain FROM audit.audit_chain WHERE tenant_id = $1
       UNION SELECT chain_id FROM audit.audit_entry WHERE tenant_id = $1`,
      [id],
    );
    for (const { chain } of known) {
      const verdict = await verifyStoredChain(run, key, id, chain);
      chains += 1;
      entries += verdict.entries;
      if (verdict.finding) findings.push(verdict.finding);
    }
    await client.query('COMMIT');
  }
  return { chains, entries, findings };
}
