import { type CivilDate, civilDate } from '@app/kernel';
import type { HardshipCategory } from './category';

export const FORMULA_VERSIONS = ['2016', 'current'] as const;
export type FormulaVersion = (typeof FORMULA_VERSIONS)[number];

export const FORMULA_VERSION_LABELS: Readonly<Record<FormulaVersion, string>> = {
  '2016': '2016 版三类（低保户、低保边缘户、意外致困户）',
  current: '现行三类（深度、相对、意外致困）',
};

/** Where 意外致困 stands when a household meets two kinds; the other two keep their order. */
export const ACCIDENT_PLACES = ['after-deep', 'before-deep', 'last'] as const;
export type AccidentPlace = (typeof ACCIDENT_PLACES)[number];

/** Which formula holds from when: data with dates, for a union may go over later than another. */
export interface FormulaRule {
  readonly version: FormulaVersion;
  readonly accidentPlace: AccidentPlace;
  /** In the current version a loss counts above this share of the yearly income, in percent. */
  readonly lossShare: number;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly source: string;
}

/** Domain rules §2.1; which kinds hold is local, so these are defaults only. */
export const DEFAULT_FORMULA_RULES: readonly FormulaRule[] = [
  {
    version: '2016',
    accidentPlace: 'last',
    lossShare: 80,
    validFrom: civilDate('2016-01-01'),
    validTo: civilDate('2018-12-31'),
    source: '总工办〔2016〕36号',
  },
  {
    version: 'current',
    accidentPlace: 'after-deep',
    lossShare: 80,
    validFrom: civilDate('2019-01-01'),
    validTo: null,
    source: '深度、相对、意外致困三类标准（各地执行口径）',
  },
];

export const formulaRuleOn = (on: CivilDate, rules: readonly FormulaRule[] = DEFAULT_FORMULA_RULES): FormulaRule =>
  rules.find((rule) => rule.validFrom <= on && (rule.validTo === null || on <= rule.validTo)) ?? rules.at(-1)!;

/** The categories of a rule, the gravest first: where several fit, the first is proposed. */
export function categoriesOf({ version, accidentPlace }: FormulaRule): readonly HardshipCategory[] {
  if (version === '2016') return ['subsistence', 'borderline', 'accident-2016'];
  if (accidentPlace === 'before-deep') return ['accident', 'deep', 'relative'];
  return accidentPlace === 'last' ? ['deep', 'relative', 'accident'] : ['deep', 'accident', 'relative'];
}
