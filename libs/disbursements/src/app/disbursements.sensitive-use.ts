import type { MemberId } from '@app/kernel';
import { type HeldSubject, SensitiveUse } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { isOtherPayee } from '../domain/payment-method';
import { type NamedPayee, PayeeCipher } from './payee';

interface OpenTransfer extends NamedPayee {
  readonly recipientName: string;
}

/** Money that was approved goes to the card of the register: until it is paid the card stays. Others' cards are asked for. */
@Injectable()
export class DisbursementsSensitiveUse extends SensitiveUse {
  override readonly records = '用款申请';

  constructor(private readonly payees: PayeeCipher) {
    super();
  }

  override candidates(): string {
    return `SELECT d.recipient_id AS id FROM disbursements.disbursement d
      WHERE d.tenant_id = $1 AND d.status IN ('requested','in-review','returned','approved')
        AND d.payment_kind = 'transfer' AND d.payee_sealed IS NOT NULL`;
  }

  /** Who gets the money of these members on a card of his own, until it is paid. */
  override async subjectsOf(
    tx: ReadTx,
    memberIds: readonly MemberId[],
  ): Promise<ReadonlyMap<MemberId, readonly HeldSubject[]>> {
    const rows = await tx.rows<OpenTransfer & Record<string, unknown>>(
      `SELECT d.id, d.tenant_id AS "tenantId", d.recipient_id AS "recipientId", d.payee_sealed AS "payeeSealed",
         m.name AS "recipientName"
       FROM disbursements.disbursement d JOIN members.member m ON m.tenant_id = d.tenant_id AND m.id = d.recipient_id
       WHERE d.tenant_id = $1 AND d.recipient_id = ANY($2::uuid[])
         AND d.status IN ('requested','in-review','returned','approved')
         AND d.payment_kind = 'transfer' AND d.payee_sealed IS NOT NULL ORDER BY d.id`,
      [tx.actor.tenantId, memberIds],
      'open-transfers-of-payees',
    );
    const found = new Map<MemberId, HeldSubject[]>();
    for (const row of rows) {
      const payee = this.payees.open(row)!;
      if (!isOtherPayee({ payeeName: payee.name }, row.recipientName)) continue;
      const held = await this.payees.heldOf(tx, row.recipientId, payee, `payee:${row.id}`);
      found.set(row.recipientId, [...(found.get(row.recipientId) ?? []), held]);
    }
    return found;
  }

  override async isPaying(tx: ReadTx, memberId: MemberId): Promise<boolean> {
    const rows = await tx.rows(
      `SELECT 1 FROM disbursements.disbursement WHERE tenant_id = $1 AND recipient_id = $2 AND status = 'approved'
         AND payment_kind = 'transfer' AND payee_sealed IS NULL LIMIT 1`,
      [tx.actor.tenantId, memberId],
      'payments-under-way-to-card',
    );
    return rows.length > 0;
  }
}
