import { lineOf, type RandomYear } from './random-year';

type Visit = RandomYear['visits'][number];
const YEAR = 2025;
const LAST_DAY = '2025-12-31';

/** The figures of 2025 as anybody would count them in a list. */
export class NaiveCount {
  private readonly visits: readonly Visit[];

  constructor(
    private readonly year: RandomYear,
    private readonly root: number,
    occasion: string | null = null,
  ) {
    this.visits = year.visits.filter(
      (visit) =>
        visit.met &&
        !visit.voided &&
        this.covers(visit.union) &&
        visit.day.startsWith(`${YEAR}-`) &&
        (occasion === null || visit.occasion === occasion),
    );
  }

  get figures(): Record<string, number> {
    return {
      households: new Set(this.visits.map(({ person }) => this.homeOf(person))).size,
      persons: new Set(this.visits.map(({ person }) => person)).size,
      'person-times': this.visits.length,
      cash: this.visits.reduce((sum, { cash }) => sum + cash, 0),
      goods: this.visits.reduce((sum, { goods }) => sum + goods, 0),
    };
  }

  get filesOnFile(): number {
    return this.year.files.filter(
      ({ people, filedOn, exitedOn }) =>
        this.covers(this.year.people[people[0]!]!) && filedOn <= LAST_DAY && (exitedOn === null || exitedOn > LAST_DAY),
    ).length;
  }

  get members(): number {
    return this.year.people.filter((union) => this.covers(union)).length;
  }

  private covers(union: number): boolean {
    return lineOf(this.year.parents, union).includes(this.root);
  }

  private homeOf(person: number): string {
    const file = this.year.files.findIndex(({ people, filedOn }) => people.includes(person) && filedOn <= LAST_DAY);
    return file < 0 ? `person ${person}` : `file ${file}`;
  }
}
