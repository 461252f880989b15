import { type Actor, newId, type PersonId } from '@app/kernel';
import type { PoolClient } from 'pg';
import { currentTrace } from './trace';
import { entryMac, type WrittenEntry } from './audit-chain';

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
  /** Who acted for whom, where the lib knows it better than the route's permission does (a signature of a step). */
  readonly onBehalfOf?: PersonId | null;
}

/** Stands in the detail of an entry: the person for whom its author acted. */
export const ON_BEHALF_OF = 'onBehalfOf';

/** What is written at the end of a transaction besides the rows themselves. */
export interface Journals {
  readonly audits: readonly AuditRecord[];
  readonly events: readonly DomainEvent[];
  /** The encoded answer for a repeated call with the same idempotency key. */
  readonly kept: { readonly key: string; readonly answer: string } | null;
}

/**
 * Writes audit entries, events into the outbox and the answer of the call, in one statement as a rule, and commits with
 * it. The entries get their places in their chains later (`sealWaiting`), so that nobody waits for the head of a chain.
 * `settled` says that everything written before succeeded.
 */
export async function commitWithJournals(
  client: PoolClient,
  auditKey: Buffer,
  actor: Actor,
  now: Date,
  { audits, events, kept }: Journals,
  settled: () => Promise<void>,
): Promise<void> {
  await settled();
  const portions = Math.max(1, Math.ceil(audits.length / PORTION));
  if (audits.length === 0 && events.length === 0 && !kept) {
    await client.query('COMMIT');
    return;
  }
  for (let portion = 1; portion <= portions; portion++) {
    const rows = audits.slice((portion - 1) * PORTION, portion * PORTION).map((audit) => {
      const entry = entryOf(actor, now, audit);
      return { ...snakeEntry(entry), mac: entryMac(auditKey, entry).toString('hex') };
    });
    const isLast = portion === portions;
    const messages = isLast
      ? events.map((event) => ({ id: newId(now.getTime()), type: event.type, payload: event.payload }))
      : [];
    const answer = [actor.accountId, kept?.key ?? null, kept?.answer ?? null, currentTrace() ?? null];
    const values = [actor.tenantId, now, ...json(rows, messages), ...answer];
    const written = client.query({ name: 'write-journals', text: WRITE, values });
    // A commit behind a statement that failed is a rollback, so it need not wait for the answer.
    await (isLast ? Promise.all([written, client.query('COMMIT')]) : written);
  }
}

/** A large import writes a hundred thousand entries: not as one statement of 70 MB. */
const PORTION = 2_000;

const json = (...lists: readonly object[][]): string[] => lists.map((list) => JSON.stringify(list));

const WRITE = `
  WITH given AS MATERIALIZED (
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS e(chain_id uuid, id uuid, account_id uuid, person_id uuid,
      union_id uuid, action text, subject_type text, subject_id uuid, reason text, detail jsonb, mac text)
  ), entries AS (
    INSERT INTO audit.audit_entry (tenant_id, chain_id, id, occurred_at, account_id, person_id, union_id,
      action, subject_type, subject_id, reason, detail)
    SELECT $1::uuid, chain_id, id, $2::timestamptz, account_id, person_id, union_id,
      action, subject_type, subject_id, reason, detail FROM given
  ), waiting AS (
    INSERT INTO audit.unsealed_entry (tenant_id, entry_id, chain_id, mac)
    SELECT $1::uuid, id, chain_id, decode(mac, 'hex') FROM given
  ), kept AS (
    UPDATE platform.idempotency_key SET answer = $7
    WHERE tenant_id = $1::uuid AND account_id = $5::uuid AND key = $6
  )
  INSERT INTO messaging.outbox_message (tenant_id, id, occurred_at, type, payload, trace_id)
  SELECT $1::uuid, id, $2::timestamptz, type, payload, $8::text
  FROM jsonb_to_recordset($4::jsonb) AS m(id uuid, type text, payload jsonb)`;

function entryOf(actor: Actor, now: Date, audit: AuditRecord): WrittenEntry {
  return {
    tenantId: actor.tenantId,
    chainId: audit.unionId ?? actor.tenantId,
    id: newId(now.getTime()),
    occurredAt: now.toISOString(),
    accountId: actor.accountId,
    personId: actor.personId,
    unionId: audit.unionId ?? null,
    action: audit.action,
    subjectType: audit.subjectType,
    subjectId: audit.subjectId,
    reason: audit.reason ?? null,
    detail: JSON.parse(JSON.stringify(detailOf(actor, audit), (_, v) => (typeof v === 'bigint' ? String(v) : v))),
  };
}

function detailOf(actor: Actor, { detail, onBehalfOf }: AuditRecord): object {
  const personId = onBehalfOf ?? actor.acting?.forWhom.personId;
  return personId ? { ...detail, [ON_BEHALF_OF]: personId } : detail;
}

const snakeEntry = (entry: WrittenEntry) => ({
  chain_id: entry.chainId,
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
