import { formatFen } from '@app/kernel';
import { AmountField, ChoicesField, CountField, DateField, IdField, PartField, TextField } from '@app/http';
import type { OwnDisbursement } from '../../app/disbursement.reading';
import { stateOf } from '../../data/disbursement.entity';
import { openDisbursementActions } from '../../domain/disbursement.decision';
import { disbursementStage, STAGE_FOR_MEMBER } from '../../domain/disbursement-stage';
import { PAYMENT_KIND_NAMES } from '../../domain/payment-method';
import { CaseRefView } from './disbursement.view';

/** What a member sees of his own: no signers' names, no reasons of the staff, his card by its tail. */
export class OwnDisbursementView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @TextField('单号', { max: 60 }) number: string;
  @TextField('事由', { max: 100 }) occasionName: string;
  @AmountField('金额') amount: string;
  @TextField('怎么发', { max: 20 }) paymentKindName: string;
  @TextField('慰问品', { max: 500 }) goods: string;
  @TextField('办到哪里了', { max: 300 }) sentence: string;
  @DateField('付款日期', { nullable: true }) paidOn: string | null;
  @TextField('收款卡尾号', { max: 4, nullable: true }) cardTail: string | null;
  @TextField('工会的答复', { max: 500, nullable: true }) answer: string | null;
  @PartField('案件', () => CaseRefView) caseRef: CaseRefView;
  @ChoicesField('您可以做', ['confirm', 'dispute']) openActions: string[];

  static of(own: OwnDisbursement): OwnDisbursementView {
    const { id, version, number, occasionName, paymentKind, methodNote, paidOn } = own.row;
    return Object.assign(new OwnDisbursementView(), {
      id,
      version,
      number,
      occasionName,
      amount: formatFen(own.row.amount),
      paymentKindName: PAYMENT_KIND_NAMES[paymentKind],
      goods: paymentKind === 'goods' ? methodNote : '',
      sentence: sentenceOf(own),
      paidOn,
      cardTail: own.cardTail,
      answer: own.answer,
      caseRef: Object.assign(new CaseRefView(), { type: own.row.caseType, id: own.row.caseId }),
      openActions: openDisbursementActions(stateOf(own.row)).filter((each) => each === 'confirm' || each === 'dispute'),
    });
  }
}

/** 已于 3 月 15 日转到尾号 1234 的卡,收到了吗? */
function sentenceOf({ row, approval, cardTail }: OwnDisbursement): string {
  const stage = disbursementStage(row);
  const [, month, day] = (row.paidOn ?? '').split('-').map(Number);
  if (stage === 'paid' && row.paymentKind === 'transfer' && cardTail)
    return `已于 ${month} 月 ${day} 日转到尾号 ${cardTail} 的卡，收到了吗？`;
  if (stage === 'in-review' && approval && approval.waitingFor.length > 0)
    return `正在审批，现在由${approval.waitingFor.join('或')}办理。`;
  return STAGE_FOR_MEMBER[stage];
}
