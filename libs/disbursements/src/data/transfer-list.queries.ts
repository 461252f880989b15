import type { CivilDate, MemberId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import type { DisbursementId } from '../domain/disbursement';
import type { FailedTransfer } from '../domain/transfer-list';
import { TransferListItem, type TransferListId } from './transfer-list.entity';

/** An item with what the list shows of its disbursement. */
export interface ListedTransfer extends TransferListItem {
  readonly number: string;
  readonly occasionName: string;
  readonly recipientId: MemberId;
}

/** Lines of a list in order, from after `after` on. */
export async function transfersOf(
  tx: ReadTx,
  listId: TransferListId,
  { after, limit }: { readonly after: number; readonly limit: number | null },
): Promise<ListedTransfer[]> {
  const rows = await tx.rows<Omit<ListedTransfer, 'amount'> & { amount: string }>(
    `SELECT i.tenant_id AS "tenantId", i.list_id AS "listId", i.line, i.disbursement_id AS "disbursementId", i.amount,
       i.payee_sealed AS "payeeSealed", i.payee_card_mac AS "payeeCardMac", i.result, i.reason, d.number,
       d.occasion_name AS "occasionName", d.recipient_id AS "recipientId"
     FROM disbursements.transfer_list_item i
     JOIN disbursements.disbursement d ON d.tenant_id = i.tenant_id AND d.id = i.disbursement_id
     WHERE i.tenant_id = $1 AND i.list_id = $2 AND i.line > $3 ORDER BY i.line LIMIT $4`,
    [tx.actor.tenantId, listId, after, limit],
    'transfer-list-items',
  );
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

const PORTION = 1_000;

export async function insertTransfers(tx: Tx, items: readonly TransferListItem[]): Promise<void> {
  for (let from = 0; from < items.length; from += PORTION)
    await tx.insert(TransferListItem, ...items.slice(from, from + PORTION));
}

/** Every line gets its result: these failed, all others `otherwise`. */
export async function answerTransfers(
  tx: Tx,
  listId: TransferListId,
  otherwise: 'paid' | 'cancelled',
  failed: readonly FailedTransfer[],
): Promise<void> {
  await tx.rows(
    `UPDATE disbursements.transfer_list_item i
     SET result = CASE WHEN f.line IS NULL THEN $3 ELSE 'failed' END, reason = coalesce(f.reason, '')
     FROM disbursements.transfer_list_item own
     LEFT JOIN unnest($4::int[], $5::text[]) AS f(line, reason) ON f.line = own.line
     WHERE own.tenant_id = $1 AND own.list_id = $2 AND i.tenant_id = own.tenant_id AND i.list_id = own.list_id
       AND i.line = own.line`,
    [tx.actor.tenantId, listId, otherwise, failed.map((each) => each.line), failed.map((each) => each.reason)],
  );
}

/** What the bank did not pay stays approved, says why, and may be handed over in cash. */
export async function keepFailures(
  tx: Tx,
  failures: readonly { readonly id: DisbursementId; readonly reason: string }[],
  on: CivilDate,
): Promise<void> {
  await tx.rows(
    `UPDATE disbursements.disbursement d SET version = d.version + 1, last_reason = f.reason,
       transfer_failed_on = $4
     FROM unnest($2::uuid[], $3::text[]) AS f(id, reason) WHERE d.tenant_id = $1 AND d.id = f.id`,
    [tx.actor.tenantId, failures.map((each) => each.id), failures.map((each) => each.reason), on],
  );
}
