import type { CivilDate, Fen } from '@app/kernel';
import { readCivilDate, readLedgerMoney, readText, readWords, readYesNo } from './cell-values';
import type { ColumnMap } from './header-recognition';
import { RowReader } from './row-reader';
import { closedMonth, type PayingAccount } from './visit-row';
import { rowName, type RowPlace, type RowVerdict } from './row-verdict';
import type { DateSystem, SheetRow } from './sheet-cell';
import { takeLedgerUnion } from './ledger-person';
import type { UnionLookups } from './union-fields';

/** A gift of a ledger of before; null is unknown. */
export interface DonationValues {
  readonly unionId: string;
  readonly givenOn: CivilDate;
  readonly donorName: string;
  readonly mayBeNamed: boolean | null;
  readonly amount: Fen | null;
  readonly designated: boolean | null;
  readonly purpose: string | null;
  readonly fundAccountId: string | null;
  readonly note: string | null;
}

export interface DonationContext {
  readonly columns: ColumnMap;
  readonly today: CivilDate;
  readonly dateSystem: DateSystem;
  readonly unions: UnionLookups;
  /** The open account of that name, or the union's only one for donations when the ledger names none. */
  readonly accountOf: (
    name: string | null,
    unionId: string,
  ) => Pick<PayingAccount, 'id' | 'name' | 'isClosedOn'> | undefined;
  readonly isKnown: (donation: DonationValues) => boolean;
}

/** Judges the gifts of a sheet, in file order, each once. */
export class DonationJudge {
  private count = 0;
  private readonly firstRows = new Map<string, RowPlace>();

  constructor(private readonly context: DonationContext) {}

  judge(row: SheetRow): RowVerdict<DonationValues> {
    const { columns, dateSystem, today, unions } = this.context;
    const reader = new RowReader('donations', ++this.count, row, columns);
    const givenOn = takeDay(reader, 'givenOn', dateSystem, today);
    const donorName = reader.take('donorName', readWords);
    if (donorName === null) reader.warn('donorName', 'donor-missing', '没有写捐赠人，记作“不具名”');
    const amount = reader.take('amount', readLedgerMoney);
    if (amount === 0n) reader.refuse('amount', 'amount-zero', '金额是 0，请核对；不清楚就空着');
    const purpose = reader.take('purpose', readWords);
    const designated = reader.take('designated', readYesNo) ?? (purpose === null ? null : true);
    const mayBeNamed = reader.take('mayBeNamed', readYesNo);
    const fund = reader.take('fund', readText);
    const note = reader.take('remark', readWords);
    const union = takeLedgerUnion(reader, unions) ?? unions.unnamed;
    if (!givenOn || !union) return reader.verdict<DonationValues>(null, false);
    const values = {
      unionId: union.id,
      givenOn,
      donorName: donorName ?? '不具名',
      mayBeNamed,
      amount,
      designated,
      purpose,
      note,
    };
    return this.settle(reader, { ...values, fundAccountId: null }, fund);
  }

  private settle(reader: RowReader, values: DonationValues, fund: string | null): RowVerdict<DonationValues> {
    const { givenOn, donorName, amount, unionId } = values;
    const key = `${unionId} ${givenOn} ${donorName} ${amount}`;
    const first = this.firstRows.get(key);
    if (first) reader.warn('donorName', 'row-alike', `和${rowName(first)}一样，已当作两笔，请核对`);
    else this.firstRows.set(key, reader.place);
    const account = amount === null ? undefined : this.context.accountOf(fund, unionId);
    if (amount !== null && !account)
      reader.warn('fund', 'fund-unknown', '没有找到可以入账的捐赠资金账户，只登记捐赠，不记账');
    if (account?.isClosedOn(givenOn)) reader.refuse('fund', 'month-closed', closedMonth(account.name, givenOn));
    const settled = { ...values, fundAccountId: account?.id ?? null };
    return reader.verdict(settled, !first && this.context.isKnown(settled));
  }
}

/** The day of a ledger's row; refused when there is none or it lies ahead. */
export function takeDay(reader: RowReader, field: string, dateSystem: DateSystem, today: CivilDate): CivilDate | null {
  const day = reader.take(field, (cell) => readCivilDate(cell, dateSystem));
  if (day === null && !reader.isRefused(field)) reader.refuse(field, `${field}-missing`, '没有日期，不知道记到哪一天');
  if (day !== null && day > today) reader.refuse(field, `${field}-ahead`, '这一天还没到，台账里只能是已经发生的事');
  return day;
}
