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
    expect(worded('{{五必访逐项}}')).toEqual(['生病住院 62 人次；结婚（少于 5 人，不显示）']));

  it('say what is hidden of a part once, beside what is not', () => {
    const figures = [...FIGURES, aFigure('gift', '慰问品', 'yuan', true)];
    const values = [...VALUES, shown('gift', 5_000n, { key: 'W', label: '结婚' })];
    const [words] = wordedParagraphs('{{五必访逐项}}', {
      ...{ union: '云川市总工会', period: yearPeriod(2025), values, figures, fewest: 5 },
    });
    expect(words).toBe('生病住院 62 人次；结婚 慰问品 50.00 元（其余少于 5 人，不显示）');
  });

  it('tell of a plan of mutual aid who is covered and what was paid, each by its name', () => {
    const of = (code: string, name: string, unit: FigureDefinition['unit'], ledger: string): FigureDefinition => ({
      ...aFigure(code, name, unit, true),
      ...{ group: 'mutual-aid', ledger },
    });
    const figures = [of('covered', '参保人数', 'persons', 'covers'), of('paid', '赔付人数', 'persons', 'claims')];
    const values = [
      shown('covered', 60n, { key: '住院', label: '住院保障' }),
      shown('paid', 9n, { key: '住院', label: '住院保障' }),
      shown('paid', 7n, { key: '重疾', label: '重疾保障' }),
    ];
    const worded = { union: '云川市总工会', period: yearPeriod(2025), values, figures, fewest: 5 };
    expect(wordedParagraphs('{{互助保障逐项}}', worded)).toEqual([
      '住院保障 参保人数 60 人、赔付人数 9 人；重疾保障 赔付人数 7 人',
    ]);
  });

  it('tell targets and matching funds where there are any, and leave the paragraph out where there are none', () => {
    const given = { union: '云川市总工会', period: yearPeriod(2025), values: VALUES, figures: FIGURES, fewest: 5 };
    const words = '一、年度目标。{{年度目标逐项}}。\n二、配套资金。{{配套资金逐项}}。';
    expect(wordedParagraphs(words, given)).toEqual([]);
    expect(wordedParagraphs(words, { ...given, standings: { targets: [], matching: ['配套一', '配套二'] } })).toEqual([
      '一、配套资金。配套一；配套二。',
    ]);
  });

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
    const OF_THE_YEAR = ['年度目标逐项', '配套资金逐项'];
    expect(wordingFields(FIGURES)).toEqual([
      '期间',
      '工会',
      '五必访人次',
      '五必访慰问金',
      '五必访其他',
      '五必访逐项',
      ...OF_THE_YEAR,
    ]);
    expect(unknownFields('{{五必访人次}}{{ 会员数 }}', FIGURES)).toEqual(['会员数']);
  });
});
