import { type Fen, parseFen } from '@app/kernel';

/** One transfer as the bank was told. */
export interface ToldTransfer {
  readonly line: number;
  /** 款-2026-…; it stands in the purpose column of the file. */
  readonly number: string;
  readonly payeeName: string;
  readonly cardNumber: string;
  /** In fen. */
  readonly amount: Fen;
}

/** What the bank says of one transfer. */
export interface BankAnswer {
  readonly line: number;
  readonly paid: boolean;
  /** Why not, in the bank's words; empty when it was paid. */
  readonly reason: string;
}

export interface BankResult {
  readonly answers: readonly BankAnswer[];
  /** Row numbers of the sheet, from 1, that belong to no transfer of the list or say neither yes nor no. */
  readonly unmatched: readonly number[];
}

type Column = 'result' | 'reason' | 'card' | 'name' | 'amount';

const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ['reason', /原因|失败信息|错误|描述|返回信息|处理信息/],
  ['result', /结果|状态|标志/],
  ['card', /账号|帐号|卡号/],
  ['name', /户名|姓名|收款人/],
  ['amount', /金额/],
];
const PAID = /成功|已入账|已付|完成|正常|^S$|^0000/i;
const NOT_PAID = /失败|不成功|未成功|退|拒|错|无效|不符|未入账|^F$/i;

type Columns = Partial<Record<Column, number>>;

/** The row that names the columns: the first one with an account or a name, and a result. */
function headingOf(rows: readonly (readonly string[])[]): { readonly at: number; readonly columns: Columns } | null {
  for (const [at, row] of rows.slice(0, 30).entries()) {
    const columns: Columns = {};
    for (const [index, cell] of row.entries()) {
      const found = HEADINGS.find(([column, words]) => columns[column] === undefined && words.test(cell));
      if (found) columns[found[0]] = index;
    }
    const says = columns.result ?? columns.reason;
    if (says !== undefined && (columns.card ?? columns.name) !== undefined) return { at, columns };
  }
  return null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

function fenOf(text: string): Fen | null {
  try {
    return parseFen(text.replace(/[,,¥¥元\s]/g, ''));
  } catch {
    return null;
  }
}

/** 6222****1234 stands for every card that begins and ends so. */
function isSameCard(shown: string, card: string): boolean {
  if (!shown.includes('*')) return digitsOf(shown) === card;
  const [head, tail] = [digitsOf(shown.slice(0, shown.indexOf('*'))), digitsOf(shown.slice(shown.lastIndexOf('*')))];
  return tail.length >= 4 && card.startsWith(head) && card.endsWith(tail);
}

/** The transfer that a row of the sheet is about: by its number, or by card or name with the amount; null: not sure. */
function transferOf(row: readonly string[], columns: Columns, told: readonly ToldTransfer[]): ToldTransfer | null {
  const at = (column: Column): string => (columns[column] === undefined ? '' : (row[columns[column]] ?? '').trim());
  const byNumber = told.filter((each) => row.some((cell) => cell.includes(each.number)));
  const longest = byNumber.sort((a, b) => b.number.length - a.number.length)[0];
  if (longest) return longest;
  const amount = fenOf(at('amount'));
  const [card, name] = [at('card'), at('name')];
  const fits = told.filter(
    (each) =>
      (amount === null || each.amount === amount) &&
      (card === '' ? name !== '' && each.payeeName === name : isSameCard(card, each.cardNumber)),
  );
  return fits.length === 1 ? fits[0]! : null;
}

function wordOf(row: readonly string[], { result, reason }: Columns): { paid: boolean; reason: string } | null {
  const [says, why] = [result, reason].map((at) => (at === undefined ? '' : (row[at] ?? '').trim()));
  const word = says || why || '';
  if (NOT_PAID.test(word)) return { paid: false, reason: why || word };
  return PAID.test(word) ? { paid: true, reason: '' } : null;
}

/**
 * Pure: what the bank's result sheet says of the transfers that it was told. Null when no row names the columns. A
 * transfer that the sheet does not mention has no answer; of two rows about one transfer a failure counts.
 */
export function readBankResult(rows: readonly (readonly string[])[], told: readonly ToldTransfer[]): BankResult | null {
  const heading = headingOf(rows);
  if (!heading) return null;
  const answers = new Map<number, BankAnswer>();
  const unmatched: number[] = [];
  for (const [i, row] of rows.entries()) {
    if (i <= heading.at || row.every((cell) => cell.trim() === '')) continue;
    const transfer = transferOf(row, heading.columns, told);
    const word = wordOf(row, heading.columns);
    if (!transfer || !word) {
      // The line with the sums belongs to nobody.
      if (!row.some((cell) => /合计|总计|总笔数/.test(cell))) unmatched.push(i + 1);
    } else if (answers.get(transfer.line)?.paid !== false) answers.set(transfer.line, { line: transfer.line, ...word });
  }
  return { answers: [...answers.values()].sort((a, b) => a.line - b.line), unmatched };
}
