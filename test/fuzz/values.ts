import { newId } from '@app/kernel';

/** A small generator with a seed, so that a failing run can be run again. */
export type Roll = () => number;
export const dice = (seed: number): Roll => {
  let state = seed >>> 0;
  // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const pick = <T>(roll: Roll, list: readonly T[]): T => list[Math.floor(roll() * list.length)]!;

/** Values that nobody expects, wherever they come. */
export const STRANGE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  9_007_199_254_740_991,
  '',
  ' ',
  '\u0000',
  'a'.repeat(5_000),
  '😀'.repeat(300),
  '\ud800',
  '\u202e\u200b',
  "'; DROP TABLE x; --",
  '${7*7}',
  '<script>',
  '2026-02-30',
  '9999-99-99',
  '-0.00',
  '1e9',
  'NaN',
  '800.505',
  '９'.repeat(20),
  '../../etc/passwd',
  '%00',
  'null',
  [],
  {},
  [[[[[]]]]],
];

export const STRANGE_IDS: readonly string[] = [
  'x',
  '0',
  '%00',
  '%C3%28',
  '..%2f..',
  '中',
  "'",
  `${newId()}x`,
  'a'.repeat(150),
  '00000000-0000-0000-0000-000000000000',
];

/** JSON text of arrays in objects in arrays; written by hand, since a serializer would not get that deep. */
export const deep = (levels: number): string => `${'{"a":['.repeat(levels)}1${']}'.repeat(levels)}`;
