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

/** What an answer says is known by code and key. */
export const lineId = ({ code, key }: Pick<FigureValue, 'code' | 'key'>): string => `${code}\n${key ?? ''}`;

/** The numbers of one union and period, among others that the same reader may set against them. */
export interface Answer {
  readonly unionId: string;
  readonly period: string;
  /** The period of which it is a part, if that is among them; a month's quarter, a quarter's year. */
  readonly wider: string | null;
  readonly values: readonly FigureValue[];
  /** The reader's own union: it is told whole, so it covers nobody. */
  readonly own: boolean;
}

/** Lines that are hidden, by union and period. */
export class HiddenLines {
  private readonly cells = new Map<string, Set<string>>();

  static readonly none: ReadonlySet<string> = new Set();

  of(unionId: string, period: string): ReadonlySet<string> {
    return this.cells.get(`${unionId} ${period}`) ?? HiddenLines.none;
  }

  hide({ unionId, period }: Pick<Answer, 'unionId' | 'period'>, line: string): void {
    const id = `${unionId} ${period}`;
    this.cells.set(id, (this.cells.get(id) ?? new Set()).add(line));
  }

  get size(): number {
    return [...this.cells.values()].reduce((sum, { size }) => sum + size, 0);
  }
}

interface Line extends Cell {
  readonly answer: Answer;
  readonly line: string;
  readonly value: FigureValue;
}

const linesOf = (answer: Answer): Line[] =>
  answer.own
    ? []
    : answer.values
        .filter(({ people }) => people !== null)
        .map((value) => {
          const line = lineId(value);
          const id = `${answer.unionId} ${answer.period} ${line}`;
          return { id, people: value.people!, answer, line, value };
        });

/**
 * Wholes with what they are made of: a figure and its keys, a figure and its parts, also key by key; a union and those
 * below it; a period and the shorter ones in it.
 */
function tablesOf(lines: readonly Line[], figures: ReadonlyMap<string, FigureDefinition>): Line[][] {
  const tables = new Map<string, Line[]>();
  const put = (name: string, line: Line): void => void tables.set(name, [...(tables.get(name) ?? []), line]);
  for (const each of lines) {
    const { answer, line, value } = each;
    const { unionId, period, wider } = answer;
    if (value.key !== null) put(`keys ${unionId} ${period} ${value.code}`, each);
    const whole = figures.get(value.code)?.partOf;
    if (whole !== undefined) put(`parts ${unionId} ${period} ${whole} ${value.key ?? ''}`, each);
    put(`unions ${period} ${line}`, each);
    if (wider !== null) put(`periods ${unionId} ${wider} ${line}`, each);
  }
  return [...tables.values()];
}

/**
 * What a reader above does not see of these answers, so that neither within one of them nor by setting one against
 * another a number over few people is found. `ofWhole`: what is hidden of the union above them, period by period.
 */
export function hiddenLines(
  answers: readonly Answer[],
  figures: ReadonlyMap<string, FigureDefinition>,
  fewest: number,
  ofWhole: (period: string) => ReadonlySet<string> = () => HiddenLines.none,
): HiddenLines {
  const lines = answers.flatMap(linesOf);
  const found = new HiddenLines();
  const isHidden = ({ answer: { unionId, period }, line }: Line): boolean => found.of(unionId, period).has(line);
  for (const each of lines)
    if (each.people > 0 && (each.people < fewest || ofWhole(each.answer.period).has(each.line)))
      found.hide(each.answer, each.line);
  const tables = tablesOf(lines, figures);
  for (let before = -1; found.size > before;) {
    before = found.size;
    for (const table of tables) {
      const hidden = hiddenCells(table, fewest, new Set(table.filter(isHidden).map(({ id }) => id)));
      for (const each of table) if (hidden.has(each.id)) found.hide(each.answer, each.line);
    }
    // What adds up to a hidden number would tell it: its keys, and the shorter periods.
    for (const each of lines) if (isInHidden(each, found)) found.hide(each.answer, each.line);
  }
  return found;
}

function isInHidden({ answer: { unionId, period, wider }, line, value, people }: Line, found: HiddenLines): boolean {
  if (value.key !== null && found.of(unionId, period).has(lineId({ ...value, key: null }))) return true;
  return people > 0 && wider !== null && found.of(unionId, wider).has(line);
}

/** What a reader above sees of these numbers. `fewest` 0 hides nothing. `already` is hidden for what else he may see. */
export function withoutFew(
  values: readonly FigureValue[],
  figures: ReadonlyMap<string, FigureDefinition>,
  fewest: number,
  already: ReadonlySet<string> = HiddenLines.none,
): ShownValue[] {
  const answer = { unionId: '', period: '', wider: null, values, own: false };
  const hidden = hiddenLines([answer], figures, fewest, () => already).of('', '');
  return values.map((value) => shown(value, hidden.has(lineId(value))));
}

const shown = (value: FigureValue, hidden: boolean): ShownValue =>
  hidden ? { ...value, value: null, unknown: 0, people: null, hidden } : { ...value, hidden };

export const allShown = (values: readonly FigureValue[]): ShownValue[] =>
  values.map((value) => ({ ...value, hidden: false }));
