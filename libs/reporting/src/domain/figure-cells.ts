import type { FigureDefinition, FigureValue, LedgerDefinition } from './figure';

/**
 * Rows of a ledger that are alike for all its figures: one key, the same conditions met. Persons are numbers of four
 * bytes, big-endian, one after the other; `strangers` are those who have no number yet, as sixteen bytes each.
 */
export interface FigureCell {
  /** What it was split by: a month, a union; null when it was not. */
  readonly part: string | null;
  readonly partLabel: string | null;
  readonly key: string | null;
  /** Bit n: the n-th of `conditionsOf` the ledger is met. */
  readonly mask: number;
  readonly inPeriod: boolean;
  readonly label: string | null;
  readonly rows: number;
  /** By `sumsOf` the ledger: the sum, and how many rows had a figure. */
  readonly sums: readonly bigint[];
  readonly filled: readonly number[];
  readonly persons: Buffer | null;
  readonly strangers: Buffer | null;
}

/** Members of one household, more than one of them. */
export type Home = Pick<FigureCell, 'persons' | 'strangers'>;

/** Conditions on a row that the figures of a ledger make, each once. */
export const conditionsOf = ({ figures }: LedgerDefinition): string[] => [
  ...new Set(figures.flatMap(({ only }) => (only && only !== 'TRUE' ? [only] : []))),
];

/** Columns that the figures of a ledger add up, each once. */
export const sumsOf = ({ figures }: LedgerDefinition): string[] => [
  ...new Set(figures.flatMap(({ measure }) => ('sum' in measure ? [measure.sum] : []))),
];

const PERSON_BYTES = 4;
const STRANGER_BYTES = 16;

/** People as small whole numbers, whoever has one in the database or not. */
class People {
  private readonly strangers = new Map<string, number>();
  private last = 0;

  constructor(cells: readonly Home[]) {
    for (const { persons } of cells) this.eachNumber(persons, (person) => (this.last = Math.max(this.last, person)));
  }

  of({ persons, strangers }: Home, see: (person: number) => void): void {
    this.eachNumber(persons, see);
    for (let at = 0; at < (strangers?.length ?? 0); at += STRANGER_BYTES)
      see(this.numberOf(strangers!.toString('latin1', at, at + STRANGER_BYTES)));
  }

  /** Above every number that may be seen. */
  bound(cells: readonly Home[]): number {
    const named = cells.reduce((sum, { strangers }) => sum + (strangers?.length ?? 0) / STRANGER_BYTES, 0);
    return this.last + named + 1;
  }

  private eachNumber(persons: Buffer | null, see: (person: number) => void): void {
    for (let at = 0; at < (persons?.length ?? 0); at += PERSON_BYTES) see(persons!.readUInt32BE(at));
  }

  private numberOf(stranger: string): number {
    const known = this.strangers.get(stranger) ?? this.last + 1 + this.strangers.size;
    this.strangers.set(stranger, known);
    return known;
  }
}

/** Counts different people and households of cells; everybody stands in one household at most. */
class HeadCount {
  private readonly people: People;
  private readonly seen: Uint8Array;
  /** Household of a person, from 1; 0 is his own. */
  private readonly homeOf: Int32Array;
  private readonly met: Uint8Array;

  constructor(cells: readonly FigureCell[], homes: readonly Home[]) {
    const all = [...cells, ...homes];
    this.people = new People(all);
    const bound = this.people.bound(all);
    this.seen = new Uint8Array(bound);
    this.homeOf = new Int32Array(bound);
    this.met = new Uint8Array(homes.length + 1);
    homes.forEach((home, at) => this.people.of(home, (person) => (this.homeOf[person] = at + 1)));
  }

  of(cells: readonly FigureCell[]): { persons: number; households: number } {
    const { seen, homeOf, met } = this;
    const found: number[] = [];
    let households = 0;
    for (const cell of cells)
      this.people.of(cell, (person) => {
        if (seen[person] === 1) return;
        seen[person] = 1;
        found.push(person);
        const home = homeOf[person]!;
        if (home === 0 || met[home] === 0) households++;
        met[home] = 1;
      });
    for (const person of found) {
      seen[person] = 0;
      met[homeOf[person]!] = 0;
    }
    return { persons: found.length, households };
  }
}

/** The figures of one ledger out of its cells: the whole, and each key. */
export class CellCount {
  private readonly conditions: readonly string[];
  private readonly sums: readonly string[];
  private readonly heads: HeadCount;
  private readonly counted = new Map<string, { persons: number; households: number }>();

  constructor(
    private readonly ledger: LedgerDefinition,
    private readonly cells: readonly FigureCell[],
    homes: readonly Home[],
  ) {
    this.conditions = conditionsOf(ledger);
    this.sums = sumsOf(ledger);
    this.heads = new HeadCount(cells, homes);
  }

  values(): FigureValue[] {
    const { figures } = this.ledger;
    const keys = this.keys();
    return [
      ...figures.map((figure) => this.valueOf(figure, null, null, this.met(figure, this.cells))),
      ...keys.flatMap(({ key, label, cells }) =>
        figures.filter(({ byKey }) => byKey).flatMap((figure) => this.line(figure, key, label, cells)),
      ),
    ];
  }

  /** One figure of some of the cells, such as those of a month. */
  partOf(figure: FigureDefinition, part: string, label: string | null, cells: readonly FigureCell[]): FigureValue {
    return this.valueOf(figure, part, label, this.met(figure, cells));
  }

  /** By name of the key, as they are read. */
  private keys(): { key: string; label: string | null; cells: FigureCell[] }[] {
    const found = new Map<string, FigureCell[]>();
    for (const cell of this.cells)
      if (cell.key !== null) {
        const cells = found.get(cell.key);
        if (cells) cells.push(cell);
        else found.set(cell.key, [cell]);
      }
    const named = [...found].map(([key, cells]) => ({ key, cells, label: lastLabel(cells) }));
    return named.sort((a, b) => byText(a.label ?? '', b.label ?? '') || byText(a.key, b.key));
  }

  /** A key of which a figure counts no row is no line of it. */
  private line(figure: FigureDefinition, key: string, label: string | null, cells: readonly FigureCell[]) {
    const met = this.met(figure, cells);
    return met.length === 0 ? [] : [this.valueOf(figure, key, label, met)];
  }

  private met({ only, inPeriod }: FigureDefinition, cells: readonly FigureCell[]): readonly FigureCell[] {
    const bit = only && only !== 'TRUE' ? 1 << this.conditions.indexOf(only) : 0;
    return cells.filter((cell) => (cell.mask & bit) === bit && (!inPeriod || cell.inPeriod));
  }

  private valueOf(
    figure: FigureDefinition,
    key: string | null,
    label: string | null,
    met: readonly FigureCell[],
  ): FigureValue {
    const { code, measure, overPeople } = figure;
    const rows = met.reduce((sum, cell) => sum + cell.rows, 0);
    const heads = overPeople || 'distinct' in measure ? this.headsOf(figure, key, met) : null;
    const people = overPeople ? heads!.persons : null;
    const line = { code, key, label, people };
    if ('count' in measure) return { ...line, value: BigInt(rows), unknown: 0 };
    if ('distinct' in measure) {
      const { persons, households } = heads!;
      return { ...line, value: BigInt(measure.distinct === 'household_id' ? households : persons), unknown: 0 };
    }
    const at = this.sums.indexOf(measure.sum);
    const filled = met.reduce((sum, cell) => sum + cell.filled[at]!, 0);
    const sum = met.reduce((total, cell) => total + cell.sums[at]!, 0n);
    return { ...line, value: rows > 0 && filled === 0 ? null : sum, unknown: rows - filled };
  }

  /** Figures over the same rows ask for the same people. */
  private headsOf({ only }: FigureDefinition, key: string | null, met: readonly FigureCell[]) {
    const asked = `${only ?? ''}\n${key ?? ''}\n${key === null}`;
    const known = this.counted.get(asked) ?? this.heads.of(met);
    this.counted.set(asked, known);
    return known;
  }
}

const lastLabel = (cells: readonly FigureCell[]): string | null =>
  cells.reduce<string | null>(
    (last, { label }) => (label !== null && (last === null || label > last) ? label : last),
    null,
  );

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
