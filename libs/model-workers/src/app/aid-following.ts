import { type DisbursementId, PaymentCondition } from '@app/disbursements';
import type { CivilDate } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { SpecialAid } from '../data/special-aid.entity';
import { type AidAction, nextAidStatus } from '../domain/aid.lifecycle';
import { FILE_STATUS_LABELS, type FileStatus } from '../domain/file.lifecycle';
import { SPECIAL_AID_SUBJECT } from '../domain/model-worker';
import { refuse } from '../domain/model-worker.problems';

const ACTION_OF: Readonly<Record<string, AidAction>> = {
  paid: 'pay',
  reconciled: 'pay',
  withdrawn: 'end',
  refused: 'end',
  reversed: 'reverse',
};

/** An aid becomes what its disbursement has become, by the rows as they are now; may run twice. */
@Injectable()
export class AidFollowing {
  async follow(tx: Tx, disbursementId: DisbursementId): Promise<void> {
    const [money] = await tx.rows<{ subjectId: string; status: string; paidOn: CivilDate | null; unionId: string }>(
      `SELECT subject_id AS "subjectId", status, paid_on AS "paidOn", union_id AS "unionId"
       FROM disbursements.disbursement
       WHERE tenant_id = $1 AND id = $2 AND subject_type = '${SPECIAL_AID_SUBJECT}'`,
      [tx.actor.tenantId, disbursementId],
      'model-worker-money-of-aid',
    );
    const aid = money && (await tx.lock(SpecialAid, money.subjectId));
    const action = money && ACTION_OF[money.status];
    if (!aid || !action || aid.disbursementId !== disbursementId) return;
    // Reversed before anybody looked: it was paid in between.
    if (action === 'reverse' && aid.status === 'requested') await this.move(tx, aid, 'pay', money.paidOn);
    await this.move(tx, aid, action, money.paidOn);
  }

  private async move(tx: Tx, aid: SpecialAid, action: AidAction, paidOn: CivilDate | null): Promise<void> {
    const before = aid.status;
    const status = nextAidStatus(before, action);
    if (status === undefined) return;
    await tx.update(SpecialAid, aid, { status, ...(action === 'pay' && { paidOn }) });
    const subject = { subjectType: SPECIAL_AID_SUBJECT, subjectId: aid.id, unionId: aid.unionId };
    tx.audit({ action: `model-worker-aid.${action}`, ...subject, detail: { status: [before, status] } });
    tx.announce({ type: 'model-worker-aid.moved.v1', payload: { aidId: aid.id, fileId: aid.fileId, action } });
  }
}

/** Asked again on the day of the payment: still on the books, and nothing stands against it. */
@Injectable()
export class AidPaymentCondition extends PaymentCondition {
  readonly subjectType = SPECIAL_AID_SUBJECT;

  async refuseUnpayable(tx: ReadTx, subjectIds: readonly string[]): Promise<void> {
    const rows = await tx.rows<{ number: string; status: FileStatus; isBarred: boolean }>(
      `SELECT a.disbursement_number AS number, f.status, f.barred_reason IS NOT NULL AS "isBarred"
       FROM model_workers.special_aid a JOIN model_workers.file f ON f.tenant_id = $1 AND f.id = a.file_id
       WHERE a.tenant_id = $1 AND a.id = ANY($2::uuid[]) AND (f.status <> 'active' OR f.barred_reason IS NOT NULL)
       ORDER BY a.id`,
      [tx.actor.tenantId, subjectIds],
      'model-worker-aids-unpayable',
    );
    const [first] = rows;
    if (!first) return;
    const why = first.isBarred ? '受处分或正在接受调查' : FILE_STATUS_LABELS[first.status];
    refuse('model-worker-aid.not-payable', `${first.number} 的劳模现在是“${why}”，不能发款，请先退回这一笔。`, {
      items: rows.map(({ number }) => number),
    });
  }
}
