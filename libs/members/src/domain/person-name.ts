import { type FieldReading, toHalfWidth, withoutInvisible } from './field-reading';

export type PersonNameFault = 'missing' | 'too-short' | 'too-long' | 'character';
export type PersonNameNote = 'spaces-removed' | 'full-width' | 'dot-unified';
/** The value is the name in normal form: one kind of dot (U+00B7), no space between Han characters. */
export type PersonNameReading = FieldReading<string, PersonNameFault, PersonNameNote>;

export const PERSON_NAME_LENGTH = { min: 2, max: 50 } as const;

const FAULT_TEXT: Readonly<Record<PersonNameFault, string>> = {
  missing: '还没有填姓名。',
  'too-short': '姓名至少要两个字，请填全名。',
  'too-long': `姓名最多 ${PERSON_NAME_LENGTH.max} 个字，请看看是不是把别的内容也填进来了。`,
  character: '姓名里有数字或者符号，请只留姓名，说明写到备注里。',
};

const NOTE_TEXT: Readonly<Record<PersonNameNote, string>> = {
  'spaces-removed': '姓名里的空格已经去掉。',
  'full-width': '姓名里有全角字符，已经改成半角。',
  'dot-unified': '姓名里的间隔号已经统一成“·”。',
};

/** The dots that keyboards, fonts and spreadsheets put for the one of GB/T 15834, U+00B7. */
const DOTS = /[•‧・･∙⋅●▪‣᛫]/g;
const DOT_BETWEEN_HAN = /(?<=\p{Script=Han})[.](?=\p{Script=Han})/gu;
/** Rare characters may still be in the private use area of older systems. */
const ALLOWED = /^[\p{L}\p{M}\p{Co}· .'-]+$/u;

export function readPersonName(typed: string): PersonNameReading {
  const half = toHalfWidth(withoutInvisible(typed.normalize('NFC'))).replace(/\s/g, ' ');
  const dotted = half.replace(DOTS, '·').replace(DOT_BETWEEN_HAN, '·').replace(/·+/g, '·');
  const name = withoutSpaces(dotted);
  const fault = faultOf(name);
  if (fault) return { ok: false, fault: { code: fault, message: FAULT_TEXT[fault] } };
  const notes: PersonNameNote[] = [];
  if (name !== dotted) notes.push('spaces-removed');
  if (/[\uFF01-\uFF5E]/.test(typed)) notes.push('full-width');
  if (dotted !== half) notes.push('dot-unified');
  return { ok: true, value: name, notes: notes.map((code) => ({ code, message: NOTE_TEXT[code] })) };
}

/** Between Latin words one space stays; beside a Han character or a dot a space is only a habit of layout. */
const withoutSpaces = (name: string): string =>
  name
    .trim()
    .replace(/ +/g, ' ')
    .replace(/(?<=[\p{Script=Han}\p{Co}]) (?=[\p{Script=Han}\p{Co}])/gu, '')
    .replace(/ ?· ?/g, '·');

function faultOf(name: string): PersonNameFault | null {
  if (name === '') return 'missing';
  if (!ALLOWED.test(name) || !/[\p{L}\p{Co}]/u.test(name)) return 'character';
  const { length } = Array.from(name);
  if (length < PERSON_NAME_LENGTH.min) return 'too-short';
  return length > PERSON_NAME_LENGTH.max ? 'too-long' : null;
}
