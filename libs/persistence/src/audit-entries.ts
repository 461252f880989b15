import type { WrittenEntry } from './audit-chain';

/** Runs one statement and gives its rows. */
export type RunQuery = <R extends object>(text: string, values: readonly unknown[]) => Promise<R[]>;

/** SQL: the columns of `audit.audit_entry e`, as `writtenEntry` takes them. */
export const ENTRY_COLUMNS = `e.tenant_id AS "tenantId", e.chain_id AS "chainId", e.id, e.occurred_at AS at,
  e.account_id AS "accountId", e.person_id AS "personId", e.union_id AS "unionId", e.action,
  e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.reason, e.detail`;

/** A row with those columns; all null when a seal or a place in the queue has no entry any more. */
export type StoredColumns = Omit<WrittenEntry, 'occurredAt' | 'id'> & { readonly id: string | null; readonly at: Date };

export function writtenEntry(row: StoredColumns): WrittenEntry | null {
  if (row.id === null) return null;
  const { tenantId, chainId, id, at, accountId, personId, unionId, action, subjectType, subjectId, reason, detail } =
    row;
  const who = { accountId, personId, unionId };
  return {
    ...who,
    tenantId,
    chainId,
    id,
    occurredAt: at.toISOString(),
    action,
    subjectType,
    subjectId,
    reason,
    detail,
  };
}
