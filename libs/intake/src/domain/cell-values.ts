import { type CivilDate, type Fen, isCivilDate, parseFen } from '@app/kernel';
import { civilDateFromSerial } from './excel-serial';
import { simplifiedWord } from './header-text';
import { type CellNote, type CellReading, read, unreadable } from './row-note';
import type { DateSystem, SheetCell } from './sheet-cell';

/** Signs that people put where they have nothing to write. */
const NOTHING = /^(?:[-—–/\\_.]+|无|無|没有|沒有|暂无|不详|不詳|n\/a|null)$/i;
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g;

/** Half-width, without invisible characters and outer blanks. Names are read from the cell's own text instead. */
export const plainText = (text: string): string => text.replace(INVISIBLE, '').normalize('NFKC').trim();

/** What no cell may be, whatever its field: a formula, an error, a number whose digits are lost. */
export function brokenCell(cell: SheetCell): CellNote | undefined {
  if (cell.kind === 'formula') {
    return { code: 'formula-in-cell', message: '这一格是公式，请复制后选择性粘贴为数值' };
  }
  if (cell.kind === 'error') return { code: 'error-in-cell', message: '这一格是表格软件的出错提示，请改成正确的内容' };
  if (!cell.digitsLost) return undefined;
  const message = '这一格存成了数值，15 位以后的数字已经丢了；请把这一列设成“文本”，再重新填一次';
  return { code: 'digits-lost', message };
}

/** Any text in normal form; `null` when empty. */
export function readText(cell: SheetCell): CellReading<string> {
  const broken = brokenCell(cell);
  if (broken) return unreadable(broken.code, broken.message);
  const text = plainText(cell.text).replace(/\s+/g, ' ');
  return read(text === '' || NOTHING.test(text) ? null : text);
}

/** A name of a thing, or a remark: as written, without blanks around it; full-width marks are right there. */
export function readWords(cell: SheetCell): CellReading<string> {
  const broken = brokenCell(cell);
  if (broken) return unreadable(broken.code, broken.message);
  const text = cell.text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
  return read(text === '' || NOTHING.test(text) ? null : text);
}

/** A code such as 0010801; a number cell has lost its leading zeros, which is said when the code proves unknown. */
export function readCode(cell: SheetCell): CellReading<string> {
  const reading = readText(cell);
  return reading.ok && reading.value ? read(reading.value.replace(/\s/g, '')) : reading;
}

const DATE_STYLES: readonly { readonly shape: RegExp; readonly warning?: CellNote }[] = [
  { shape: /^(\d{4})-(\d{1,2})-(\d{1,2})$/ },
  {
    shape: /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
    warning: { code: 'date-with-slashes', message: '日期用了斜线，已按年-月-日读取' },
  },
  {
    shape: /^(\d{4})\.(\d{1,2})\.(\d{1,2})\.?$/,
    warning: { code: 'date-with-dots', message: '日期用了点号，已按年-月-日读取' },
  },
  {
    shape: /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
    warning: { code: 'date-in-words', message: '日期写成了“年月日”，已按年-月-日读取' },
  },
  {
    shape: /^((?:19|20)\d{2})(\d{2})(\d{2})$/,
    warning: { code: 'date-as-digits', message: '日期是连写的 8 位数字，已按年-月-日读取' },
  },
];
const TIME_OF_DAY = /(?:\s+|T)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/;
const INCOMPLETE = /^\d{4}(?:[-/.年]\d{1,2}月?|年)?$/;
const SERIAL = /^\d{5}(?:\.\d+)?$/;
/** 1927 to 2119: outside of it a bare number of five digits is not meant as a day. */
const SERIALS = { first: 10_000, last: 80_000 };

/** A civil day however it is written: 2015/3/9, 2015.3.9, 2015年3月9日, 20150309, or a serial number such as 42370. */
export function readCivilDate(cell: SheetCell, dateSystem: DateSystem): CellReading<CivilDate> {
  const reading = readText(cell);
  if (!reading.ok || reading.value === null) return reading as CellReading<CivilDate>;
  const text = reading.value.replace(TIME_OF_DAY, '').replace(/(?<=[年月/.-])\s+|\s+(?=[年月日/.-])/g, '');
  if (SERIAL.test(text)) return readSerial(Number(text), dateSystem);
  for (const { shape, warning } of DATE_STYLES) {
    const match = shape.exec(text);
    if (match) return readParts(match[1]!, match[2]!, match[3]!, warning);
  }
  if (INCOMPLETE.test(text)) return unreadable('date-incomplete', '日期不完整，请写全年、月、日，例如 2015-03-09');
  return unreadable('date-unclear', '看不懂这个日期，请写成 2015-03-09 这样');
}

function readSerial(serial: number, dateSystem: DateSystem): CellReading<CivilDate> {
  const plausible = serial >= SERIALS.first && serial <= SERIALS.last;
  const date = plausible ? civilDateFromSerial(serial, dateSystem) : undefined;
  if (!date) return unreadable('date-unclear', '看不懂这个日期，请写成 2015-03-09 这样');
  return read(date, { code: 'date-stored-as-serial', message: `日期存成了序号，已读作 ${date}，请核对` });
}

function readParts(year: string, month: string, day: string, warning?: CellNote): CellReading<CivilDate> {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isCivilDate(date)) return unreadable('date-not-in-calendar', '日历上没有这一天，请再核对');
  return warning ? read(date, warning) : read(date);
}

const THOUSANDS = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** An amount in yuan as fen: ¥1,234.50, 1234.5元. Amounts in 万 are refused: nobody should guess at zeros. */
export function readMoney(cell: SheetCell): CellReading<Fen> {
  const reading = readText(cell);
  if (!reading.ok || reading.value === null) return reading as CellReading<Fen>;
  const bare = reading.value.replace(/\s/g, '').replace(/^(?:[¥¥$]|RMB|CNY|人民币)|(?:元整?|圆整?|块)$/gi, '');
  if (/[万亿千百]/.test(simplifiedWord(bare))) return unreadable('money-not-in-yuan', '金额请换算成元再填');
  const digits = THOUSANDS.test(bare) ? bare.replaceAll(',', '') : bare;
  if (!/^-?\d{1,15}(?:\.\d+)?$/.test(digits))
    return unreadable('money-unclear', '看不懂这个金额，请只写数字，例如 800.50');
  const trimmed = digits.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  if (/\.\d{3,}$/.test(trimmed)) return unreadable('money-below-fen', '金额最多到分，请改成两位小数');
  if (trimmed.startsWith('-')) return unreadable('money-negative', '金额不能是负数，请再核对');
  return read(parseFen(trimmed));
}

const IN_WAN = /^(\d{1,5})(?:[.、,。·](\d{1,4}))?万元?$/;

/**
 * An amount of a ledger of before, where 13、02万 is what people typed for 13.02万: read as 130,200 with a warning.
 * An empty cell is unknown.
 */
export function readLedgerMoney(cell: SheetCell): CellReading<Fen> {
  const plain = readMoney(cell);
  if (plain.ok || plain.refusal.code !== 'money-not-in-yuan') return plain;
  const typed = plainText(cell.text).replace(/\s/g, '');
  const [, whole, decimals = ''] = IN_WAN.exec(simplifiedWord(typed)) ?? [];
  if (whole === undefined) return plain;
  const yuan = BigInt(whole) * 10_000n + BigInt(decimals.padEnd(4, '0'));
  return read(yuan * 100n, { code: 'money-in-wan', message: `写的是“${typed}”，已读作 ${yuan} 元，请核对` });
}

const YES = new Set(['是', '有', '已', '对', '√', '✓', '✔', '☑', 'y', 'yes', 'true', '1', '已签收', '已签', '签收']);
const NO = new Set([
  '否',
  '无',
  '未',
  '没有',
  '不',
  '不是',
  '×',
  'x',
  '✗',
  '✘',
  '☐',
  'n',
  'no',
  'false',
  '0',
  '未签收',
  '未签',
]);

export function readYesNo(cell: SheetCell): CellReading<boolean> {
  const broken = brokenCell(cell);
  if (broken) return unreadable(broken.code, broken.message);
  const word = simplifiedWord(plainText(cell.text)).toLowerCase();
  if (word === '') return read<boolean>(null);
  if (YES.has(word)) return read(true);
  return NO.has(word) ? read(false) : unreadable('yes-no-unclear', '请写“是”或“否”');
}

export type StatedGender = 'female' | 'male';

const GENDERS: Readonly<Record<string, StatedGender>> = {
  女: 'female',
  女性: 'female',
  女士: 'female',
  f: 'female',
  female: 'female',
  男: 'male',
  男性: 'male',
  先生: 'male',
  m: 'male',
  male: 'male',
};

export function readGender(cell: SheetCell): CellReading<StatedGender> {
  const reading = readText(cell);
  if (!reading.ok || reading.value === null) return reading as CellReading<StatedGender>;
  const word = simplifiedWord(reading.value).toLowerCase();
  const gender = Object.hasOwn(GENDERS, word) ? GENDERS[word] : undefined;
  return gender ? read(gender) : unreadable('gender-unclear', '性别请写“男”或“女”');
}
