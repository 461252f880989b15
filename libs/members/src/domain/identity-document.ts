import { type CivilDate, isCivilDate } from '@app/kernel';
import {
  compactNumber,
  type FieldReading,
  hadSeparators,
  isRoundedBySpreadsheet,
  type Remark,
  toHalfWidth,
} from './field-reading';

export const IDENTITY_DOCUMENT_KINDS = [
  'resident-id',
  'hmt-residence-permit',
  'hk-macao-permit',
  'taiwan-permit',
  'foreign-permanent-residence',
  'passport',
] as const;
export type IdentityDocumentKind = (typeof IDENTITY_DOCUMENT_KINDS)[number];

export const IDENTITY_DOCUMENT_LABELS: Readonly<Record<IdentityDocumentKind, string>> = {
  'resident-id': '居民身份证',
  'hmt-residence-permit': '港澳台居民居住证',
  'hk-macao-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'foreign-permanent-residence': '外国人永久居留身份证',
  passport: '护照',
};

/** `number` is in normal form: ASCII, upper case, no spaces; a resident ID always has 18 characters. */
export interface IdentityDocument {
  readonly kind: IdentityDocumentKind;
  readonly number: string;
}

/** `bornOn` and `gender` are known only where the number itself says them (18-digit numbers). */
export interface IdentityDocumentRead {
  readonly document: IdentityDocument;
  readonly bornOn: CivilDate | null;
  readonly gender: 'female' | 'male' | null;
}

export type IdentityDocumentFault =
  'missing' | 'rounded-by-spreadsheet' | 'length' | 'character' | 'birth-date' | 'check-digit' | 'prefix' | 'shape';
export type IdentityDocumentNote = 'full-width' | 'spaces-removed' | 'lower-case-check-letter' | 'upgraded-from-15';
export type IdentityDocumentReading = FieldReading<IdentityDocumentRead, IdentityDocumentFault, IdentityDocumentNote>;

export interface IdentityDocumentOptions {
  /** The kind chosen on the form; without it the kind is told from the number's shape. */
  readonly kind?: IdentityDocumentKind;
  /** With it, a birth date that has not come yet is a fault. */
  readonly today?: CivilDate;
}

/** GB 11643-1999: weights of the first 17 digits, and the check characters by the weighted sum modulo 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** The 18th character that belongs to 17 digits (GB 11643-1999). */
export function checkCharacterOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS[sum % 11]!;
}

/** An old 15-digit number in its 18-digit form: the century is put in and the check character added. */
export function upgradeFrom15(number15: string): string {
  const first17 = `${number15.slice(0, 6)}19${number15.slice(6)}`;
  return first17 + checkCharacterOf(first17);
}

/**
 * Reads the number of an identity document. The area code is not looked up: codes are retired and re-drawn, and 99,
 * which is not issued, stands for made-up people. Without a chosen kind an 18-digit number is a resident ID, unless it
 * begins with 81, 82 or 83 (residence permit) or with 91–96 (permanent residence, 2023 form).
 */
export function readIdentityDocument(typed: string, options: IdentityDocumentOptions = {}): IdentityDocumentReading {
  if (isRoundedBySpreadsheet(typed)) return faulty('rounded-by-spreadsheet', FAULT_TEXT.rounded);
  const compact = compactNumber(typed).replace(/[()]/g, '');
  if (compact === '') return faulty('missing', FAULT_TEXT.missing);
  const number = compact.toUpperCase();
  const kind = options.kind ?? kindByShape(number);
  const notes = notesOn(typed, compact);
  if (isEighteenDigitKind(kind, number)) return readEighteen(number, kind, notes, options.today);
  if (!SHAPES[kind].test(number)) {
    return faulty('shape', `${IDENTITY_DOCUMENT_LABELS[kind]}的号码看起来不完整，请对着证件再看一眼。`);
  }
  return { ok: true, value: { document: { kind, number }, bornOn: null, gender: null }, notes };
}

/** Lenient shapes: issuers change their numbering, and a real document must never be refused. */
const SHAPES: Readonly<Record<IdentityDocumentKind, RegExp>> = {
  'resident-id': /^\d{17}[\dX]$/,
  'hmt-residence-permit': /^8[123]0000\d{11}[\dX]$/,
  'hk-macao-permit': /^[HM]\d{8}(\d{2})?$/,
  'taiwan-permit': /^(\d{8}|\d{10}[A-Z]?|[A-Z]\d{8,10})$/,
  'foreign-permanent-residence': /^[A-Z]{3}\d{12}$/,
  passport: /^(?=.*\d)[A-Z0-9]{5,17}$/,
};

const FAULT_TEXT = {
  missing: '还没有填证件号码。',
  rounded: '号码被表格改成了科学计数法，后面几位已经丢了。请把这一列设成“文本”，再重新填一次。',
  prefix: '港澳台居民居住证的号码以 81、82 或 83 开头，请看看证件类型选对了没有。',
} as const;

const NOTE_TEXT: Readonly<Record<IdentityDocumentNote, string>> = {
  'full-width': '证件号码里有全角字符，已经改成半角。',
  'spaces-removed': '证件号码里的空格或横线已经去掉。',
  'lower-case-check-letter': '身份证号末尾的小写 x 已经改成大写 X。',
  'upgraded-from-15': '15 位的旧身份证号已经换算成 18 位，请和现在的身份证核对一下。',
};

const faulty = (code: IdentityDocumentFault, message: string): IdentityDocumentReading => ({
  ok: false,
  fault: { code, message },
});

const noteOf = (code: IdentityDocumentNote): Remark<IdentityDocumentNote> => ({ code, message: NOTE_TEXT[code] });

function notesOn(typed: string, compact: string): Remark<IdentityDocumentNote>[] {
  const notes: Remark<IdentityDocumentNote>[] = [];
  if (toHalfWidth(typed) !== typed) notes.push(noteOf('full-width'));
  if (hadSeparators(typed, compact)) notes.push(noteOf('spaces-removed'));
  if (/^\d{17}x$/.test(compact)) notes.push(noteOf('lower-case-check-letter'));
  return notes;
}

function kindByShape(number: string): IdentityDocumentKind {
  if (/^8[123]0000\d{11}[\dX]$/.test(number)) return 'hmt-residence-permit';
  if (/^9[1-6]\d{15}[\dX]$/.test(number)) return 'foreign-permanent-residence';
  if (SHAPES['hk-macao-permit'].test(number)) return 'hk-macao-permit';
  if (SHAPES['foreign-permanent-residence'].test(number)) return 'foreign-permanent-residence';
  if (/^\d{10}[A-Z]$/.test(number)) return 'taiwan-permit';
  if (/^[A-Z]{1,3}\d{6,9}$/.test(number)) return 'passport';
  return 'resident-id';
}

const isEighteenDigitKind = (kind: IdentityDocumentKind, number: string): boolean =>
  kind === 'resident-id' ||
  kind === 'hmt-residence-permit' ||
  (kind === 'foreign-permanent-residence' && /^\d/.test(number));

function readEighteen(
  typed: string,
  kind: IdentityDocumentKind,
  notes: readonly Remark<IdentityDocumentNote>[],
  today: CivilDate | undefined,
): IdentityDocumentReading {
  const isOld = kind === 'resident-id' && /^\d{15}$/.test(typed);
  const number = isOld ? upgradeFrom15(typed) : typed;
  const fault = faultOfEighteen(number, kind, today);
  if (fault) return { ok: false, fault };
  return {
    ok: true,
    value: { document: { kind, number }, bornOn: birthDateIn(number), gender: genderIn(number) },
    notes: isOld ? [...notes, noteOf('upgraded-from-15')] : notes,
  };
}

function faultOfEighteen(
  number: string,
  kind: IdentityDocumentKind,
  today: CivilDate | undefined,
): Remark<IdentityDocumentFault> | null {
  const { length } = number;
  const noun = kind === 'resident-id' ? '身份证号' : '证件号码';
  if (length !== 18) {
    return { code: 'length', message: `${noun}应当是 18 位，现在是 ${length} 位，请对着证件再数一遍。` };
  }
  const strange = number.slice(0, 17).search(/[^0-9]/);
  if (strange >= 0) {
    return { code: 'character', message: `${noun}第 ${strange + 1} 位不是数字，请对着证件再看一眼。` };
  }
  if (!/[\dX]/.test(number[17]!)) return { code: 'character', message: `${noun}最后一位只能是数字或者 X。` };
  if (kind === 'hmt-residence-permit' && !/^8[123]/.test(number)) return { code: 'prefix', message: FAULT_TEXT.prefix };
  const bornOn = birthDateIn(number);
  if (!bornOn || (today && bornOn > today)) {
    return { code: 'birth-date', message: `${noun}第 7 到 14 位是出生日期，这一天不存在或者还没到，请再核对。` };
  }
  if (checkCharacterOf(number) !== number[17]) {
    return { code: 'check-digit', message: `${noun}最后一位对不上，请再看一眼第 17 位和最后一位。` };
  }
  return null;
}

const FIRST_BIRTH_YEAR = '1900';

/** Digits 7–14 of an 18-digit number, or null when that day does not exist. */
function birthDateIn(number18: string): CivilDate | null {
  const text = `${number18.slice(6, 10)}-${number18.slice(10, 12)}-${number18.slice(12, 14)}`;
  return isCivilDate(text) && text >= FIRST_BIRTH_YEAR ? text : null;
}

/** The 17th digit: odd for men, even for women (GB 11643-1999). */
const genderIn = (number18: string): 'female' | 'male' => (Number(number18[16]) % 2 === 0 ? 'female' : 'male');

export const sameIdentityDocument = (one: IdentityDocument, other: IdentityDocument): boolean =>
  one.kind === other.kind && one.number === other.number;
