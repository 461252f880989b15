import { TRADITIONAL_PAIRS } from './traditional-characters';

const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: TRADITIONAL_PAIRS.length / 2 }, (_, i) => [
    TRADITIONAL_PAIRS[2 * i]!,
    TRADITIONAL_PAIRS[2 * i + 1]!,
  ]),
);

/** The words of headers and dictionaries in Simplified characters; not meant for names. */
export function simplifiedWord(text: string): string {
  let simplified = '';
  for (const character of text) simplified += SIMPLIFIED.get(character) ?? character;
  return simplified;
}

export interface HeaderText {
  /** What is compared: half-width, Simplified, without blanks, marks and brackets. */
  readonly key: string;
  /** Parts of a header that names two things: 姓名/被走访人. */
  readonly parts: readonly string[];
  /** What stands in brackets, such as 元 or 万元. */
  readonly unit: string | null;
}

const BRACKETS = /[([{【〔〈《「](.*?)[)\]}】〕〉》」]/g;
const MARKS = /[\s\p{P}\p{S}\u200B-\u200F\uFEFF]/gu;

const keyOf = (text: string): string => text.replace(MARKS, '').toLowerCase();

export function readHeaderText(cell: string): HeaderText {
  const text = simplifiedWord(cell.normalize('NFKC'));
  const units = [...text.matchAll(BRACKETS)].map((match) => keyOf(match[1] ?? ''));
  const [bare, trailing] = withoutUnit(text.replace(BRACKETS, ''));
  const parts = bare.split(/[/、|,;]|或/).map(keyOf);
  return {
    key: keyOf(bare),
    parts: parts.length > 1 ? parts.filter(Boolean) : [],
    unit: units.find((unit) => unit !== '') ?? trailing,
  };
}

/** 金额:万元 and 金额 万元 say the unit without brackets. */
function withoutUnit(text: string): [bare: string, unit: string | null] {
  const match = /^(.*\S)[:\s]\s*([百千万亿]?元)\s*$/.exec(text);
  return match ? [match[1]!, match[2]!] : [text, null];
}
