import { civilDate, type UnionId } from '@app/kernel';
import { assertStandardFits, type BenefitStandard } from './benefit-standard';
import { DEFAULT_OCCASIONS } from './default-occasions';
import { DEFAULT_STANDARDS } from './default-standards';
import { occasionsFor } from './occasion';

const OWN = 'own' as UnionId;
const row = (overrides: Partial<BenefitStandard> = {}): BenefitStandard => ({
  ...DEFAULT_STANDARDS[0]!,
  unionId: OWN,
  ...overrides,
});

describe('benefit standards as dated rows', () => {
  it('has defaults that fit together and belong to a default occasion', () => {
    DEFAULT_STANDARDS.forEach((each, i) => {
      const others = DEFAULT_STANDARDS.filter((_, j) => j !== i);
      expect(() => assertStandardFits(each, others)).not.toThrow();
      const occasion = DEFAULT_OCCASIONS.find((candidate) => candidate.code === each.occasion)!;
      const subConditions = [null, ...occasion.subConditions.map((sub) => sub.code)];
      expect(subConditions).toContain(each.subCondition);
      expect(each).toMatchObject({ isDefault: true, validFrom: '2018-01-01', validTo: null });
    });
  });

  it.each([
    ['no cap', { capPerEvent: 0n }],
    ['a year below one event', { maxAmountPerYear: 1n }],
    ['an end before its beginning', { validTo: civilDate('2017-01-01') }],
    ['no fund', { fundKinds: [] }],
  ])('refuses a row with %s', (_, overrides) => {
    expect(() => assertStandardFits(row(overrides), [])).toThrow(expect.objectContaining({ code: 'standard.invalid' }));
  });

  it('refuses two rows of one union for one case whose dates overlap, by a single day too', () => {
    const old = row({ validTo: civilDate('2025-06-30') });
    const fits = (from: string) => () => assertStandardFits(row({ validFrom: civilDate(from) }), [old]);
    expect(fits('2025-06-30')).toThrow(expect.objectContaining({ code: 'standard.overlaps' }));
    expect(fits('2025-07-01')).not.toThrow();
  });

  it('lets another union or another sub-condition have a row for the same time', () => {
    expect(() => assertStandardFits(row({ unionId: null }), [row()])).not.toThrow();
    expect(() => assertStandardFits(row({ subCondition: 'SURGERY' }), [row()])).not.toThrow();
  });
});

describe('the catalogue of occasions', () => {
  const on = civilDate('2025-01-01');

  it('has 五必访 and 五必谈 by default', () => {
    const groups = occasionsFor(DEFAULT_OCCASIONS, [OWN], on).map((occasion) => occasion.group);
    expect(groups.filter((group) => group === 'must-visit')).toHaveLength(5);
    expect(groups.filter((group) => group === 'talk')).toHaveLength(5);
  });

  it('takes the row of the union instead of the default, and leaves out what it does not keep', () => {
    const slower = { ...DEFAULT_OCCASIONS[0]!, unionId: OWN, deadlineWorkingDays: 7 };
    const dropped = { ...DEFAULT_OCCASIONS[1]!, unionId: OWN, kept: false };
    const catalogue = occasionsFor([...DEFAULT_OCCASIONS, slower, dropped], [OWN], on);
    expect(catalogue[0]).toMatchObject({ code: 'HOSPITAL', deadlineWorkingDays: 7 });
    expect(catalogue.map((occasion) => occasion.code)).not.toContain('WEDDING');
  });

  it('is empty before the defaults came into force', () => {
    expect(occasionsFor(DEFAULT_OCCASIONS, [OWN], civilDate('2017-12-31'))).toEqual([]);
  });
});
