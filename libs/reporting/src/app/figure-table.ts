import type { FormBlock, FormRow, RowColumn } from '@app/forms';
import { FIGURES_BY_CODE } from '../data/ledgers';
import type { ShownValue } from '../domain/few-people';
import { FIGURE_GROUP_CODES, FIGURE_GROUPS, FIGURE_UNITS, type FigureUnit } from '../domain/figure';
import { besideNow } from '../domain/earlier-period';
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
  { title: '项目', text: '{{分项.项目}}', width: 14 },
  { title: '其中', text: '{{分项.其中}}', width: 13 },
  { title: '指标', text: '{{分项.数字名称}}', width: 14 },
  { title: '本期', text: '{{分项.数字}}', width: 12, align: 'right' },
  { title: '单位', text: '{{分项.单位}}', width: 6 },
];

export const FIGURE_TABLE: FormBlock = { kind: 'rows', columns: COLUMNS, dense: true };
/** With the year before. */
export const FIGURE_YEARS_TABLE: FormBlock = {
  kind: 'rows',
  columns: [...COLUMNS, { title: '上年', text: '{{分项.上年数字}}', width: 12, align: 'right' }],
  dense: true,
};

/** By group as a yearly report has them; of each group first the whole, then occasion by occasion, round by round. */
export function inReportOrder(values: readonly ShownValue[]): ShownValue[] {
  const placeOf = new Map<string, number>();
  for (const { code, key } of values) {
    const part = partIn(code, key);
    if (!placeOf.has(part)) placeOf.set(part, placeOf.size);
  }
  const rank = ({ code, key }: ShownValue): readonly number[] => [
    FIGURE_GROUP_CODES.indexOf(FIGURES_BY_CODE.get(code)!.group),
    key === null ? 0 : 1,
    key === null ? 0 : placeOf.get(partIn(code, key))!,
  ];
  const ranked = values.map((value) => ({ value, at: rank(value) }));
  return ranked
    .sort((a, b) => a.at[0]! - b.at[0]! || a.at[1]! - b.at[1]! || a.at[2]! - b.at[2]!)
    .map(({ value }) => value);
}

const partIn = (code: string, key: string | null): string => `${FIGURES_BY_CODE.get(code)!.group} ${key ?? ''}`;

/** What there is something of; what is hidden stands there and says so. */
export function figureRows(
  values: readonly ShownValue[],
  fewest: number,
  lastYear: readonly ShownValue[] | null = null,
): FormRow[] {
  const known = values.filter(({ code, value, hidden }) => FIGURES_BY_CODE.has(code) && (hidden || value !== 0n));
  const before = lastYear && besideNow(lastYear);
  return inReportOrder(known)
    .slice(0, MOST_PARTS)
    .map((value) => ({ ...partOf(value, fewest), before: before && pastOf(value, before(value), fewest) }));
}

/** Short, for the cell of a table. */
const cellWords = (shown: ShownValue | undefined, unit: FigureUnit, fewest: number): string =>
  shown?.hidden ? `不足 ${fewest} 人` : shown?.value === null ? '未统计' : numberWords(shown, unit, fewest);

function partOf(shown: ShownValue, fewest: number): FormRow {
  const { group, name, unit } = FIGURES_BY_CODE.get(shown.code)!;
  return {
    ...{ group: FIGURE_GROUPS[group], which: shown.label, figure: name },
    ...{ value: cellWords(shown, unit, fewest), unit: FIGURE_UNITS[unit] },
  };
}

const pastOf = (shown: ShownValue, past: ShownValue | undefined, fewest: number): string =>
  cellWords(past, FIGURES_BY_CODE.get(shown.code)!.unit, fewest);
