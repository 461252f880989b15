import { type DisbursementId, PaymentCondition } from '@app/disbursements';
import { type CivilDate, formatFen } from '@app/kernel';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { SpecialAid } from '../data/special-aid.entity';
import { aidOfYear } from '../data/special-aid.query';
import { type AidAction, nextAidStatus } from '../domain/aid.lifecycle';
import { FILE_STATUS_LABELS, type FileStatus } from '../domain/file.lifecycle';
import { SPECIAL_AID_SUBJECT } from '../domain/model-worker';
import { refuse } from '../domain/model-worker.problems';
import { areNotCombined } from '../domain/special-aid';

const ACTION_OF: Readonly<Record<string, AidAction>> = {
  paid: 'pay',
  reconciled: 'pay',
  withdrawn: 'end',
  refused: 'end',
  reversed: 'reverse',
};

/** The money of an aid as it stands now. */
interface MoneyOfAid {
  readonly id: DisbursementId;
  readonly number: string;
  readonly subjectId: string;
  readonly status: string;
  readonly paidOn: CivilDate | null;
}

/** An aid becomes what its disbursement has become, by the rows as they are now; may run twice. */
@Injectable()
export class AidFollowing {
  async follow(tx: Tx, disbursementId: DisbursementId): Promise<void> {
    const [told] = await moneyOf(tx, 'id', disbursementId);
    const aid = told && (await tx.lock(SpecialAid, told.subjectId));
    if (!aid) return;
    let [money] = await moneyOf(tx, 'id', aid.disbursementId);
    while (money) {
      await this.become(tx, aid, money);
      [money] = await moneyOf(tx, 'replaces', money.id);
      if (money && !(await this.payAnew(tx, aid, money))) return;
    }
  }

  private async become(tx: Tx, aid: SpecialAid, { status, paidOn }: MoneyOfAid): Promise<void> {
    const action = ACTION_OF[status];
    if (!action) return;
    // Reversed before anybody looked: it was paid in between.
    if (action === 'reverse' && aid.status === 'requested') await this.move(tx, aid, 'pay', { paidOn });
    await this.move(tx, aid, action, action === 'pay' ? { paidOn } : {});
  }

  /** The bank sent the transfer back (退票): what is paid in its place is still this aid, unless another was given since. */
  private async payAnew(tx: Tx, aid: SpecialAid, { id, number }: MoneyOfAid): Promise<boolean> {
    if (nextAidStatus(aid.status, 'pay-anew') === undefined) return false;
    const given = await aidOfYear(tx, aid.fileId, aid.year);
    if (given.some((other) => areNotCombined(aid.kind, other.kind))) return false;
    await this.move(tx, aid, 'pay-anew', { disbursementId: id, disbursementNumber: number, paidOn: null });
    return true;
  }

  private async move(tx: Tx, aid: SpecialAid, action: AidAction, patch: Partial<SpecialAid>): Promise<void> {
    const before = aid.status;
    const status = nextAidStatus(before, action);
    if (status === undefined) return;
    await tx.update(SpecialAid, aid, { status, ...patch });
    const subject = { subjectType: SPECIAL_AID_SUBJECT, subjectId: aid.id, unionId: aid.unionId };
    tx.audit({ action: `model-worker-aid.${action}`, ...subject, detail: { status: [before, status] } });
    tx.announce({ type: 'model-worker-aid.moved.v1', payload: { aidId: aid.id, fileId: aid.fileId, action } });
  }
}

/** By its id, or what is paid in place of the one with that id and was not given up. */
const moneyOf = (tx: Tx, by: 'id' | 'replaces', id: DisbursementId): Promise<MoneyOfAid[]> =>
  tx.rows<MoneyOfAid & Record<string, unknown>>(
    `SELECT id, number, subject_id AS "subjectId", status, paid_on AS "paidOn" FROM disbursements.disbursement
     WHERE tenant_id = $1 AND ${by} = $2 AND subject_type = '${SPECIAL_AID_SUBJECT}'
       ${by === 'replaces' ? `AND status NOT IN ('refused','withdrawn')` : ''}`,
    [tx.actor.tenantId, id],
    `model-worker-money-by-${by}`,
  );

/** Asked again on the day of the payment: he lives, is on the books, nothing stands against it, and it is what was calculated. */
@Injectable()
export class AidPaymentCondition extends PaymentCondition {
  readonly subjectType = SPECIAL_AID_SUBJECT;

  async refuseUnpayable(tx: ReadTx, subjectIds: readonly string[]): Promise<void> {
    const rows = await tx.rows<Unpayable>(UNPAYABLE, [tx.actor.tenantId, subjectIds], 'model-worker-aids-unpayable');
    const [first] = rows;
    if (!first) return;
    refuse('model-worker-aid.not-payable', whyNot(first), { items: rows.map(({ number }) => number) });
  }
}

interface Unpayable extends Record<string, unknown> {
  readonly number: string;
  readonly status: FileStatus;
  readonly isBarred: boolean;
  readonly hasDied: boolean;
  readonly amount: string;
  readonly asked: string;
}

const UNPAYABLE = `SELECT d.number, f.status, f.barred_reason IS NOT NULL AS "isBarred",
    m.status = 'deceased' AS "hasDied", a.amount::text AS amount, d.amount::text AS asked
  FROM model_workers.special_aid a JOIN model_workers.file f ON f.tenant_id = $1 AND f.id = a.file_id
  JOIN members.member m ON m.tenant_id = $1 AND m.id = f.member_id
  JOIN disbursements.disbursement d ON d.tenant_id = $1 AND d.subject_type = '${SPECIAL_AID_SUBJECT}'
    AND d.subject_id = a.id AND d.status = 'approved'
  WHERE a.tenant_id = $1 AND a.id = ANY($2::uuid[])
    AND (f.status <> 'active' OR f.barred_reason IS NOT NULL OR m.status = 'deceased' OR d.amount <> a.amount)
  ORDER BY a.id`;

function whyNot({ number, status, isBarred, hasDied, amount, asked }: Unpayable): string {
  const is = isBarred ? '受处分或正在接受调查' : hasDied ? FILE_STATUS_LABELS.died : FILE_STATUS_LABELS[status];
  if (isBarred || hasDied || status !== 'active') return `${number} 的劳模现在是“${is}”，不能发款，请先退回这一笔。`;
  const [calculated, changed] = [amount, asked].map((fen) => formatFen(BigInt(fen)));
  return `${number} 是 ${changed} 元，和按标准算出的 ${calculated} 元不一样，不能发款。请退回这一笔，改回算出的金额，或撤回后重新计算。`;
}
