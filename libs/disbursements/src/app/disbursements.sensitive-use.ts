import type { MemberId } from '@app/kernel';
import { SensitiveUse } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** Money that was approved goes to the card of the register: until it is paid the card stays. */
@Injectable()
export class DisbursementsSensitiveUse extends SensitiveUse {
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
