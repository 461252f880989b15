import { civilDate } from '@app/kernel';
import { DEFAULT_REVIEW_RULE, reviewRuleOn } from './review-rule';
import { drawSpotCheck, neededBySpotCheck } from './spot-check';

const rank = (seed: string) => (id: string) =>
  [...`${seed}${id}`].reduce((h, c) => (h * 33 + c.charCodeAt(0)) % 9973, 5).toString();
const files = Array.from({ length: 40 }, (_, i) => `file-${i}`);

describe('a spot check', () => {
  it.each([
    [240, 30, 72],
    [1, 30, 1],
    [10, 30, 3],
    [11, 30, 4],
    [0, 30, 0],
  ])('of %d files at %d %% draws %d at least', (onFile, percent, needed) =>
    expect(neededBySpotCheck(onFile, percent)).toBe(needed),
  );

  it('draws the same again by the same seed, in whatever order the files come', () => {
    const drawn = drawSpotCheck(files, 12, rank('a'));
    expect(drawSpotCheck([...files].reverse(), 12, rank('a'))).toEqual(drawn);
    expect(new Set(drawn).size).toBe(12);
  });

  it('draws others by another seed, and never more than there are', () => {
    expect(drawSpotCheck(files, 12, rank('a'))).not.toEqual(drawSpotCheck(files, 12, rank('b')));
    expect(drawSpotCheck(files, 99, rank('a'))).toHaveLength(40);
  });
});

describe('the rule of the review', () => {
  const rules = [
    { opensBeforeDays: 45, lapsesAfterDays: 30, spotCheckPercent: 40, validFrom: civilDate('2026-07-01') },
    { opensBeforeDays: 40, lapsesAfterDays: 90, spotCheckPercent: 50, validFrom: civilDate('2026-01-01') },
  ];
  it.each([
    ['2025-12-31', DEFAULT_REVIEW_RULE.spotCheckPercent],
    ['2026-01-01', 50],
    ['2026-07-01', 40],
  ])('on %s', (on, percent) => expect(reviewRuleOn(rules, civilDate(on)).spotCheckPercent).toBe(percent));
});
