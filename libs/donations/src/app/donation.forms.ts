import { capitalAmount } from '@app/disbursements';
import { dayOnSheet, type FilledForm, type FormDefinition, FormSource, yuanOnSheet } from '@app/forms';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import type { DonationRow } from '../data/donation.queries';
import type { DonationId } from '../domain/donation';
import { DonationService } from './donation.service';

export const DONATION_SUBJECT = 'donation';

/** What the donor is given: 公益事业捐赠法 art. 16, 慈善法 art. 38. */
export const DONATION_RECEIPT_FORM: FormDefinition = {
  code: 'DONATION-RECEIPT',
  title: '捐赠收据',
  subjectType: DONATION_SUBJECT,
  permission: 'donation:read',
  fields: [
    { name: 'number', label: '收据编号', example: '捐-2026-001-0001', mandatory: true },
    { name: 'givenOn', label: '捐赠日期', example: '2026年7月2日' },
    { name: 'donor', label: '捐赠人', example: '示范市慈善会', mandatory: true },
    { name: 'amount', label: '金额', example: '20,000.00元', mandatory: true },
    { name: 'capitals', label: '金额大写', example: '贰万元整', mandatory: true },
    { name: 'purpose', label: '用途', example: '金秋助学' },
    { name: 'fund', label: '经费账户', example: '捐赠资金' },
    { name: 'handler', label: '经手人', example: '陈静' },
  ],
  layout: [
    { kind: 'title', text: '捐赠收据' },
    { kind: 'paragraph', text: '{{捐赠日期}}    编号 {{收据编号}}', align: 'center' },
    {
      kind: 'facts',
      lines: [
        [{ label: '今收到', text: '{{捐赠人}}' }],
        [{ label: '人民币（大写）', text: '{{金额大写}}' }],
        [{ label: '人民币（小写）', text: '{{金额}}' }],
        [{ label: '用途', text: '{{用途}}' }],
        [{ label: '记入', text: '{{经费账户}}' }],
      ],
    },
    {
      kind: 'paragraph',
      text: '感谢您的爱心。善款的使用情况，捐赠人可以随时向本工会查询。',
      indent: true,
    },
    { kind: 'paragraph', text: '{{工会名称}}（盖章）', align: 'right' },
    { kind: 'paragraph', text: '经手人：{{经手人}}\u3000\u3000\u3000\u3000\u3000\u3000{{打印日期}}', align: 'right' },
  ],
};

/** No receipt for what is voided, nor for an amount that nobody knows. */
const hasReceipt = ({ status, amountFen }: DonationRow): boolean => status === 'registered' && amountFen !== null;

/** What is printed from a donation. */
@Injectable()
export class DonationForms extends FormSource {
  readonly forms = [DONATION_RECEIPT_FORM];

  constructor(private readonly donations: DonationService) {
    super();
  }

  async offered(actor: Actor, _subjectType: string, subjectId: string): Promise<string[]> {
    return hasReceipt(await this.donations.one(actor, subjectId as DonationId)) ? [DONATION_RECEIPT_FORM.code] : [];
  }

  async fill(actor: Actor, _code: string, subjectId: string): Promise<FilledForm> {
    const row = await this.donations.one(actor, subjectId as DonationId);
    const amount = row.amountFen === null ? null : BigInt(row.amountFen);
    const values = {
      ...{ number: row.number, givenOn: dayOnSheet(row.givenOn), donor: row.donorName, fund: row.fundName },
      amount: amount === null ? null : yuanOnSheet(amount),
      capitals: amount === null ? null : capitalAmount(amount),
      ...{ purpose: row.purpose ?? '不限用途', handler: row.isImported ? null : row.registeredByName },
    };
    return { unionId: row.unionId, version: row.version, values };
  }
}
