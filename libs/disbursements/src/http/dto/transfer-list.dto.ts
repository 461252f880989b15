import { type CivilDate, formatFen, type UnionId } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  ChoicesField,
  CountField,
  DateField,
  IdField,
  InstantField,
  PartsField,
  TextField,
} from '@app/http';
import { BANK_FILE_FORMATS, type BankFileFormat } from '../../app/bank-sheet';
import type { ReadResult, ShownTransfer } from '../../app/transfer-list.reading';
import type { TransferResults } from '../../app/transfer-list.service';
import type { TransferList } from '../../data/transfer-list.entity';
import {
  TRANSFER_ITEM_RESULT_NAMES,
  TRANSFER_ITEM_RESULTS,
  type TransferItemResult,
  TRANSFER_LIST_STATUS_NAMES,
  TRANSFER_LIST_STATUSES,
  type TransferListStatus,
} from '../../domain/transfer-list';

const MOST = 10_000;

export class BankFileDto {
  @ChoiceField('格式', BANK_FILE_FORMATS) format: BankFileFormat;
}

export class FailedTransferDto {
  @CountField('行号', { min: 1, max: MOST }) line: number;
  @TextField('银行说的原因', { max: 200 }) reason: string;
}

export class TransferResultsDto {
  @DateField('付款日期') paidOn: CivilDate;
  @TextField('银行流水号或批次号', { max: 60 }) bankReference: string;
  @PartsField('没付成的', () => FailedTransferDto, { max: MOST }) failed: FailedTransferDto[];

  static toResults({ paidOn, bankReference, failed }: TransferResultsDto): TransferResults {
    return { paidOn, bankReference, failed };
  }
}

const OPEN_ACTIONS = ['download', 'settle', 'cancel'] as const;

export class TransferListView {
  @IdField('编号') id: string;
  @CountField('版本', { max: 2_147_483_647 }) version: number;
  @TextField('代发编号', { max: 60 }) number: string;
  @IdField('工会') unionId: UnionId;
  @ChoiceField('状态', TRANSFER_LIST_STATUSES) status: TransferListStatus;
  @TextField('状态名称', { max: 20 }) statusName: string;
  @CountField('笔数', { max: MOST }) itemCount: number;
  @AmountField('合计') total: string;
  @CountField('已付笔数', { max: MOST }) paidCount: number;
  @CountField('没付成笔数', { max: MOST }) failedCount: number;
  @TextField('整批审批的事项', { max: 60, nullable: true }) planNumber: string | null;
  @TextField('制作人', { max: 60 }) preparedByName: string;
  @InstantField('制作时间') preparedAt: string;
  @IdField('登记付款的批次', { nullable: true }) payoutBatchId: string | null;
  @TextField('作废原因', { max: 500 }) note: string;
  @ChoicesField('您现在可以做', OPEN_ACTIONS) openActions: string[];

  static of(list: TransferList): TransferListView {
    const { id, version, number, unionId, status, itemCount, paidCount, failedCount, planNumber, note } = list;
    return Object.assign(new TransferListView(), {
      ...{ id, version, number, unionId, status, itemCount, paidCount, failedCount, planNumber, note },
      statusName: TRANSFER_LIST_STATUS_NAMES[status],
      total: formatFen(list.total),
      preparedByName: list.preparedByName,
      preparedAt: list.preparedAt.toISOString(),
      payoutBatchId: list.payoutBatchId,
      openActions: status === 'sent' ? [...OPEN_ACTIONS] : [],
    });
  }
}

export class TransferItemView {
  @CountField('行号', { max: MOST }) line: number;
  @IdField('用款') disbursementId: string;
  @TextField('单号', { max: 60 }) number: string;
  @TextField('户名', { max: 60 }) payeeName: string;
  @TextField('开户行', { max: 100, nullable: true }) bankName: string | null;
  @TextField('卡号末四位', { max: 4 }) cardTail: string;
  @AmountField('金额') amount: string;
  @ChoiceField('结果', TRANSFER_ITEM_RESULTS, { nullable: true }) result: TransferItemResult | null;
  @TextField('结果名称', { max: 20 }) resultName: string;
  @TextField('原因', { max: 200 }) reason: string;

  static of({ item, payeeName, bankName, cardTail }: ShownTransfer): TransferItemView {
    const { line, disbursementId, number, result, reason } = item;
    return Object.assign(new TransferItemView(), {
      ...{ line, disbursementId, number, payeeName, bankName, cardTail, result, reason },
      amount: formatFen(item.amount),
      resultName: result ? TRANSFER_ITEM_RESULT_NAMES[result] : '等银行结果',
    });
  }
}

export class ReadFailureView {
  @CountField('行号', { max: MOST }) line: number;
  @TextField('户名', { max: 60 }) payeeName: string;
  @TextField('卡号末四位', { max: 4 }) cardTail: string;
  @TextField('原因', { max: 200 }) reason: string;
}

/** What the bank's sheet says; nothing is booked yet. */
export class ReadResultView {
  @CountField('笔数', { max: MOST }) itemCount: number;
  @CountField('成功笔数', { max: MOST }) paidCount: number;
  @PartsField('没付成的', () => ReadFailureView, { max: MOST }) failed: ReadFailureView[];
  @CountField('表里没提到的笔数', { max: MOST }) unansweredCount: number;
  @CountField('对不上的行数', { max: 1_000_000 }) unmatchedCount: number;
  @TextField('读到了什么', { max: 500 }) sentence: string;

  static of({ itemCount, paidCount, failed, unanswered, unmatched }: ReadResult): ReadResultView {
    const parts = [`成功 ${paidCount} 笔`, `没付成 ${failed.length} 笔`];
    if (unanswered.length > 0) parts.push(`表里没提到 ${unanswered.length} 笔（如第 ${unanswered[0]} 行）`);
    if (unmatched.length > 0) parts.push(`表里有 ${unmatched.length} 行对不上（如第 ${unmatched[0]} 行）`);
    return Object.assign(new ReadResultView(), {
      ...{ itemCount, paidCount, unansweredCount: unanswered.length, unmatchedCount: unmatched.length },
      failed: failed.map(({ line, payeeName, cardTail, reason }) =>
        Object.assign(new ReadFailureView(), { line, payeeName, cardTail, reason: reason.slice(0, 200) }),
      ),
      sentence: `${parts.join('，')}。`,
    });
  }
}
