import type { FormBlock, FormRow, RowColumn } from '@app/forms';
import { FIGURES_BY_CODE } from '../data/ledgers';
import type { ShownValue } from '../domain/few-people';
import { FIGURE_GROUPS, FIGURE_UNITS } from '../domain/figure';
import { numberWords } from '../domain/number-words';

/** Of what a sheet may hold, with room for the figures themselves. */
const MOST_PARTS = 300;

/** Figures as they stand in a printed table, line by line. */
export const FIGURE_LIST = {
  name: 'parts',
  label: '分项',
  columns: [
    { name: 'group', label: '项目', example: '五必访' },
    { name: 'which', label: '其中', example: '生病住院' },
    { name: 'figure', label: '数字名称', example: '人次' },
    { name: 'value', label: '数字', example: '62' },
    { name: 'unit', label: '单位', example: '人次' },
    { name: 'before', label: '上年数字', example: '53' },
  ],
};

const COLUMNS: readonly RowColumn[] = [
  { title: '项目', text: '{{分项.项目}}', width: 9 },
  { title: '其中', text: '{{分项.其中}}', width: 12 },
  { title: '数字', text: '{{分项.数字名称}}', width: 9 },
  { title: '本期', text: '{{分项.数字}}', width: 10 },
  { title: '单位', text: '{{分项.单位}}', width: 5 },
];

export const FIGURE_TABLE: FormBlock = { kind: 'rows', columns: COLUMNS };
/** With the year before. */
export const FIGURE_YEARS_TABLE: FormBlock = {
  kind: 'rows',
  columns: [...COLUMNS, { title: '上年', text: '{{分项.上年数字}}', width: 10 }],
};

/** What there is something of; what is hidden stands there and says so. */
export function figureRows(
  values: readonly ShownValue[],
  fewest: number,
  lastYear: readonly ShownValue[] | null = null,
): FormRow[] {
  const known = values.filter(({ code, value, hidden }) => FIGURES_BY_CODE.has(code) && (hidden || value !== 0n));
  return known
    .slice(0, MOST_PARTS)
    .map((value) => ({ ...partOf(value, fewest), before: pastOf(value, lastYear, fewest) }));
}

function partOf(shown: ShownValue, fewest: number): FormRow {
  const { group, name, unit } = FIGURES_BY_CODE.get(shown.code)!;
  return {
    ...{ group: FIGURE_GROUPS[group], which: shown.label, figure: name },
    ...{ value: numberWords(shown, unit, fewest), unit: FIGURE_UNITS[unit] },
  };
}

/** What is not there in the year before is nothing in it. */
function pastOf({ code, key }: ShownValue, lastYear: readonly ShownValue[] | null, fewest: number): string | null {
  if (lastYear === null) return null;
  const past = lastYear.find((each) => each.code === code && each.key === key);
  return numberWords(past, FIGURES_BY_CODE.get(code)!.unit, fewest);
}
