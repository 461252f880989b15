import type { CivilDate, Fen, FundAccountId } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { type HoldId, type HoldStatus, type JournalId, type JournalSubject, refuse } from '../domain';
import { Hold } from './hold.entity';

const PORTION = 1_000;

/** Registers holds of one account. Refuses when a subject holds money already (`hold.already-placed`). */
export async function insertHolds(
  tx: Tx,
  of: { readonly fundAccountId: FundAccountId; readonly on: CivilDate },
  holds: readonly { readonly id: HoldId; readonly subject: JournalSubject; readonly amount: Fen }[],
): Promise<void> {
  for (let from = 0; from < holds.length; from += PORTION) {
    const portion = holds.slice(from, from + PORTION);
    const inserted = await tx.rows(
      `INSERT INTO funds.hold (tenant_id, id, version, fund_account_id, subject_type, subject_id, amount, status,
         placed_on, placed_at)
       SELECT $1::uuid, h.id, 1, $2::uuid, h.type, h.subject_id, h.amount, 'placed', $3::date, $4::timestamptz
       FROM unnest($5::uuid[], $6::text[], $7::uuid[], $8::bigint[]) AS h(id, type, subject_id, amount)
       ON CONFLICT (tenant_id, subject_id) WHERE status = 'placed' DO NOTHING RETURNING id`,
      [
        ...[tx.actor.tenantId, of.fundAccountId, of.on, tx.now, portion.map((each) => each.id)],
        ...[portion.map((each) => each.subject.type), portion.map((each) => each.subject.id)],
        portion.map((each) => String(each.amount)),
      ],
      'funds-insert-holds',
    );
    if (inserted.length < portion.length) refuse('hold.already-placed');
  }
}

/** Holds these rows in one order for all who lock several. Refuses `hold.not-found` when one is missing. */
export async function lockHolds(tx: Tx, ids: readonly HoldId[]): Promise<Hold[]> {
  const rows = await tx
    .from(Hold, 'h')
    .andWhere('h.id = ANY(CAST(:ids AS uuid[]))', { ids })
    .orderBy('h.id')
    .setLock('pessimistic_write')
    .getMany();
  return rows.length === new Set(ids).size ? rows : refuse('hold.not-found');
}

/** The holds by account, in the one order in which accounts are held. Refuses `hold.not-found` when one is missing. */
export async function byAccountOrder(tx: ReadTx, ids: readonly HoldId[]): Promise<HoldId[]> {
  const rows = await tx.rows<{ id: HoldId }>(
    `SELECT id FROM funds.hold WHERE tenant_id = $1 AND id = ANY($2::uuid[]) ORDER BY fund_account_id, id`,
    [tx.actor.tenantId, ids],
    'funds-holds-by-account',
  );
  return rows.length === new Set(ids).size ? rows.map(({ id }) => id) : refuse('hold.not-found');
}

/** What became of locked holds; `settledBy` names the journals that paid them, in the same order. */
export async function closeHolds(
  tx: Tx,
  ids: readonly HoldId[],
  status: HoldStatus,
  settledBy: readonly JournalId[] | null,
): Promise<void> {
  await tx.rows(
    `UPDATE funds.hold h SET status = $2, version = h.version + 1, settled_by = done.journal_id
     FROM unnest($3::uuid[], $4::uuid[]) AS done(id, journal_id)
     WHERE h.tenant_id = $1 AND h.id = done.id`,
    [tx.actor.tenantId, status, ids, settledBy ?? ids.map(() => null)],
    'funds-close-holds',
  );
}
