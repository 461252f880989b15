import { addDays, type CivilDate, civilDate, type Id } from '@app/kernel';
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
export const ACCIDENT_PLACE_LABELS: Readonly<Record<AccidentPlace, string>> = {
  'after-deep': '排在深度困难之后',
  'before-deep': '排在最前',
  last: '排在最后',
};

/** Which formula holds from when: data with dates, for a union may go over later than another. */
export interface FormulaRule {
  /** The row of the tenant; null: a default. */
  readonly id: Id<'formula-rule'> | null;
  readonly version: FormulaVersion;
  readonly accidentPlace: AccidentPlace;
  /** In the current version a loss counts above this share of the yearly income, in percent. */
  readonly lossShare: number;
  readonly validFrom: CivilDate;
  /** Last day; null: until another one begins. */
  readonly validTo: CivilDate | null;
  readonly source: string;
}

/** Domain rules §2.1; which kinds hold is local, so these hold only where the tenant has no rule of its own. */
export const DEFAULT_FORMULA_RULES: readonly FormulaRule[] = [
  {
    id: null,
    version: '2016',
    accidentPlace: 'last',
    lossShare: 80,
    validFrom: civilDate('2016-01-01'),
    validTo: civilDate('2018-12-31'),
    source: '总工办〔2016〕36号',
  },
  {
    id: null,
    version: 'current',
    accidentPlace: 'after-deep',
    lossShare: 80,
    validFrom: civilDate('2019-01-01'),
    validTo: null,
    source: '深度、相对、意外致困三类标准（各地执行口径）',
  },
];

/** The rule of a day: the tenant's that began last; where it has ended, or none has begun, the default. */
export function formulaRuleOn(on: CivilDate, own: readonly FormulaRule[] = []): FormulaRule {
  const [latest] = own.filter((rule) => rule.validFrom <= on).sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  if (latest && holdsOn(latest, on)) return latest;
  return DEFAULT_FORMULA_RULES.find((rule) => holdsOn(rule, on)) ?? DEFAULT_FORMULA_RULES.at(-1)!;
}

const holdsOn = ({ validFrom, validTo }: FormulaRule, on: CivilDate): boolean =>
  validFrom <= on && (validTo === null || on <= validTo);

/** The last day of a rule among those of the tenant: its own, or the day before the next begins. */
export function lastDayOf(rule: FormulaRule, own: readonly FormulaRule[]): CivilDate | null {
  const later = own.filter((each) => each.validFrom > rule.validFrom).map((each) => addDays(each.validFrom, -1));
  const ends = [...later, ...(rule.validTo === null ? [] : [rule.validTo])];
  return ends.sort()[0] ?? null;
}

/** What a rule says, whoever set it and since when. */
export type FormulaWords = Pick<FormulaRule, 'version' | 'accidentPlace' | 'lossShare'>;

export const saysTheSame = (a: FormulaWords, b: FormulaWords): boolean =>
  a.version === b.version && a.accidentPlace === b.accidentPlace && a.lossShare === b.lossShare;

/** The version, and what differs from its default: 现行三类（深度、相对、意外致困）；意外致困排在最前；损失超过年收入的 90%. */
export function formulaName(rule: FormulaWords): string {
  const usual = DEFAULT_FORMULA_RULES.find(({ version }) => version === rule.version)!;
  const place =
    rule.accidentPlace === usual.accidentPlace ? [] : [`意外致困${ACCIDENT_PLACE_LABELS[rule.accidentPlace]}`];
  const share = rule.lossShare === usual.lossShare ? [] : [`损失超过年收入的 ${rule.lossShare}%`];
  return [FORMULA_VERSION_LABELS[rule.version], ...place, ...share].join('；');
}

/** The categories of a rule, the gravest first: where several fit, the first is proposed. */
export function categoriesOf({ version, accidentPlace }: FormulaRule): readonly HardshipCategory[] {
  if (version === '2016') return ['subsistence', 'borderline', 'accident-2016'];
  if (accidentPlace === 'before-deep') return ['accident', 'deep', 'relative'];
  return accidentPlace === 'last' ? ['deep', 'relative', 'accident'] : ['deep', 'accident', 'relative'];
}
