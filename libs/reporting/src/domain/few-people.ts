import type { FigureDefinition, FigureValue } from './figure';

/** A value as a reader sees it. Hidden: over so few people that it would tell of each of them. */
export interface ShownValue extends FigureValue {
  readonly hidden: boolean;
}

interface Cell {
  readonly id: string;
  readonly people: number;
}

/**
 * Cells to hide of a whole that is shown: those over few people, and of the others the smallest until at least two are
 * hidden and together they are not few, so that none is found by taking the rest from the whole.
 */
export function hiddenCells(
  cells: readonly Cell[],
  fewest: number,
  already: ReadonlySet<string> = new Set(),
): Set<string> {
  const filled = cells.filter(({ people }) => people > 0);
  const hidden = filled.filter(({ id, people }) => people < fewest || already.has(id));
  if (hidden.length === 0) return new Set();
  const rest = filled
    .filter((cell) => !hidden.includes(cell))
    .sort((a, b) => a.people - b.people || (a.id < b.id ? -1 : 1));
  while (rest.length > 0 && (hidden.length < 2 || sumOf(hidden) < fewest)) hidden.push(rest.shift()!);
  return new Set(hidden.map(({ id }) => id));
}

const sumOf = (cells: readonly Cell[]): number => cells.reduce((sum, { people }) => sum + people, 0);

const idOf = ({ code, key }: Pick<FigureValue, 'code' | 'key'>): string => `${code}\n${key ?? ''}`;
const cellOf = (value: FigureValue): Cell => ({ id: idOf(value), people: value.people ?? 0 });

/** Wholes with what they are made of: a figure and its keys, a figure and its parts, also key by key. */
function tablesOf(values: readonly FigureValue[], figures: ReadonlyMap<string, FigureDefinition>): FigureValue[][] {
  const tables = new Map<string, FigureValue[]>();
  const put = (name: string, value: FigureValue): void => {
    tables.set(name, [...(tables.get(name) ?? []), value]);
  };
  for (const value of values) {
    if (value.key !== null) put(`keys of ${value.code}`, value);
    const whole = figures.get(value.code)?.partOf;
    if (whole !== undefined) put(`parts of ${whole} ${value.key ?? ''}`, value);
  }
  return [...tables.values()];
}

/** What a reader above sees of these numbers. `fewest` 0 hides nothing. */
export function withoutFew(
  values: readonly FigureValue[],
  figures: ReadonlyMap<string, FigureDefinition>,
  fewest: number,
): ShownValue[] {
  const counted = values.filter(({ people }) => people !== null);
  const hidden = new Set(counted.filter(({ people }) => people! > 0 && people! < fewest).map(idOf));
  const tables = tablesOf(counted, figures);
  let before = -1;
  while (hidden.size > before) {
    before = hidden.size;
    for (const table of tables) for (const id of hiddenCells(table.map(cellOf), fewest, hidden)) hidden.add(id);
    // The keys of a hidden whole would add up to it.
    for (const value of counted)
      if (value.key !== null && hidden.has(idOf({ ...value, key: null }))) hidden.add(idOf(value));
  }
  return values.map((value) => shown(value, hidden.has(idOf(value))));
}

const shown = (value: FigureValue, hidden: boolean): ShownValue =>
  hidden ? { ...value, value: null, unknown: 0, people: null, hidden } : { ...value, hidden };

export const allShown = (values: readonly FigureValue[]): ShownValue[] =>
  values.map((value) => ({ ...value, hidden: false }));
