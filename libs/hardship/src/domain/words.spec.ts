import { civilDate } from '@app/kernel';
import { hardshipCategoryOf } from './category';
import { EXIT_GROUNDS, isWatchedAfter } from './exit-ground';
import { fiveWordOf } from './five-words';
import { causeNumber, HARDSHIP_CAUSE_LABELS, HARDSHIP_CAUSES, hardshipCauseOf } from './hardship-cause';
import { FILE_STATUSES } from './hardship-file.lifecycle';
import { subsistenceFor, type SubsistenceStandard } from './subsistence-standard';

describe('a cause of hardship', () => {
  it.each(HARDSHIP_CAUSES.map((cause, index) => [index + 1, cause] as const))('number %d is %s', (number, cause) => {
    expect(causeNumber(cause)).toBe(number);
    expect(hardshipCauseOf(String(number))).toBe(cause);
    expect(hardshipCauseOf(HARDSHIP_CAUSE_LABELS[cause])).toBe(cause);
  });

  it.each([
    ['本人大病', 'major-illness'],
    ['供养直系亲属大病', 'major-illness'],
    ['残疾', 'unable-to-work'],
    ['单亲', 'other'],
    ['收入低', 'other'],
    ['下岗', 'laid-off'],
    ['子女教育', 'schooling'],
  ] as const)('%s of an older text is %s', (word, cause) => expect(hardshipCauseOf(word)).toBe(cause));

  it('that nobody knows is not guessed', () => expect(hardshipCauseOf('心情不好')).toBeUndefined());
});

describe('a category', () => {
  it.each([
    ['深度困难', 'deep'],
    ['相对困难', 'relative'],
    ['意外致困', 'accident'],
    ['低保边缘户', 'borderline'],
    ['意外致困户', 'accident-2016'],
    ['特困', undefined],
  ])('written %s is %s', (word, category) => expect(hardshipCategoryOf(word)).toBe(category));
});

describe('the five words', () => {
  it.each([
    ['found', false, '出现'],
    ['applied', false, '掌握'],
    ['publicised', true, '掌握'],
    ['federation-review', false, '掌握'],
    ['active', false, '掌握'],
    ['active', true, '帮扶'],
    ['review-due', true, '跟踪'],
    ['watched', false, '稳定'],
    ['archived', false, '稳定'],
    ['refused', false, null],
    ['withdrawn', false, null],
  ] as const)('%s, aided %s: %s', (status, isAided, word) => expect(fiveWordOf(status, isAided)).toBe(word));

  it('every status has one or came to nothing', () =>
    expect(FILE_STATUSES.filter((status) => fiveWordOf(status, false) === null)).toEqual(['refused', 'withdrawn']));
});

describe('after the exit', () => {
  it('only who was lifted, or whose file lapsed, is watched', () =>
    expect(EXIT_GROUNDS.filter(isWatchedAfter)).toEqual(['lifted', 'lapsed']));
});

describe('the subsistence standard', () => {
  const row = (shape: Partial<SubsistenceStandard>): SubsistenceStandard => ({
    ...{ id: shape.source ?? '', region: null, area: 'urban', monthAmount: 1n, source: '' },
    ...{ validFrom: civilDate('2020-01-01'), validTo: null },
    ...shape,
  });
  const rows = [
    row({ source: 'default' }),
    row({ source: 'city', region: '云川市', validTo: civilDate('2024-12-31') }),
    row({ source: 'city anew', region: '云川市', validFrom: civilDate('2025-01-01') }),
    row({ source: 'county', region: '东县', validFrom: civilDate('2025-01-01') }),
    row({ source: 'rural', region: '云川市', area: 'rural' }),
  ];
  it.each([
    ['东县', 'urban', '2025-03-01', 'county'],
    ['东县', 'urban', '2024-03-01', 'city'],
    ['西县', 'urban', '2025-01-01', 'city anew'],
    ['西县', 'urban', '2024-12-31', 'city'],
    ['西县', 'rural', '2025-01-01', 'rural'],
    ['西县', 'urban', '2019-12-31', undefined],
  ] as const)('of %s, %s, on %s is that of the %s', (region, area, on, source) =>
    expect(subsistenceFor(rows, [region, '云川市'], area, civilDate(on))?.source).toBe(source),
  );
});
