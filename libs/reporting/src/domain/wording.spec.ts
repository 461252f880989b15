import type { ShownValue } from './few-people';
import type { FigureDefinition } from './figure';
import { yearPeriod } from './period';
import { unknownFields, wordedParagraphs, wordingFields } from './wording';

const aFigure = (code: string, name: string, unit: FigureDefinition['unit'], byKey = false): FigureDefinition => ({
  ...{ code, group: 'must-visits', name, sentence: name, unit, adds: 'additive', ledger: 'visits', byKey },
  ...{ measure: { count: 'rows' }, overPeople: true },
});
const FIGURES = [
  aFigure('times', '人次', 'person-times', true),
  aFigure('cash', '慰问金', 'yuan'),
  aFigure('none', '其他', 'cases'),
];
const shown = (code: string, value: bigint | null, overrides: Partial<ShownValue> = {}): ShownValue => ({
  ...{ code, key: null, label: null, value, unknown: 0, people: null, hidden: false },
  ...overrides,
});
const VALUES = [
  shown('times', 1_062n),
  shown('times', 62n, { key: 'H', label: '生病住院' }),
  shown('times', null, { key: 'W', label: '结婚', hidden: true }),
  shown('cash', 28_462_050n),
  shown('none', 0n),
];
const worded = (words: string, values: readonly ShownValue[] = VALUES): string[] =>
  wordedParagraphs(words, { union: '云川市总工会', period: yearPeriod(2025), values, figures: FIGURES, fewest: 5 });

describe('the words of a summary', () => {
  it('hold the numbers as a person writes them', () =>
    expect(worded('{{期间}}{{工会}}走访 {{五必访人次}} 人次，{{五必访慰问金}} 元。')).toEqual([
      '2025 年云川市总工会走访 1,062 人次，284,620.50 元。',
    ]));

  it('say each part, and of one over too few people only that it is not shown', () =>
    expect(worded('{{五必访逐项}}')).toEqual(['生病住院 62 人次；结婚 （少于 5 人，不显示） 人次']));

  it('pass over what nobody counted of a part', () => {
    const values = [...VALUES, shown('times', null, { key: 'B', label: '生育' })];
    expect(worded('{{五必访逐项}}', values)).toEqual(worded('{{五必访逐项}}'));
  });

  it('leave out a paragraph of nothing, and number the others on', () =>
    expect(worded('一、走访 {{五必访人次}}\n二、其他 {{五必访其他}}\n三、慰问金 {{五必访慰问金}}')).toEqual([
      '一、走访 1,062',
      '二、慰问金 284,620.50',
    ]));

  it('say that nobody knows, which is not 0', () =>
    expect(worded('{{五必访慰问金}}', [shown('cash', null)])).toEqual(['（未统计）']));

  it('know every name that may be used, and no other', () => {
    expect(wordingFields(FIGURES)).toEqual(['期间', '工会', '五必访人次', '五必访慰问金', '五必访其他', '五必访逐项']);
    expect(unknownFields('{{五必访人次}}{{ 会员数 }}', FIGURES)).toEqual(['会员数']);
  });
});
