import {
  compactNumber,
  type FieldReading,
  hadSeparators,
  isRoundedBySpreadsheet,
  type Remark,
  toHalfWidth,
} from './field-reading';

/** `mobile` can receive a text message, `landline` cannot. */
export interface PhoneNumber {
  readonly kind: 'mobile' | 'landline';
  /** Normal form: `13800000000`, or `0571-88888888` with the area code before the dash. */
  readonly number: string;
}

export type PhoneFault =
  'missing' | 'rounded-by-spreadsheet' | 'character' | 'length' | 'mobile-prefix' | 'no-area-code' | 'landline-shape';
export type PhoneNote = 'full-width' | 'punctuation-removed' | 'country-code-removed';
export type PhoneReading = FieldReading<PhoneNumber, PhoneFault, PhoneNote>;

const FAULT_TEXT: Readonly<Record<PhoneFault, string>> = {
  missing: '还没有填电话号码。',
  'rounded-by-spreadsheet': '电话号码被表格改成了科学计数法，请把这一列设成“文本”，再重新填一次。',
  character: '电话号码里有数字以外的字符，请只留号码。',
  length: '手机号应当是 11 位，请再数一遍。',
  'mobile-prefix': '手机号的第二位不对，请再看一眼开头三位。',
  'no-area-code': '固定电话请带上区号，例如 0571-88888888。',
  'landline-shape': '固定电话应当是区号加 7 到 8 位号码，请再看一眼。',
};

const NOTE_TEXT: Readonly<Record<PhoneNote, string>> = {
  'full-width': '电话号码里有全角字符，已经改成半角。',
  'punctuation-removed': '电话号码里的空格或横线已经去掉。',
  'country-code-removed': '电话号码前面的 +86 已经去掉。',
};

const COUNTRY_CODE = /^(\+|00)86/;
/** 86 without a plus sign is the country code only when a whole mobile number follows. */
const BARE_COUNTRY_CODE = /^86(?=1[3-9]\d{9}$)/;
/** Area codes: 010 and 02x have three digits, all others four. */
const LANDLINE = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})$/;

export function readPhone(typed: string): PhoneReading {
  if (isRoundedBySpreadsheet(typed)) return faulty('rounded-by-spreadsheet');
  const compact = compactNumber(typed).replace(/[().]/g, '');
  if (compact === '') return faulty('missing');
  const digits = compact.replace(COUNTRY_CODE, '').replace(BARE_COUNTRY_CODE, '');
  if (!/^\d+$/.test(digits)) return faulty('character');
  // Behind +86 an area code is written without its leading zero.
  const national = digits !== compact && !/^(0|1[3-9])/.test(digits) ? `0${digits}` : digits;
  const read = national.startsWith('0') ? landlineOf(national) : mobileOf(national);
  return typeof read === 'string' ? faulty(read) : { ok: true, value: read, notes: notesOn(typed, compact, digits) };
}

/** A number that is stored in normal form, with its kind again. */
export const phoneInNormalForm = (number: string): PhoneNumber => ({
  kind: number.includes('-') ? 'landline' : 'mobile',
  number,
});

function mobileOf(digits: string): PhoneNumber | PhoneFault {
  if (/^[2-9]\d{6,7}$/.test(digits)) return 'no-area-code';
  if (digits.length !== 11) return 'length';
  return /^1[3-9]/.test(digits) ? { kind: 'mobile', number: digits } : 'mobile-prefix';
}

function landlineOf(digits: string): PhoneNumber | PhoneFault {
  const match = LANDLINE.exec(digits);
  return match ? { kind: 'landline', number: `${match[1]}-${match[2]}` } : 'landline-shape';
}

function notesOn(typed: string, compact: string, digits: string): Remark<PhoneNote>[] {
  const notes: PhoneNote[] = [];
  if (toHalfWidth(typed) !== typed) notes.push('full-width');
  // The dash behind an area code is the usual way to write it, and stays.
  const withoutAreaDash = typed.trim().replace(/^(0\d{2,3})-/, '$1');
  if (hadSeparators(withoutAreaDash, compact)) notes.push('punctuation-removed');
  if (digits !== compact) notes.push('country-code-removed');
  return notes.map((code) => ({ code, message: NOTE_TEXT[code] }));
}

const faulty = (code: PhoneFault): PhoneReading => ({ ok: false, fault: { code, message: FAULT_TEXT[code] } });
