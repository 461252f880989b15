import type { OpenWorkItem, Worker, WorkScope } from '@app/identity';
import { MOST_OPEN_WORK } from '@app/identity';
import type { ReadTx } from '@app/persistence';

/** Cases of one kind that one person handles. */
export interface HandledCases {
  readonly table: 'accident' | 'legal_aid' | 'petition';
  /** What a list says of each: that there is one, and neither its number nor whose. */
  readonly title: string;
  readonly page: string;
  /** SQL over `c`: those that are still to be handled. */
  readonly open: string;
}

/** What somebody has in hand, for a hand-over. The list stands before the walls. */
export function openCases(
  tx: ReadTx,
  { table, title, page, open }: HandledCases,
  { accountId }: Worker,
  scope: WorkScope,
): Promise<OpenWorkItem[]> {
  const values: unknown[] = [tx.actor.tenantId, accountId, MOST_OPEN_WORK];
  return tx.rows<OpenWorkItem>(
    `SELECT c.id AS "subjectId", '${title}' AS title, '${page}/' || c.id AS link, NULL::date AS "dueOn"
     FROM disputes.${table} c
     WHERE c.tenant_id = $1 AND c.handler_account_id = $2 AND ${open} AND ${scope('c.union_id', values)}
     ORDER BY c.id LIMIT $3`,
    values,
  );
}
