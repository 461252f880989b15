import { type CivilDate, civilDate, parseFen } from '@app/kernel';
import type { HonourLevel } from './model-worker';
import type { AidKind, AidRule } from './special-aid';

const NOTHING = {
  onDutyLine: null,
  retiredLine: null,
  farmerLine: null,
  monthlyMost: null,
  sharePercent: null,
  most: null,
  yearlyMost: null,
} as const;

const FROM = civilDate('2025-01-01');
const HUBEI = '湖北省 2025 年省部级以上劳模帮扶办法';
const PROPOSED = '建议值，请按当地文件核对后改成自己的标准';
const LINES = { onDutyLine: parseFen('6566'), retiredLine: parseFen('3552'), farmerLine: parseFen('1000') };

const living = (level: HonourLevel, monthlyMost: string, basis: string, yearlyMost: string | null = null): AidRule => ({
  ...{ ...NOTHING, ...LINES, level, kind: 'living', validFrom: FROM, monthlyMost: parseFen(monthlyMost), basis },
  yearlyMost: yearlyMost === null ? null : parseFen(yearlyMost),
});

const special = (level: HonourLevel, most: string, yearlyMost: string | null = null): AidRule => ({
  ...{ ...NOTHING, level, kind: 'special', validFrom: FROM, sharePercent: 50, most: parseFen(most), basis: PROPOSED },
  yearlyMost: yearlyMost === null ? null : parseFen(yearlyMost),
});

const condolence = (level: HonourLevel, most: string, yearlyMost: string | null = null): AidRule => ({
  ...{ ...NOTHING, level, kind: 'condolence', validFrom: FROM, most: parseFen(most), basis: PROPOSED },
  yearlyMost: yearlyMost === null ? null : parseFen(yearlyMost),
});

/** Of municipal model workers all aid of a year stays within 3,000 (domain rules §6.2, Henan). */
const CITY_YEAR = '3000';

/** What holds until a federation sets its own (domain rules §6.2). County level: each county has its own, none is known. */
export const DEFAULT_AID_RULES: readonly AidRule[] = [
  living('national', '1000', HUBEI),
  living('provincial', '1000', HUBEI),
  living('municipal', '250', PROPOSED, CITY_YEAR),
  special('national', '20000'),
  special('provincial', '10000'),
  special('municipal', '3000', CITY_YEAR),
  condolence('national', '2000'),
  condolence('provincial', '1000'),
  condolence('municipal', '500', CITY_YEAR),
];

/** The rule of a level and kind on a day: the latest of the federation's own, else the default. */
export function ruleOn(own: readonly AidRule[], level: HonourLevel, kind: AidKind, on: CivilDate): AidRule | undefined {
  const holding = (rules: readonly AidRule[]) =>
    rules
      .filter((rule) => rule.level === level && rule.kind === kind && rule.validFrom <= on)
      .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  return holding(own) ?? holding(DEFAULT_AID_RULES);
}
