import { FilterChoice, FilterSentence } from './filter-sentence';
import { todayInChina } from '../dates';

export interface YearFilterProps {
  readonly label: string;
  /** Words of a year: "2026 年". */
  readonly words: (year: string) => string;
  readonly value: string;
  readonly onChange: (year: string | undefined) => void;
}

export const thisYear = (): string => todayInChina().slice(0, 4);

const YEARS_BACK = 10;

/** Which year's records are listed; ledgers of before go back some years. */
export function YearFilter({ label, words, value, onChange }: YearFilterProps) {
  const now = Number(thisYear());
  const years = Array.from({ length: YEARS_BACK }, (_, back) => String(now - back));
  const others = years.filter((year) => year !== String(now));
  return (
    <FilterSentence label={label}>
      <FilterChoice
        label={label}
        all={words(String(now))}
        value={value === String(now) ? undefined : value}
        onChange={onChange}
        choices={others.map((year) => ({ value: year, label: words(year) }))}
      />
    </FilterSentence>
  );
}
