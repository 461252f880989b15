import { writeCsv, writeXlsx } from 'hucre';
import { inBoundedThread, ThreadFault } from '@app/documents';
import { formatFen } from '@app/kernel';
import type { ToldTransfer } from '../domain/bank-result';
import { refuse } from '../domain/disbursement.problems';

export const BANK_FILE_FORMATS = ['xlsx', 'csv'] as const;
export type BankFileFormat = (typeof BANK_FILE_FORMATS)[number];

/** A transfer with everything that the bank's file names. */
export interface FiledTransfer extends ToldTransfer {
  readonly bank: string;
  readonly occasionName: string;
}

const HEADING = ['序号', '户名', '账号', '开户行', '金额', '用途'];
/** A result sheet of ten thousand lines has less than 2 MB. */
export const MOST_BYTES = 8 * 1024 * 1024;

/** Ten thousand lines of fifty columns. */
const MOST_CELLS = 500_000;
const READ = `
  const { bytes, text, mostCells } = given;
  const rows = bytes ? ((await library.read(bytes)).sheets[0]?.rows ?? []) : library.parseCsv(text);
  if (rows.reduce((sum, row) => sum + row.length, 0) > mostCells) return null;
  return Array.from(rows, (row) => Array.from(row ?? [], (cell) => String(cell ?? '').trim()));
`;

/** A spreadsheet takes what begins so for a formula. */
const asText = (text: string): string => (/^[=+\-@\t]/.test(text) ? `'${text}` : text);

/** The file in the columns that banks take (代发); the number in the purpose leads the bank's answer back. */
export async function bankFile(format: BankFileFormat, transfers: readonly FiledTransfer[]): Promise<Buffer> {
  const rows = transfers.map(({ line, payeeName, cardNumber, bank, amount, occasionName, number }) => [
    ...[String(line), asText(payeeName), cardNumber, asText(bank), formatFen(amount)],
    `${occasionName} ${number}`,
  ]);
  const table = [HEADING, ...rows];
  // The mark tells Excel that it is UTF-8.
  if (format === 'csv') return Buffer.from(`\uFEFF${writeCsv(table)}`, 'utf8');
  const columns = [6, 14, 26, 30, 14, 40].map((width) => ({ width }));
  return Buffer.from(await writeXlsx({ sheets: [{ name: '代发明细', rows: table, columns }] }));
}

/** The cells of the bank's result sheet as text. Refuses `transfer-list.sheet-unreadable`. */
export async function readSheet(bytes: Buffer): Promise<string[][]> {
  if (bytes.length === 0 || bytes.length > MOST_BYTES) return refuse('transfer-list.sheet-unreadable');
  const isBinary = bytes[0] === 0x50 || bytes[0] === 0xd0;
  const given = { ...(isBinary ? { bytes } : { text: textOf(bytes) }), mostCells: MOST_CELLS };
  try {
    const rows = await inBoundedThread<string[][] | null>('hucre', READ, given);
    return rows ?? refuse('transfer-list.sheet-unreadable');
  } catch (error) {
    if (error instanceof ThreadFault) return refuse('transfer-list.sheet-unreadable');
    throw error;
  }
}

/** Banks write GB18030 as often as UTF-8. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
