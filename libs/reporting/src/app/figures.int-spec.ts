import { systemActor, type UnionId } from '@app/kernel';
import { aFederation, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { OrganizationDirectory } from '@app/organizations';
import { openPlatform, type Platform } from '@app/persistence/testing';
import fc from 'fast-check';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { FIGURES } from '../data/ledgers';
import { type FigureValue, valueOf } from '../domain/figure';
import { yearPeriod } from '../domain/period';
import { ReportSettings } from '../report.settings';
import { lineOf, type RandomYear, randomYear, writeYear } from '../testing';
import { FigureService } from './figure.service';
import { WordingService } from './wording.service';

type Visit = RandomYear['visits'][number];
const YEAR = 2025;
const LAST_DAY = '2025-12-31';

/** The figures as anybody would count them in a list. */
class NaiveCount {
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

describe('figures of random years', () => {
  let database: TestDatabase;
  let platform: Platform;
  let figures: FigureService;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, ORGANIZATION_ENTITIES);
    const directory = new OrganizationDirectory();
    const wordings = new WordingService(platform.uow, directory);
    figures = new FigureService(platform.uow, directory, wordings, new ReportSettings());
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  /** Values of every union of the year, in its order. */
  async function counted(year: RandomYear): Promise<FigureValue[][]> {
    const { tenantId, rootId } = await aFederation(platform);
    const unions = await writeYear(database.owner, tenantId, rootId, year);
    return platform.uow.read(systemActor(tenantId), async (tx) => {
      const all: FigureValue[][] = [];
      for (const unionId of unions)
        all.push(await figures.valuesOf(tx, { unionId: unionId as UnionId, ...yearPeriod(YEAR) }));
      return all;
    });
  }

  const numberOf = (values: readonly FigureValue[], code: string, key: string | null = null): number =>
    Number(valueOf(values, code, key)?.value ?? 0n);

  it('are what a naive count in memory says, for every union and occasion', () =>
    fc.assert(
      fc.asyncProperty(randomYear, async (year) => {
        const all = await counted(year);
        all.forEach((values, union) => {
          const naive = new NaiveCount(year, union);
          for (const [measure, expected] of Object.entries(naive.figures)) {
            expect([measure, numberOf(values, `must-visits.${measure}`)]).toEqual([measure, expected]);
            expect([measure, numberOf(values, `visits.${measure}`)]).toEqual([measure, expected]);
          }
          for (const [measure, expected] of Object.entries(new NaiveCount(year, union, 'HOSPITAL').figures))
            expect([measure, numberOf(values, `must-visits.${measure}`, 'HOSPITAL')]).toEqual([measure, expected]);
          expect(numberOf(values, 'hardship.on-file')).toBe(naive.filesOnFile);
          expect(numberOf(values, 'register.members')).toBe(naive.members);
          expect(values.every(({ value }) => value !== null)).toBe(true);
        });
      }),
      { numRuns: 12 },
    ));

  it('add up over the parts of a union where they are additive, and are not above them where they are distinct', () =>
    fc.assert(
      fc.asyncProperty(randomYear, async (year) => {
        // The second union has the fourth and the fifth below it; what is its own is the rest of its visits.
        const own = {
          ...year,
          visits: year.visits.map((visit) => (visit.union === 1 ? { ...visit, union: 3 } : visit)),
        };
        const people = year.people.map((union) => (union === 1 ? 3 : union));
        const all = await counted({ ...own, people });
        for (const { code, adds } of FIGURES.filter(({ group }) => group !== 'register')) {
          const [whole, first, second] = [all[1]!, all[3]!, all[4]!].map((values) => numberOf(values, code));
          if (adds === 'additive') expect([code, whole]).toEqual([code, first! + second!]);
          else expect([code, whole! <= first! + second!]).toEqual([code, true]);
        }
      }),
      { numRuns: 8 },
    ));
});
