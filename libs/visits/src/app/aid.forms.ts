import { ApprovalReading } from '@app/approvals';
import {
  capitalAmount,
  DISBURSEMENT_PERMISSIONS,
  type DisbursementId,
  DisbursementReading,
  PAYMENT_KIND_NAMES,
} from '@app/disbursements';
import { dayOnSheet, type FilledForm, type FormDefinition, FormSource, yuanOnSheet } from '@app/forms';
import { FundLedger } from '@app/funds';
import type { Actor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** The approval sheet that goes with the voucher: what is given, why, who signed, and who received it. */
export const AID_APPROVAL_FORM: FormDefinition = {
  code: 'AID-APPROVAL',
  title: '慰问金发放审批表',
  subjectType: 'disbursement',
  permission: DISBURSEMENT_PERMISSIONS.read,
  fields: [
    { name: 'number', label: '单号', example: '款-2026-0010801-0012', mandatory: true },
    { name: 'recipient', label: '领取人', example: '王五', mandatory: true },
    { name: 'recipientUnion', label: '领取人所在工会', example: '示范市第一机械厂工会' },
    { name: 'group', label: '工会小组', example: '二车间' },
    { name: 'occasion', label: '事由', example: '生病住院' },
    { name: 'eventDate', label: '发生日期', example: '2026年3月10日' },
    { name: 'amount', label: '金额', example: '800.00元', mandatory: true },
    { name: 'capitals', label: '金额大写', example: '捌佰元整' },
    { name: 'payment', label: '付款方式', example: '转账' },
    { name: 'methodNote', label: '现金原因或慰问品', example: '没有银行卡' },
    { name: 'rule', label: '依据', example: '住院慰问每次不超过 1000 元' },
    { name: 'reason', label: '申请理由', example: '因病住院，家庭开支较大' },
    { name: 'fund', label: '经费账户', example: '工会经费' },
    { name: 'requestedBy', label: '经办人', example: '刘洋' },
    { name: 'requestedOn', label: '申请日期', example: '2026年3月12日' },
    { name: 'signed', label: '已签意见', example: '财务审核：张丽 2026年3月13日 同意' },
    { name: 'paidBy', label: '付款人', example: '陈静' },
    { name: 'paidOn', label: '付款日期', example: '2026年3月15日' },
    { name: 'bankReference', label: '银行流水号', example: '20260315000123' },
  ],
  layout: [
    { kind: 'title', text: '慰问金(品)发放审批表' },
    { kind: 'paragraph', text: '{{工会名称}}    单号 {{单号}}', align: 'center' },
    {
      kind: 'facts',
      lines: [
        [
          { label: '领取人', text: '{{领取人}}' },
          { label: '工会小组', text: '{{工会小组}}' },
        ],
        [{ label: '所在工会', text: '{{领取人所在工会}}' }],
        [
          { label: '事由', text: '{{事由}}' },
          { label: '发生日期', text: '{{发生日期}}' },
        ],
        [
          { label: '金额', text: '{{金额}}' },
          { label: '大写', text: '{{金额大写}}' },
        ],
        [
          { label: '付款方式', text: '{{付款方式}}' },
          { label: '经费账户', text: '{{经费账户}}' },
        ],
        [{ label: '说明', text: '{{现金原因或慰问品}}' }],
        [{ label: '依据', text: '{{依据}}', tall: 2 }],
        [{ label: '申请理由', text: '{{申请理由}}', tall: 2 }],
        [
          { label: '经办人', text: '{{经办人}}' },
          { label: '申请日期', text: '{{申请日期}}' },
        ],
        [{ label: '审核审批意见', text: '{{已签意见}}', tall: 4 }],
        [
          { label: '付款人', text: '{{付款人}}' },
          { label: '付款日期', text: '{{付款日期}}' },
        ],
      ],
    },
    { kind: 'signatures', lines: [['经办人', '审核人'], ['审批人', '领取人签收'], ['日期']] },
  ],
};

/** What is printed from an aid. */
@Injectable()
export class AidForms extends FormSource {
  readonly forms = [AID_APPROVAL_FORM];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly disbursements: DisbursementReading,
    private readonly approvals: ApprovalReading,
    private readonly ledger: FundLedger,
  ) {
    super();
  }

  async offered(actor: Actor, _subjectType: string, subjectId: string): Promise<string[]> {
    const { row } = await this.disbursements.one(actor, subjectId as DisbursementId);
    // What was never handed in has nothing to be signed.
    return row.inHistory || row.status === 'requested' ? [] : [AID_APPROVAL_FORM.code];
  }

  async fill(actor: Actor, _code: string, subjectId: string): Promise<FilledForm> {
    const { row, recipient } = await this.disbursements.one(actor, subjectId as DisbursementId);
    const { fund, signed } = await this.uow.read(actor, async (tx) => ({
      fund: row.fundAccountId ? await this.ledger.balance(tx, row.fundAccountId) : null,
      // What was approved as a whole was signed as a whole.
      signed: await this.approvals.historyOf(tx, actor, row.planId ?? row.id),
    }));
    const signatures = signed.flatMap((each) => each.signatures);
    const values = {
      ...{ number: row.number, recipient: recipient?.name ?? null, recipientUnion: recipient?.unionName ?? null },
      ...{ group: recipient?.groupName ?? null, occasion: row.occasionName, eventDate: dayOnSheet(row.eventDate) },
      ...{ amount: yuanOnSheet(row.amount), capitals: capitalAmount(row.amount), methodNote: row.methodNote },
      ...{ payment: PAYMENT_KIND_NAMES[row.paymentKind], rule: row.ruleSentence, reason: row.reason },
      ...{ fund: fund?.name ?? null, requestedBy: row.requestedByName, requestedOn: dayOnSheet(row.requestedOn) },
      signed: signatures
        .map(
          ({ stepName, personName, signedOn, comment }) =>
            `${stepName}：${personName} ${dayOnSheet(signedOn)} ${comment || '同意'}`,
        )
        .join('\n'),
      ...{ paidBy: row.paidByName, paidOn: dayOnSheet(row.paidOn), bankReference: row.bankReference },
    };
    return { unionId: row.unionId, version: row.version, values };
  }
}
