import type { SheetColumn } from '@app/http';
import type { FundAccountView } from './fund-account.dto';
import type { LedgerEntryView } from './journal.dto';

/** The list of fund accounts in Excel. */
export const FUND_ACCOUNT_COLUMNS: readonly SheetColumn<FundAccountView>[] = [
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '账户编码', value: ({ code }) => code },
  { title: '账户名称', width: 24, value: ({ name }) => name },
  { title: '经费类别', value: ({ kindName }) => kindName },
  { title: '资金来源', value: ({ source }) => source },
  { title: '限定用途', width: 24, value: ({ restrictedToNames }) => restrictedToNames.join('、') },
  { title: '状态', width: 10, value: ({ statusName }) => statusName },
  { title: '可用(元)', kind: 'amount', value: ({ figures }) => figures.available },
  { title: '占用(元)', kind: 'amount', value: ({ figures }) => figures.held },
  { title: '本年支出(元)', kind: 'amount', value: ({ figures }) => figures.spent },
  { title: '年度预算(元)', kind: 'amount', value: ({ figures }) => figures.planned },
  { title: '预算剩余(元)', kind: 'amount', value: ({ figures }) => figures.budgetLeft },
  { title: '开户日期', width: 12, value: ({ openedOn }) => openedOn },
];

/** An account's journal in Excel. */
export const LEDGER_ENTRY_COLUMNS: readonly SheetColumn<LedgerEntryView>[] = [
  { title: '凭证号', kind: 'count', value: ({ entryNo }) => entryNo },
  { title: '记账日期', width: 12, value: ({ bookedOn }) => bookedOn },
  { title: '类别', width: 12, value: ({ kindName }) => kindName },
  { title: '摘要', width: 32, value: ({ memo }) => memo },
  { title: '依据', width: 20, value: ({ document }) => document },
  { title: '可用增减(元)', kind: 'amount', value: ({ available }) => available },
  { title: '占用增减(元)', kind: 'amount', value: ({ held }) => held },
  { title: '支出增减(元)', kind: 'amount', value: ({ spent }) => spent },
  { title: '可用余额(元)', kind: 'amount', value: ({ availableAfter }) => availableAfter },
  { title: '占用余额(元)', kind: 'amount', value: ({ heldAfter }) => heldAfter },
];
