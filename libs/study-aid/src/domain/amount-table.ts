import type { CivilDate, Fen } from '@app/kernel';
import type { AidCategory, StudyLevel } from './study-aid';

/** What a programme gives for a year, from a day on; a null category stands for all that have no row of their own. */
export interface AmountRow {
  readonly level: StudyLevel;
  readonly category: AidCategory | null;
  /** In fen, above zero. */
  readonly amount: Fen;
  readonly validFrom: CivilDate;
}

/** The latest row that holds on the day; one for the category goes before one for all. Undefined: no such aid. */
export function amountFor(
  table: readonly AmountRow[],
  level: StudyLevel,
  category: AidCategory,
  on: CivilDate,
): AmountRow | undefined {
  const latest = (wanted: AidCategory | null): AmountRow | undefined =>
    table
      .filter((row) => row.level === level && row.category === wanted && row.validFrom <= on)
      .reduce<AmountRow | undefined>((best, row) => (!best || row.validFrom > best.validFrom ? row : best), undefined);
  return latest(category) ?? latest(null);
}
