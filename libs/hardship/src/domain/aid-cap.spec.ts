import { civilDate, parseFen } from '@app/kernel';
import { allowanceOf, type AidCap, capOn, DEFAULT_AID_CAPS, judgeCap } from './aid-cap';

const on = civilDate('2026-05-01');
const living = DEFAULT_AID_CAPS.find(({ aid }) => aid === 'living-aid')!;
const own = (overrides: Partial<AidCap>): AidCap => ({ ...living, validFrom: civilDate('2026-01-01'), ...overrides });
const known = { monthAmount: parseFen('1062'), students: 2 };

describe('the cap of aid for a household and year', () => {
  it.each([
    [12, '12744.00'],
    [10, '10620.00'],
    [8, '8496.00'],
    [6, '6372.00'],
  ])('%d months of 1,062 are %s', (months, yuan) =>
    expect(allowanceOf(own({ months }), known)).toBe(parseFen(yuan.replace('.00', ''))),
  );

  it('study aid counts by student, and a household always has room for one', () => {
    const study = own({ aid: 'study-aid', per: 'student', months: 10 });
    expect(allowanceOf(study, known)).toBe(parseFen('21240'));
    expect(allowanceOf(study, { ...known, students: 0 })).toBe(parseFen('10620'));
  });

  it('months of a standard that nobody registered say nothing', () =>
    expect(allowanceOf(living, { ...known, monthAmount: null })).toBeNull());

  it('that of the category goes before that of all, the own before the default, the later before the earlier', () => {
    const rows = [
      own({ months: 10 }),
      own({ months: 9, validFrom: civilDate('2026-03-01') }),
      own({ category: 'relative', months: 8 }),
    ];
    expect(capOn(rows, 'living-aid', 'relative', on)).toMatchObject({ months: 8 });
    expect(capOn(rows, 'living-aid', 'deep', on)).toMatchObject({ months: 9 });
    expect(capOn(rows, 'living-aid', null, civilDate('2025-12-31'))).toMatchObject({ months: 12 });
    expect(capOn(rows, 'festival', 'deep', on)).toBeNull();
  });

  it('up to the cap and not a fen beyond it', () => {
    const sums = { limit: parseFen('12744'), given: parseFen('10000'), fundKind: 'assistance' };
    expect(judgeCap(living, { ...sums, asked: parseFen('2744') })).toBeNull();
    expect(judgeCap(living, { ...sums, asked: parseFen('2744.01') })).toEqual({
      mayGoHigher: true,
      sentence: '这户今年生活救助已有 10,000 元，加上这笔 2,744.01 元，超过上限 12,744 元（每户每年 12 个月低保）。',
    });
  });

  it('money of 财政专项 has no higher route beyond it', () => {
    const over = judgeCap(living, {
      ...{ limit: parseFen('12744'), given: parseFen('12000'), asked: parseFen('1000'), fundKind: 'treasury' },
    });
    expect(over).toMatchObject({ mayGoHigher: false });
    expect(over!.sentence).toContain('最多还能给 744 元');
  });
});
