import {
  compactNumber,
  type FieldReading,
  hadSeparators,
  isRoundedBySpreadsheet,
  type Remark,
  toHalfWidth,
} from './field-reading';

export type BankCardFault = 'missing' | 'rounded-by-spreadsheet' | 'character' | 'length' | 'check-digit';
export type BankCardNote = 'full-width' | 'spaces-removed';
/** The value is the card number in normal form: 12 to 19 ASCII digits. */
export type BankCardReading = FieldReading<string, BankCardFault, BankCardNote>;

const FAULT_TEXT: Readonly<Record<BankCardFault, string>> = {
  missing: '还没有填银行卡号。',
  'rounded-by-spreadsheet': '银行卡号被表格改成了科学计数法，后面几位已经丢了。请把这一列设成“文本”，再重新填一次。',
  character: '银行卡号里有数字以外的字符，请只留号码。',
  length: '银行卡号应当是 12 到 19 位，请对着卡片再数一遍。',
  'check-digit': '银行卡号对不上，多半是有一位打错了，请对着卡片再看一遍。',
};

const NOTE_TEXT: Readonly<Record<BankCardNote, string>> = {
  'full-width': '银行卡号里有全角字符，已经改成半角。',
  'spaces-removed': '银行卡号里的空格或横线已经去掉。',
};

export function readBankCard(typed: string): BankCardReading {
  if (isRoundedBySpreadsheet(typed)) return faulty('rounded-by-spreadsheet');
  const digits = compactNumber(typed);
  if (digits === '') return faulty('missing');
  if (!/^\d+$/.test(digits)) return faulty('character');
  if (digits.length < 12 || digits.length > 19) return faulty('length');
  if (!passesLuhn(digits)) return faulty('check-digit');
  return { ok: true, value: digits, notes: notesOn(typed, digits) };
}

/** ISO/IEC 7812-1 annex B: every second digit from the right is doubled. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits[digits.length - 1 - fromRight]);
    const doubled = digit * 2;
    sum += fromRight % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function notesOn(typed: string, digits: string): Remark<BankCardNote>[] {
  const notes: BankCardNote[] = [];
  if (toHalfWidth(typed) !== typed) notes.push('full-width');
  if (hadSeparators(typed, digits)) notes.push('spaces-removed');
  return notes.map((code) => ({ code, message: NOTE_TEXT[code] }));
}

const faulty = (code: BankCardFault): BankCardReading => ({ ok: false, fault: { code, message: FAULT_TEXT[code] } });
