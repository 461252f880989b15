import { formatFen, type UnionId } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  IdField,
  InstantField,
  PartsField,
  TextField,
} from '@app/http';
import type { PaidBatch } from '../../app/disbursement.reading';
import { capitalAmount } from '../../capital-amount';
import type { PayoutBatch } from '../../data/payout-batch.entity';
import { PAYMENT_KIND_NAMES, PAYMENT_KINDS } from '../../domain/payment-method';

export class PayoutBatchRowView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @TextField('批次号', { max: 60 }) number: string;
  @IdField('工会') unionId: UnionId;
  @ChoiceField('付款方式', PAYMENT_KINDS) paymentKind: string;
  @TextField('付款方式名称', { max: 20 }) paymentKindName: string;
  @DateField('付款日期') paidOn: string;
  @CountField('笔数', { max: 10_000 }) itemCount: number;
  @AmountField('合计') total: string;
  @TextField('出纳', { max: 60 }) paidByName: string;
  @InstantField('登记时间') paidAt: string;

  static of(batch: PayoutBatch): PayoutBatchRowView {
    return Object.assign(new PayoutBatchRowView(), rowOf(batch));
  }
}

const rowOf = (batch: PayoutBatch): PayoutBatchRowView => {
  const { id, version, number, unionId, paymentKind, paidOn, itemCount, paidByName } = batch;
  const paymentKindName = PAYMENT_KIND_NAMES[paymentKind];
  const [total, paidAt] = [formatFen(batch.total), batch.paidAt.toISOString()];
  return { id, version, number, unionId, paymentKind, paymentKindName, paidOn, itemCount, total, paidByName, paidAt };
};

/** One line of the sheet on which a recipient signs (签领表). */
export class SheetLineView {
  @CountField('序号', { max: 10_000 }) line: number;
  @IdField('用款') disbursementId: string;
  @TextField('单号', { max: 60 }) number: string;
  @TextField('姓名', { max: 60 }) recipientName: string;
  @TextField('所在工会', { max: 100 }) unionName: string;
  @TextField('小组', { max: 60, nullable: true }) groupName: string | null;
  @TextField('事由', { max: 100 }) occasionName: string;
  @TextField('慰问品', { max: 500 }) goods: string;
  @AmountField('金额') amount: string;
  @TextField('大写', { max: 100 }) amountInCapitals: string;
}

/** The receipt sheet: printed, signed, photographed and kept with the batch. */
export class ReceiptSheetView extends PayoutBatchRowView {
  @TextField('合计大写', { max: 100 }) totalInCapitals: string;
  @TextField('银行流水号', { max: 60, nullable: true }) bankReference: string | null;
  @IdField('签领单', { nullable: true }) receiptDocumentId: string | null;
  @TextField('见证人', { max: 60, nullable: true }) witness: string | null;
  @PartsField('明细', () => SheetLineView, { max: 10_000 }) lines: SheetLineView[];

  static sheet({ batch, rows }: PaidBatch): ReceiptSheetView {
    const { bankReference, receiptDocumentId, witness } = batch;
    return Object.assign(new ReceiptSheetView(), rowOf(batch), {
      totalInCapitals: capitalAmount(batch.total),
      bankReference,
      receiptDocumentId,
      witness,
      lines: rows.map(({ row, recipient }, i) =>
        Object.assign(new SheetLineView(), {
          line: i + 1,
          disbursementId: row.id,
          number: row.number,
          recipientName: recipient?.name ?? '',
          unionName: recipient?.unionName ?? '',
          groupName: recipient?.groupName ?? null,
          occasionName: row.occasionName,
          goods: row.paymentKind === 'goods' ? row.methodNote : '',
          amount: formatFen(row.amount),
          amountInCapitals: capitalAmount(row.amount),
        }),
      ),
    });
  }
}
