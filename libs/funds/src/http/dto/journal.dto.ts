import { type CivilDate, formatFen } from '@app/kernel';
import {
  AmountField,
  ChoiceField,
  CountField,
  DateField,
  FlagField,
  IdField,
  InstantField,
  TextField,
} from '@app/http';
import { SignedAmountField } from './signed-amount.field';
import type { LedgerEntry } from '../../data/ledger-entry.query';
import { JOURNAL_KIND_NAMES, JOURNAL_KINDS, type JournalId, type JournalKind } from '../../domain';

export class BookIncomeDto {
  @AmountField('金额') amount: string;
  @DateField('记账日期') on: CivilDate;
  @TextField('摘要', { max: 100 }) memo: string;
  @TextField('依据', { max: 100, optional: true, nullable: true }) document?: string | null;
}

export class ReverseJournalDto {
  @DateField('记账日期') on: CivilDate;
  @TextField('原因', { max: 200 }) reason: string;
  @TextField('依据', { max: 100, description: '文件、通知或会议纪要编号' }) document: string;
}

export class PostedJournalView {
  @IdField('凭证') journalId: JournalId;

  static of({ journalId }: { readonly journalId: JournalId }): PostedJournalView {
    return Object.assign(new PostedJournalView(), { journalId });
  }
}

const REVERSED_HERE: readonly JournalKind[] = ['opening', 'income'];

export class LedgerEntryView {
  @CountField('凭证号', { max: 2_147_483_647, description: '本账户内连续编号' }) entryNo: number;
  @IdField('凭证') journalId: JournalId;
  @ChoiceField('类别', JOURNAL_KINDS) kind: JournalKind;
  @TextField('类别名称', { max: 20 }) kindName: string;
  @DateField('记账日期') bookedOn: CivilDate;
  @InstantField('录入时间') postedAt: Date;
  @TextField('摘要', { max: 200 }) memo: string;
  @TextField('依据', { max: 100, nullable: true }) document: string | null;
  @TextField('关联事项类别', { max: 40, nullable: true }) subjectType: string | null;
  @IdField('关联事项', { nullable: true }) subjectId: string | null;
  @IdField('红冲了哪张凭证', { nullable: true }) reverses: JournalId | null;
  @IdField('被哪张凭证红冲', { nullable: true }) reversedBy: JournalId | null;
  @SignedAmountField('可用增减') available: string;
  @SignedAmountField('占用增减') held: string;
  @SignedAmountField('支出增减') spent: string;
  @AmountField('可用余额') availableAfter: string;
  @AmountField('占用余额') heldAfter: string;
  @FlagField('可以在这里红冲', { description: '支付请到那笔用款里红冲' }) reversible: boolean;

  static of(entry: LedgerEntry): LedgerEntryView {
    const { entryNo, journalId, kind, bookedOn, postedAt, memo, document, subjectType, subjectId } = entry;
    const { reverses, reversedBy } = entry;
    return Object.assign(new LedgerEntryView(), {
      ...{ entryNo, journalId, kind, bookedOn, postedAt, memo, document, subjectType, subjectId },
      ...{ reverses, reversedBy },
      kindName: JOURNAL_KIND_NAMES[kind],
      available: formatFen(entry.available),
      held: formatFen(entry.held),
      spent: formatFen(entry.spent),
      availableAfter: formatFen(entry.availableAfter),
      heldAfter: formatFen(entry.heldAfter),
      reversible: REVERSED_HERE.includes(kind) && reversedBy === null,
    });
  }
}
