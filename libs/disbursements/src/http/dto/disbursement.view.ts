import { type Actor, type Fen, formatFen, type UnionId } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  PartField,
  PartsField,
  TextField,
  TextsField,
} from '@app/http';
import {
  type DisbursementDetail,
  type ListedDisbursement,
  MOST_COUNTED,
  type WaitingMoney,
} from '../../app/disbursement.reading';
import { DISBURSEMENT_MARKS } from '../../app/disbursement-request';
import { OPEN_ACTIONS, openActionsFor } from '../../app/open-actions';
import type { Payee } from '../../app/payee';
import { capitalAmount } from '../../capital-amount';
import type { Receipt } from '../../data/receipt.entity';
import { dayWords } from '../../domain/day-words';
import { DISBURSEMENT_STATUSES, RECEIPT_STATUSES } from '../../domain/disbursement';
import { DISBURSEMENT_ACTION_NAMES } from '../../domain/disbursement.lifecycle';
import { disbursementStage, STAGE_NAMES } from '../../domain/disbursement-stage';
import { PAYMENT_KIND_NAMES, PAYMENT_KINDS } from '../../domain/payment-method';

const STAGES = Object.keys(STAGE_NAMES);
/** What stands on the request, and what became of its payee since. */
const SHOWN_MARKS = [...DISBURSEMENT_MARKS, 'payee-withdrawn'] as const;
const text = (fen: Fen | null): string | null => (fen === null ? null : formatFen(fen));

export class CaseRefView {
  @TextField('类型', { max: 40 }) type: string;
  @IdField('编号') id: string;
}

/** Where the approval stands. */
export class ApprovalStandingView {
  @TextField('步骤', { max: 60 }) stepName: string;
  @CountField('第几步，从 0 起', { max: 20 }) currentStep: number;
  @CountField('共几步', { max: 20 }) stepCount: number;
  @TextsField('等谁签', { max: 40, maxItems: 20 }) waitingFor: string[];
  @InstantField('从什么时候起') waitingSince: string;
}

export class DisbursementRowView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @TextField('单号', { max: 60 }) number: string;
  @ChoiceField('状态', DISBURSEMENT_STATUSES) status: string;
  @ChoiceField('回执', RECEIPT_STATUSES) receipt: string;
  @ChoiceField('进展', STAGES) stage: string;
  @TextField('进展名称', { max: 20 }) stageName: string;
  @IdField('领取人') recipientId: string;
  @TextField('领取人姓名', { max: 60 }) recipientName: string;
  @TextField('领取人所在工会', { max: 100 }) recipientUnionName: string;
  @IdField('用款工会') unionId: UnionId;
  @TextField('事由', { max: 100 }) occasionName: string;
  @DateField('事情发生日期') eventDate: string;
  @AmountField('金额') amount: string;
  @ChoiceField('付款方式', PAYMENT_KINDS) paymentKind: string;
  @TextField('付款方式名称', { max: 20 }) paymentKindName: string;
  @TextField('现金原因或慰问品', { max: 500 }) methodNote: string;
  @IdField('经费账户', { nullable: true }) fundAccountId: string | null;
  @ChoicesField('提醒', SHOWN_MARKS) marks: string[];
  @PartField('案件', () => CaseRefView) caseRef: CaseRefView;
  @TextField('经办人', { max: 60 }) requestedByName: string;
  @DateField('申请日期') requestedOn: string;
  @DateField('付款日期', { nullable: true }) paidOn: string | null;
  @TextField('退回、撤回或红冲的原因', { max: 500 }) lastReason: string;
  @PartField('审批进展', () => ApprovalStandingView, { nullable: true }) approval: ApprovalStandingView | null;

  static of(listed: ListedDisbursement): DisbursementRowView {
    return Object.assign(new DisbursementRowView(), rowFieldsOf(listed));
  }
}

function rowFieldsOf({ row, recipient, approval, payeeWithdrawn }: ListedDisbursement): DisbursementRowView {
  const stage = disbursementStage(row);
  const { id, version, number, status, receipt, recipientId, unionId, occasionName, eventDate, paymentKind } = row;
  const { methodNote, fundAccountId, requestedByName, requestedOn, paidOn, lastReason } = row;
  return {
    id,
    version,
    number,
    status,
    receipt,
    stage,
    stageName: STAGE_NAMES[stage],
    recipientId,
    recipientName: recipient?.name ?? '',
    recipientUnionName: recipient?.unionName ?? '',
    unionId,
    occasionName,
    eventDate,
    amount: formatFen(row.amount),
    paymentKind,
    paymentKindName: PAYMENT_KIND_NAMES[paymentKind],
    methodNote,
    fundAccountId,
    marks: [...row.marks, ...(payeeWithdrawn ? ['payee-withdrawn'] : [])],
    caseRef: Object.assign(new CaseRefView(), { type: row.caseType, id: row.caseId }),
    requestedByName,
    requestedOn,
    paidOn,
    lastReason,
    approval: status === 'in-review' ? standingOf(approval) : null,
  };
}

function standingOf(approval: ListedDisbursement['approval']): ApprovalStandingView | null {
  if (!approval) return null;
  const { stepName, currentStep, stepCount, waitingFor, waitingSince } = approval;
  return Object.assign(new ApprovalStandingView(), {
    stepName,
    currentStep,
    stepCount,
    waitingFor: [...waitingFor],
    waitingSince: waitingSince.toISOString(),
  });
}

export class ReceiptView {
  @TextField('说了什么', { max: 20 }) action: string;
  @TextField('说明', { max: 500 }) note: string;
  @TextField('谁', { max: 60 }) personName: string;
  @InstantField('时间') saidAt: string;

  static of({ action, note, personName, saidAt }: Receipt): ReceiptView {
    const said = { action: DISBURSEMENT_ACTION_NAMES[action], note, personName, saidAt: saidAt.toISOString() };
    return Object.assign(new ReceiptView(), said);
  }
}

export class DisbursementView extends DisbursementRowView {
  @TextField('大写', { max: 100 }) amountInCapitals: string;
  @AmountField('这件事合计') caseAmount: string;
  @PartField('由什么申请', () => CaseRefView) subject: CaseRefView;
  @TextField('细分', { max: 60, nullable: true }) subCondition: string | null;
  @TextField('依据', { max: 5000, description: '一行一句' }) ruleSentence: string;
  @TextField('标准', { max: 60, nullable: true }) standardCode: string | null;
  @TextField('标准版本', { max: 60, nullable: true }) standardVersion: string | null;
  @AmountField('标准允许', { nullable: true }) allowedAmount: string | null;
  @TextField('申请理由', { max: 1000 }) reason: string;
  @TextField('后来补来的材料', { max: 1000, nullable: true }) papersCame: string | null;
  @TextField('为什么应急先付', { max: 300, nullable: true }) emergencyReason: string | null;
  @DateField('手续补齐期限', { nullable: true }) papersDueOn: string | null;
  @DateField('手续复核日期', { nullable: true }) papersReviewedOn: string | null;
  @TextField('手续复核人', { max: 60, nullable: true }) papersReviewedByName: string | null;
  @TextField('手续复核意见', { max: 500, nullable: true }) papersFinding: string | null;
  @TextField('档次', { max: 4, nullable: true }) tier: string | null;
  @TextField('为什么走这条线', { max: 1000 }) routeReason: string;
  @TextField('收款卡尾号', { max: 4, nullable: true }) cardTail: string | null;
  @TextField('收款人与本人关系', { max: 40, nullable: true }) payeeRelation: string | null;
  @InstantField('批准时间', { nullable: true }) approvedAt: string | null;
  @TextField('付款人', { max: 60, nullable: true }) paidByName: string | null;
  @TextField('银行流水号', { max: 60, nullable: true }) bankReference: string | null;
  @IdField('签领单', { nullable: true }) receiptDocumentId: string | null;
  @TextField('见证人', { max: 60, nullable: true }) witness: string | null;
  @IdField('发放批次', { nullable: true }) payoutBatchId: string | null;
  @DateField('对账日期', { nullable: true }) reconciledOn: string | null;
  @TextField('对账单流水号', { max: 60, nullable: true }) statementReference: string | null;
  @IdField('重新付的是', { nullable: true }) replaces: string | null;
  @FlagField('历史数据') inHistory: boolean;
  @PartsField('回执经过', () => ReceiptView, { max: 100 }) receipts: ReceiptView[];
  @ChoicesField('您现在可以做', OPEN_ACTIONS) openActions: string[];

  static whole(detail: DisbursementDetail, actor: Actor): DisbursementView {
    return detailOf(detail, actor);
  }
}

/** The reason keeps naming what was missing when the money was asked for. */
function papersCameWords({ papersBrought, papersWholeOn }: DisbursementDetail['row']): string | null {
  if (papersWholeOn !== null) {
    const named = papersBrought.length > 0 ? `：${papersBrought.join('、')}` : '';
    return `缺的材料已于 ${dayWords(papersWholeOn)} 补齐${named}。`;
  }
  return papersBrought.length > 0 ? `后来补来了${papersBrought.join('、')}，其余还没有。` : null;
}

const papersOf = (row: DisbursementDetail['row']) => ({
  emergencyReason: row.emergencyReason,
  papersDueOn: row.papersDueOn,
  papersReviewedOn: row.papersReviewedOn,
  papersReviewedByName: row.papersReviewedByName,
  papersFinding: row.papersFinding,
});

function detailOf(detail: DisbursementDetail, actor: Actor): DisbursementView {
  const { row, receipts, cardTail, approval, waiting, payeeWithdrawn } = detail;
  const { subCondition, ruleSentence, standardCode, standardVersion, reason, tier, routeReason, payeeRelation } = row;
  const { paidByName, bankReference, receiptDocumentId, witness, payoutBatchId, reconciledOn } = row;
  return Object.assign(new DisbursementView(), rowFieldsOf(detail), {
    amountInCapitals: capitalAmount(row.amount),
    caseAmount: formatFen(row.caseAmount),
    subject: Object.assign(new CaseRefView(), { type: row.subjectType, id: row.subjectId }),
    subCondition,
    ruleSentence,
    standardCode,
    standardVersion,
    allowedAmount: text(row.allowedAmount),
    reason,
    papersCame: papersCameWords(row),
    ...papersOf(row),
    tier,
    routeReason,
    cardTail,
    payeeRelation,
    approvedAt: row.approvedAt?.toISOString() ?? null,
    paidByName,
    bankReference,
    receiptDocumentId,
    witness,
    payoutBatchId,
    reconciledOn,
    statementReference: row.statementReference,
    replaces: row.replaces,
    inHistory: row.inHistory,
    receipts: receipts.map((each) => ReceiptView.of(each)),
    openActions: openActionsFor(actor, row, approval, waiting).filter((action) => action !== 'pay' || !payeeWithdrawn),
  });
}

/** Shown to the cashier alone, and recorded. */
export class PayeeView {
  @TextField('收款人', { max: 60 }) name: string;
  @TextField('开户银行', { max: 100, nullable: true }) bankName: string | null;
  @TextField('支行', { max: 100, nullable: true }) branch: string | null;
  @TextField('卡号', { max: 40 }) cardNumber: string;

  static of({ name, bankName, branch, cardNumber }: Payee): PayeeView {
    return Object.assign(new PayeeView(), { name, bankName, branch, cardNumber });
  }
}

/** How much waits for who pays, who reconciles and who asks. */
export class WaitingMoneyView {
  @CountField('等我付款，1000 表示 1000 笔以上', { max: MOST_COUNTED }) pay: number;
  @CountField('等我对账，1000 表示 1000 笔以上', { max: MOST_COUNTED }) reconcile: number;
  @CountField('等我补好提交，1000 表示 1000 笔以上', { max: MOST_COUNTED }) submit: number;
  @CountField('等我答复会员，1000 表示 1000 笔以上', { max: MOST_COUNTED }) answer: number;

  static of({ pay, reconcile, submit, answer }: WaitingMoney): WaitingMoneyView {
    return Object.assign(new WaitingMoneyView(), { pay, reconcile, submit, answer });
  }
}
