import { type Actor, newId } from '@app/kernel';
import type { PoolClient } from 'pg';
import { currentTrace } from './trace';
import { type ChainedEntry, chainHash, headSeal } from './audit-chain';

export interface DomainEvent {
  /** Past tense and versioned: `visit.logged.v1`. */
  readonly type: string;
  /** Ids only. */
  readonly payload: object;
}

export interface AuditRecord {
  /** `visit.log`, `member.sensitive-viewed`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The union whose chain the entry joins; without one it joins the tenant's. */
  readonly unionId?: string | null;
  /** What changed (`{ status: ['open', 'assigned'] }`) and facts. No personal data. */
  readonly detail: object;
  readonly reason?: string | null;
}

/** What is written at the end of a transaction besides the rows themselves. */
export interface Journals {
  readonly audits: readonly AuditRecord[];
  readonly events: readonly DomainEvent[];
  /** The encoded answer for a repeated call with the same idempotency key. */
  readonly kept: { readonly key: string; readonly answer: string } | null;
}

/**
 * Appends audit entries to their chains and events to the outbox and keeps the answer of the call, in two statements
 * as a rule, and commits with the last of them. `settled` says that everything written before succeeded.
 */
export async function commitWithJournals(
  client: PoolClient,
  auditKey: Buffer,
  actor: Actor,
  now: Date,
  { audits, events, kept }: Journals,
  settled: () => Promise<void>,
): Promise<void> {
  const chainIds = [...new Set(audits.map((a) => a.unionId ?? actor.tenantId))].sort();
  // Sent behind the last writes; the heads are held for as short as can be.
  const [chains] = await Promise.all([lockHeads(client, actor, chainIds), settled()]);
  const portions = Math.max(1, Math.ceil(audits.length / PORTION));
  if (audits.length === 0 && events.length === 0 && !kept) {
    await client.query('COMMIT');
    return;
  }
  for (let portion = 1; portion <= portions; portion++) {
    const rows = audits.slice((portion - 1) * PORTION, portion * PORTION).map((audit) => {
      const chainId = audit.unionId ?? actor.tenantId;
      const head = chains.get(chainId)!;
      const entry = entryOf(actor, now, audit, chainId, head.seq + 1n);
      const hash = chainHash(auditKey, head.hash, entry);
      chains.set(chainId, { seq: head.seq + 1n, hash });
      return { ...snakeEntry(entry), hash: hash.toString('hex') };
    });
    const isLast = portion === portions;
    const heads = isLast ? [...chains].map(([chainId, head]) => headOf(auditKey, chainId, head)) : [];
    const messages = isLast
      ? events.map((event) => ({ id: newId(now.getTime()), type: event.type, payload: event.payload }))
      : [];
    const answer = [actor.accountId, kept?.key ?? null, kept?.answer ?? null, currentTrace() ?? null];
    const values = [actor.tenantId, now, ...json(rows, heads, messages), ...answer];
    const written = client.query({ name: 'write-journals', text: WRITE, values });
    // A commit behind a statement that failed is a rollback, so it need not wait for the answer.
    await (isLast ? Promise.all([written, client.query('COMMIT')]) : written);
  }
}

/** A large import writes a hundred thousand entries: not as one statement of 70 MB. */
const PORTION = 2_000;

const headOf = (auditKey: Buffer, chainId: string, { seq, hash }: { seq: bigint; hash: Buffer }) => ({
  chain_id: chainId,
  seq: String(seq),
  hash: hash.toString('hex'),
  seal: headSeal(auditKey, chainId, String(seq), hash).toString('hex'),
});

const json = (...lists: readonly object[][]): string[] => lists.map((list) => JSON.stringify(list));

const WRITE = `
  WITH entries AS (
    INSERT INTO audit.audit_entry (tenant_id, chain_id, seq, id, occurred_at, account_id, person_id, union_id,
      action, subject_type, subject_id, reason, detail, hash)
    SELECT $1::uuid, chain_id, seq, id, $2::timestamptz, account_id, person_id, union_id,
      action, subject_type, subject_id, reason, detail, decode(hash, 'hex')
    FROM jsonb_to_recordset($3::jsonb) AS e(chain_id uuid, seq bigint, id uuid, account_id uuid, person_id uuid,
      union_id uuid, action text, subject_type text, subject_id uuid, reason text, detail jsonb, hash text)
  ), heads AS (
    UPDATE audit.audit_chain c SET seq = h.seq, hash = decode(h.hash, 'hex'), seal = decode(h.seal, 'hex')
    FROM jsonb_to_recordset($4::jsonb) AS h(chain_id uuid, seq bigint, hash text, seal text)
    WHERE c.tenant_id = $1::uuid AND c.chain_id = h.chain_id
  ), kept AS (
    UPDATE platform.idempotency_key SET answer = $8
    WHERE tenant_id = $1::uuid AND account_id = $6::uuid AND key = $7
  )
  INSERT INTO messaging.outbox_message (tenant_id, id, occurred_at, type, payload, trace_id)
  SELECT $1::uuid, id, $2::timestamptz, type, payload, $9::text
  FROM jsonb_to_recordset($5::jsonb) AS m(id uuid, type text, payload jsonb)`;

/** Locks the chains' heads in one order for all, so that two writers cannot wait for each other. */
async function lockHeads(client: PoolClient, actor: Actor, chainIds: string[]) {
  if (chainIds.length === 0) return new Map<string, { seq: bigint; hash: Buffer }>();
  const found = await client.query<{ chain_id: string; seq: string; hash: Buffer }>({
    name: 'lock-audit-heads',
    text: `INSERT INTO audit.audit_chain AS c (tenant_id, chain_id, seq, hash, seal)
           SELECT $1::uuid, id, 0, ''::bytea, ''::bytea FROM unnest($2::uuid[]) AS id ORDER BY id
           ON CONFLICT (tenant_id, chain_id) DO UPDATE SET seq = c.seq
           RETURNING chain_id, seq, hash`,
    values: [actor.tenantId, chainIds],
  });
  return new Map(found.rows.map((row) => [row.chain_id, { seq: BigInt(row.seq), hash: row.hash }]));
}

function entryOf(actor: Actor, now: Date, audit: AuditRecord, chainId: string, seq: bigint): ChainedEntry {
  return {
    tenantId: actor.tenantId,
    chainId,
    seq: String(seq),
    id: newId(now.getTime()),
    occurredAt: now.toISOString(),
    accountId: actor.accountId,
    personId: actor.personId,
    unionId: audit.unionId ?? null,
    action: audit.action,
    subjectType: audit.subjectType,
    subjectId: audit.subjectId,
    reason: audit.reason ?? null,
    detail: JSON.parse(JSON.stringify(audit.detail, (_, v) => (typeof v === 'bigint' ? String(v) : v))),
  };
}

const snakeEntry = (entry: ChainedEntry) => ({
  chain_id: entry.chainId,
  seq: entry.seq,
  id: entry.id,
  account_id: entry.accountId,
  person_id: entry.personId,
  union_id: entry.unionId,
  action: entry.action,
  subject_type: entry.subjectType,
  subject_id: entry.subjectId,
  reason: entry.reason,
  detail: entry.detail,
});
