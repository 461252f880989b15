import { civilDate, type UnionId } from '@app/kernel';
import { DEFAULT_OCCASIONS } from './default-occasions';
import { assertOccasionFits, type Occasion } from './occasion';

const OWN = 'own' as UnionId;
const row = (overrides: Partial<Occasion> = {}): Occasion => ({
  ...DEFAULT_OCCASIONS[0]!,
  unionId: OWN,
  validFrom: civilDate('2026-01-01'),
  ...overrides,
});

describe('a row of the catalogue of occasions', () => {
  it('fits beside the default, another code and earlier dates', () => {
    const others = [
      row({ unionId: null }),
      row({ code: 'WEDDING' }),
      row({ validFrom: civilDate('2025-01-01'), validTo: civilDate('2025-12-31') }),
    ];
    expect(() => assertOccasionFits(row(), others)).not.toThrow();
  });

  it.each([
    ['dates that run backwards', { validTo: civilDate('2025-12-31') }, 'occasion.invalid'],
    [
      'two sub-conditions of one code',
      {
        subConditions: [
          { code: 'A', name: '甲' },
          { code: 'A', name: '乙' },
        ],
      },
      'occasion.invalid',
    ],
    [
      'a required sub-condition without a choice',
      { subConditionRequired: true, subConditions: [] },
      'occasion.invalid',
    ],
    ['dates of a row that stands', {}, 'occasion.overlaps'],
  ])('is refused with %s', (_, overrides, code) => {
    const standing = row({ validFrom: civilDate('2025-06-01'), validTo: civilDate('2026-01-01') });
    expect(() => assertOccasionFits(row(overrides), [standing])).toThrow(expect.objectContaining({ code }));
  });
});
