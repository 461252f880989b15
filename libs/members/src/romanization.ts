import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { nameUnits, type SearchableName } from './domain/search-tokens';

type Convert = (text: string) => string;

let convert: Convert | undefined;

/** The dictionary is read on first use: the worker of a union that has no such names never pays for it. */
const converter = (): Convert => (convert ??= Converter({ from: 'hk', to: 'cn' }));

/** Simplified forms that name registers use beside each other; searching one finds the other. */
const VARIANTS: Readonly<Record<string, string>> = { 锺: '钟', 於: '于' };

/**
 * Traditional characters (Taiwan and Hong Kong forms) in Simplified ones. It converts character by character, so that
 * the beginning of a name becomes the beginning of the converted name; for searching, not for showing.
 */
export function simplify(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return Array.from(text, (char) => {
    const simplified = converter()(char);
    return VARIANTS[simplified] ?? simplified;
  }).join('');
}

/** Characters whose second reading is alive in given names; other heteronyms would only add wrong hits. */
const GIVEN_NAME_READINGS: Readonly<Record<string, readonly string[]>> = {
  乐: ['le', 'yue'],
  晟: ['sheng', 'cheng'],
  盛: ['sheng', 'cheng'],
  长: ['chang', 'zhang'],
  朝: ['chao', 'zhao'],
  重: ['chong', 'zhong'],
  行: ['xing', 'hang'],
  茜: ['qian', 'xi'],
  柏: ['bai', 'bo'],
  莎: ['sha', 'suo'],
  娜: ['na', 'nuo'],
  翟: ['zhai', 'di'],
  覃: ['qin', 'tan'],
  谌: ['chen', 'shen'],
  卜: ['bu', 'bo'],
  藏: ['zang', 'cang'],
  曾: ['zeng', 'ceng'],
};

const SYLLABLE = { toneType: 'none', type: 'array', v: true } as const;
const HAN = /^[\p{Script=Han}\p{Co}]$/u;

/**
 * A name in the shape of the search index: simplified, with the readings of each character in pinyin. The leading
 * characters are read as a surname first (单 shan, 曾 zeng, 欧阳 ou yang), and their ordinary reading is kept as well.
 */
export function searchableName(name: string): SearchableName {
  const simplifiedName = simplify(name);
  const units = nameUnits(simplifiedName);
  const original = nameUnits(name);
  const asSurname = syllablesOf(units, 'head');
  const asWords = syllablesOf(units, 'off');
  // 乾 (qian) becomes 干 (gan): the character as written has the last word on its sound.
  const asWritten = original.length === units.length ? syllablesOf(original, 'off') : asWords;
  const readings = units.map((unit, index) => {
    if (!HAN.test(unit)) return [unit.normalize('NFD').replace(/[^a-z]/g, '')].filter(Boolean);
    const heard = [asSurname[index], asWords[index], asWritten[index], ...(GIVEN_NAME_READINGS[unit] ?? [])];
    return [...new Set(heard)].filter((syllable): syllable is string => /^[a-z]+$/.test(syllable ?? ''));
  });
  return { simplifiedName, readings };
}

/** One syllable for each unit; runs of letters stand as a neutral mark, so that positions stay the same. */
const syllablesOf = (units: readonly string[], surname: 'head' | 'off'): string[] =>
  pinyin(units.map((unit) => (HAN.test(unit) ? unit : '·')).join(''), { ...SYLLABLE, surname });
