import { toHalfWidth, withoutInvisible } from './field-reading';

/**
 * The inverted index of the member search. A token is a one-character kind and a text, so that kinds cannot collide:
 * `n` name, `p` pinyin, `i` initials; `t` number tails, which the service stores as an HMAC only.
 * A query matches by equality or by `token >= q and token < q || U+10FFFF`, compared byte by byte (collation C).
 */
export const TOKEN_KINDS = { name: 'n', pinyin: 'p', initials: 'i', tail: 't' } as const;

/** Every combination of heteronyms is a spelling of the whole name; more than this many are not kept. */
export const MAX_SPELLINGS = 8;
/** Longer tokens and queries are cut: nobody types more, and index rows stay small. */
export const MAX_TOKEN_LENGTH = 40;

export interface SearchableName {
  /** In Simplified characters, converted character by character as the query is. */
  readonly simplifiedName: string;
  /** For each of `nameUnits(simplifiedName)` its readings in ASCII letters (ü is v), the likeliest first. */
  readonly readings: readonly (readonly string[])[];
}

/** The parts of a name that can begin a search: each Han character, and each run of other letters as a whole. */
export const nameUnits = (name: string): string[] =>
  searchForm(name).match(/[\p{Script=Han}\p{Co}]|[^\p{Script=Han}\p{Co} ]+/gu) ?? [];

/** Name tokens for the index, without duplicates: suffixes, so that a given name alone finds the person too. */
export function memberSearchTokens({ simplifiedName, readings }: SearchableName): string[] {
  const tokens = new Set<string>();
  const add = (kind: string, text: string): void => {
    if (text) tokens.add(kind + cut(text));
  };
  for (const suffix of suffixesOf(nameUnits(simplifiedName))) add(TOKEN_KINDS.name, suffix.join(''));
  for (const spelling of spellingsOf(readings)) {
    for (const suffix of suffixesOf(spelling)) {
      add(TOKEN_KINDS.pinyin, suffix.join(''));
      add(TOKEN_KINDS.initials, suffix.map((syllable) => syllable[0] ?? '').join(''));
    }
  }
  return [...tokens];
}

const suffixesOf = (parts: readonly string[]): string[][] => parts.map((_, start) => parts.slice(start));

/** Combinations of readings; where they would become too many, the later characters keep their likeliest one only. */
function spellingsOf(readings: readonly (readonly string[])[]): string[][] {
  let spellings: string[][] = [[]];
  for (const ofUnit of readings) {
    const all = ofUnit.length === 0 ? [''] : ofUnit;
    const kept = spellings.length * all.length <= MAX_SPELLINGS ? all : all.slice(0, 1);
    spellings = spellings.flatMap((spelling) => kept.map((syllable) => [...spelling, syllable]));
  }
  return spellings;
}

/** Lengths of number tails in the index: the last four are what people know, the longer ones narrow them down. */
export const TAIL_LENGTHS = [4, 6, 8] as const;

/** The tails of an identity or phone number to be stored as HMACs; a number shorter than four has none. */
export function numberTailsOf(number: string): string[] {
  const plain = number.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  return TAIL_LENGTHS.filter((length) => plain.length >= length).map((length) => plain.slice(-length));
}

export interface SearchTerm {
  readonly match: 'equal' | 'prefix';
  readonly token: string;
}

export type MemberSearch =
  /** Nothing to look for; `hint` says in Chinese what to type. */
  | { readonly kind: 'none'; readonly hint: string }
  /** Any of the terms. */
  | { readonly kind: 'name'; readonly terms: readonly SearchTerm[] }
  /**
   * Look `tail` up by its HMAC. When `typed` is longer than `tail`, keep only those whose number ends with `typed`.
   */
  | { readonly kind: 'number'; readonly typed: string; readonly tail: string }
  /** Not a member search: a case number, to be looked up among the cases. */
  | { readonly kind: 'case-number'; readonly caseNumber: string };

const HINT = {
  empty: '可以输入姓名、拼音、首字母、身份证号或者手机号的后四位。',
  fewDigits: '号码请至少输入后四位。',
  manyDigits: '号码最多 18 位，请再看一眼。',
} as const;

/** 五访-2026-0010801-0012: series, year, the union's code and the number in it; the end may be missing still. */
const CASE_NUMBER = /^[A-Z]*\p{Script=Han}[\p{Script=Han}A-Z]*-\d{4}(-[\dA-Z]*){0,2}$/u;
/** A tail of digits, with the X of resident IDs, or the whole number of a permit or passport. */
const NUMBER = /^(\d+X?|[A-Z]{1,3}\d{5,})$/;

/**
 * What to look up for what a person typed into the search box.
 * @param simplify converts Traditional to Simplified characters, character by character
 */
export function searchTermsOf(typed: string, simplify: (text: string) => string): MemberSearch {
  const text = withoutInvisible(toHalfWidth(typed.normalize('NFC'))).trim();
  const caseNumber = text
    .replace(/\s/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase();
  if (CASE_NUMBER.test(caseNumber)) return { kind: 'case-number', caseNumber };
  const number = caseNumber.replace(/-/g, '').replace(/^\+86/, '');
  if (NUMBER.test(number)) return numberSearch(number);
  const name = simplify(searchForm(text)).replace(/ /g, '');
  if (name === '') return { kind: 'none', hint: HINT.empty };
  const terms = [prefixTerm(TOKEN_KINDS.name, name)];
  const letters = lettersOf(text);
  if (letters) terms.push(prefixTerm(TOKEN_KINDS.pinyin, letters), prefixTerm(TOKEN_KINDS.initials, letters));
  return { kind: 'name', terms };
}

function numberSearch(typed: string): MemberSearch {
  const length = TAIL_LENGTHS.findLast((candidate) => candidate <= typed.length);
  if (!length) return { kind: 'none', hint: HINT.fewDigits };
  if (typed.length > 18) return { kind: 'none', hint: HINT.manyDigits };
  return { kind: 'number', typed, tail: typed.slice(-length) };
}

const prefixTerm = (kind: string, text: string): SearchTerm => ({ match: 'prefix', token: kind + cut(text) });

/** The half-open range of tokens that begin with `token`, for a comparison under collation C. */
export const prefixRange = (token: string): { readonly from: string; readonly below: string } => ({
  from: token,
  below: `${token}\u{10FFFF}`,
});

/** Lower case, without dots and other punctuation; words are parted by one space. */
const searchForm = (name: string): string =>
  toHalfWidth(name.normalize('NFC'))
    .toLowerCase()
    .replace(/['’`.·•‧・]/g, '')
    .replace(/[^\p{L}\p{M}\p{Co}\p{N}]+/gu, ' ')
    .trim();

/** Typed pinyin or initials as plain letters, tones dropped and ü as v; null when anything else is in it. */
function lettersOf(text: string): string | null {
  const plain = text
    .toLowerCase()
    .replace(/[üǖǘǚǜ]/g, 'v')
    .normalize('NFD')
    .replace(/[\p{M}\s'’`.·-]/gu, '');
  return /^[a-z]+$/.test(plain) ? plain : null;
}

const cut = (text: string): string => Array.from(text).slice(0, MAX_TOKEN_LENGTH).join('');
