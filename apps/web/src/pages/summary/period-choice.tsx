import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { FilterChoice } from '../../parts/filter-sentence';

export interface PeriodChoiceProps {
  readonly from: string;
  readonly to: string;
  readonly onChange: (from: string, to: string) => void;
}

const pad = (n: number): string => String(n).padStart(2, '0');
const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const monthsFrom = (year: number, first: number, months: number): readonly [string, string] => {
  const last = first + months - 1;
  return [`${year}-${pad(first)}-01`, `${year}-${pad(last)}-${pad(lastDayOf(year, last))}`];
};

/** The parts of a year that reports are made of: the whole, its quarters, its months. */
function partsOf(year: number): readonly (readonly [name: string, from: string, to: string])[] {
  return [
    ['year', ...monthsFrom(year, 1, 12)],
    ...[1, 2, 3, 4].map((n) => [`q${n}`, ...monthsFrom(year, 3 * n - 2, 3)] as const),
    ...Array.from({ length: 12 }, (_, at) => [`m${at + 1}`, ...monthsFrom(year, at + 1, 1)] as const),
  ] as const;
}

const YEARS_BACK = 8;

/** 2025 年 · 全年 */
export function PeriodChoice({ from, to, onChange }: PeriodChoiceProps) {
  const { t } = useTranslation('summary');
  const year = Number(from.slice(0, 4));
  const newest = Math.max(Number(todayInChina().slice(0, 4)), year);
  const parts = partsOf(year);
  const part = parts.find(([, first, last]) => first === from && last === to)?.[0];
  const choose = (chosenYear: number, name: string | undefined): void => {
    const [, first, last] = partsOf(chosenYear).find(([each]) => each === (name ?? 'year'))!;
    onChange(first, last);
  };
  const years = Array.from({ length: YEARS_BACK }, (_, at) => newest - at);
  return (
    <>
      <FilterChoice
        label={t('period.year')}
        all={t('period.yearOf', { year })}
        value={undefined}
        onChange={(chosen) => chosen && choose(Number(chosen), part)}
        choices={years
          .filter((each) => each !== year)
          .map((each) => ({ value: String(each), label: t('period.yearOf', { year: each }) }))}
      />
      <FilterChoice
        label={t('period.part')}
        all={t('period.whole')}
        value={part === 'year' ? undefined : part}
        onChange={(chosen) => choose(year, chosen)}
        choices={parts.slice(1).map(([name]) => ({
          value: name,
          label: name.startsWith('q')
            ? t(`period.quarters.${name}`)
            : t('period.month', { month: Number(name.slice(1)) }),
        }))}
      />
    </>
  );
}
