import {
  type DisbursementId,
  type PaymentMethod,
  PlannedCaps,
  type PlannedItem,
  PlannedDisbursementService,
  type PlanStanding,
} from '@app/disbursements';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { RosterEntry } from '../data/roster-entry.entity';
import { type Round } from '../data/round.entity';
import type { RosterEntryId } from '../domain/round';

/** Under this type the papers of a person on a roster are kept and his money is asked for. */
export const ROSTER_ENTRY_SUBJECT = 'roster-entry';

/** A round's money: one disbursement for the cash and one for the goods of each person. */
@Injectable()
export class RoundMoney {
  constructor(
    private readonly planned: PlannedDisbursementService,
    private readonly caps: PlannedCaps,
  ) {}

  /** Who would get more in the year than his household may, in Chinese; null when nobody. Refuses what no route allows. */
  async beyondCaps(tx: Tx, row: Round): Promise<string | null> {
    return this.caps.beyond(tx, { ...payerOf(row), items: await this.itemsOfAll(tx, row) });
  }

  /** Opens what was approved; refuses what the fund or the approval does not carry. */
  async open(tx: Tx, row: Round, approvalId: string): Promise<void> {
    await this.openItems(tx, row, approvalId, await this.itemsOfAll(tx, row));
  }

  /**
   * Releases what is held for people who get nothing. What the bank was told to pay stays; the closing statement shows
   * it until the bank's answer is in.
   */
  async cancel(tx: Tx, row: Round, entryIds: readonly RosterEntryId[], reason: string): Promise<void> {
    await this.planned.cancelApproved(tx, await this.openIds(tx, row, entryIds, null), reason);
  }

  /** Releases only the cash or only the goods of one person. */
  async cancelKind(tx: Tx, row: Round, entryId: RosterEntryId, kind: 'cash' | 'goods', reason: string): Promise<void> {
    const kinds = kind === 'goods' ? ['goods'] : ['cash', 'transfer'];
    await this.planned.cancelApproved(tx, await this.openIds(tx, row, [entryId], kinds), reason);
  }

  /** Opens anew, under the approval there was, what was released for these people by mistake or too early. */
  async reopen(tx: Tx, row: Round, entries: readonly RosterEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const [approval] = await tx.rows<{ id: string }>(
      `SELECT id FROM approvals.approval_request WHERE tenant_id = $1 AND subject_id = $2 AND status = 'approved'`,
      [tx.actor.tenantId, row.id],
    );
    const live = await tx.rows<{ id: string; goods: boolean }>(
      `SELECT subject_id AS id, payment_kind = 'goods' AS goods FROM disbursements.disbursement
       WHERE tenant_id = $1 AND case_type = 'round' AND case_id = $2 AND subject_id = ANY($3::uuid[])
         AND status IN ('approved','paid','reconciled')`,
      [tx.actor.tenantId, row.id, entries.map((entry) => entry.id)],
    );
    const has = new Set(live.map(({ id, goods }) => `${id} ${goods}`));
    const items = entries.flatMap((entry) => itemsOf(row, entry));
    const missing = items.filter((item) => !has.has(`${item.subject.id} ${item.method.kind === 'goods'}`));
    await this.openItems(tx, row, approval!.id, missing);
  }

  /** Whether something of these people was paid, or the bank was told to pay it. */
  async isPaid(tx: ReadTx, row: Pick<Round, 'id'>, entryId: RosterEntryId): Promise<boolean> {
    const rows = await tx.rows(
      `SELECT 1 FROM disbursements.disbursement d WHERE d.tenant_id = $1 AND d.case_type = 'round' AND d.case_id = $2
         AND d.subject_id = $3 AND d.payment_kind <> 'transfer' AND d.status IN ('paid','reconciled')`,
      [tx.actor.tenantId, row.id, entryId],
    );
    return rows.length > 0;
  }

  standing(tx: ReadTx, row: Pick<Round, 'id'>): Promise<PlanStanding> {
    return this.planned.totalsOfPlan(tx, row.id);
  }

  private async itemsOfAll(tx: Tx, row: Round): Promise<PlannedItem[]> {
    const entries = await tx
      .from(RosterEntry, 'e')
      .andWhere(`e.roundId = :id AND e.status <> 'removed'`, { id: row.id })
      .orderBy('e.orderNo')
      .getMany();
    return entries.flatMap((entry) => itemsOf(row, entry));
  }

  private async openItems(tx: Tx, row: Round, approvalId: string, items: readonly PlannedItem[]): Promise<void> {
    const plan = { type: 'round', id: row.id, number: row.number };
    const marked = await this.caps.marked(tx, { ...payerOf(row), items });
    await this.planned.openApproved(tx, { ...payerOf(row), plan, approvalId, items: marked });
  }

  private async openIds(
    tx: Tx,
    row: Round,
    entryIds: readonly RosterEntryId[],
    kinds: readonly string[] | null,
  ): Promise<DisbursementId[]> {
    const rows = await tx.rows<{ id: DisbursementId }>(
      `SELECT d.id FROM disbursements.disbursement d
       WHERE d.tenant_id = $1 AND d.case_type = 'round' AND d.case_id = $2 AND d.subject_id = ANY($3::uuid[])
         AND d.status = 'approved' AND ($4::text[] IS NULL OR d.payment_kind = ANY($4::text[]))
         AND NOT EXISTS (SELECT 1 FROM disbursements.transfer_list_item t
           WHERE t.tenant_id = $1 AND t.disbursement_id = d.id AND t.result IS NULL)
       ORDER BY d.id`,
      [tx.actor.tenantId, row.id, entryIds, kinds],
    );
    return rows.map((each) => each.id);
  }
}

const payerOf = (row: Round) => ({ unionId: row.unionId, fundAccountId: row.fundAccountId! });

function itemsOf(row: Round, entry: RosterEntry): PlannedItem[] {
  const goods = entry.goods.map(({ name, quantity, unit }) => `${name} ${quantity} ${unit}`).join('、');
  const cash: PaymentMethod | { readonly kind: 'own-account' } =
    row.paymentKind === 'transfer' ? { kind: 'own-account' } : { kind: 'cash', reason: row.cashReason ?? '' };
  return [
    ...(entry.cashFen > 0n ? [itemOf(row, entry, entry.cashFen, cash)] : []),
    ...(entry.goodsFen > 0n ? [itemOf(row, entry, entry.goodsFen, { kind: 'goods', description: goods })] : []),
  ];
}

const itemOf = (row: Round, entry: RosterEntry, amount: bigint, method: PlannedItem['method']): PlannedItem => ({
  recipientId: entry.memberId,
  subject: { type: ROSTER_ENTRY_SUBJECT, id: entry.id },
  amount,
  method,
  occasion: {
    code: row.holidayCode ?? 'ROUND',
    name: row.name,
    subCondition: null,
    purpose: row.fundPurpose,
    eventDate: row.holidayOn ?? row.dueOn,
    eventKey: null,
    ...{ diseaseKey: null, isMedical: false },
  },
  rule: {
    ...{ standardCode: null, version: null, fundKinds: null, allowed: amount },
    sentence: `随「${row.name}」（${row.number}）整批审批：${entry.reason}。`,
  },
  marks: [],
  hasActiveHardshipFile: entry.audienceCode === 'hardship',
});
