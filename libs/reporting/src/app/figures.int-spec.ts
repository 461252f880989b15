import { type Actor, systemActor, type TenantId, type UnionId } from '@app/kernel';
import { aFederation, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { OrganizationDirectory } from '@app/organizations';
import { openPlatform, type Platform } from '@app/persistence/testing';
import fc from 'fast-check';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database';
import { figureValues } from '../data/figures.query';
import { figureOf, FIGURES } from '../data/ledgers';
import { VISITS_LEDGER } from '../data/ledgers/visits.ledger';
import { splitFigure } from '../data/records.query';
import { type FigureValue, valueOf } from '../domain/figure';
import { allOfYear, yearPeriod } from '../domain/period';
import { ReportSettings } from '../report.settings';
import { accidentRows, legalAidRow, NaiveCount, putRows, type RandomYear, randomYear, writeYear } from '../testing';
import { FigureAnswers } from './figure-answers';
import { FigureFolding } from './figure-folding.service';
import { FigureMonthCheck } from './figure-month-check';
import { FigureRecords } from './figure-records.service';
import { FigureService } from './figure.service';
import { Suppression } from './suppression.service';
import { WordingService } from './wording.service';

const YEAR = 2025;

describe('figures of random years', () => {
  let database: TestDatabase;
  let platform: Platform;
  let figures: FigureService;
  let records: FigureRecords;
  const answers = new FigureAnswers();
  let folding: FigureFolding;
  let check: FigureMonthCheck;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, ORGANIZATION_ENTITIES);
    const directory = new OrganizationDirectory();
    const wordings = new WordingService(platform.uow, directory);
    const settings = new ReportSettings();
    const suppression = new Suppression(directory, answers, settings);
    figures = new FigureService(platform.uow, directory, wordings, settings, answers, suppression);
    records = new FigureRecords(platform.uow, directory, figures, suppression, answers);
    folding = new FigureFolding(platform.uow);
    check = new FigureMonthCheck(folding);
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

  it('a reader above is told the same of a union, its months and those beside it, wherever he asks', () =>
    fc.assert(
      fc.asyncProperty(randomYear, async (year) => {
        const { tenantId, rootId } = await aFederation(platform);
        const unions = (await writeYear(database.owner, tenantId, rootId, year)) as UnionId[];
        const permissions = new Set(['report:read', 'visit:read']);
        const reader: Actor = {
          ...{ ...systemActor(tenantId), kind: 'person' },
          grants: [{ unionId: rootId, role: 'chair', permissions }],
        };
        const code = 'visits.person-times';
        const whole = yearPeriod(YEAR);
        const shown = async (unionId: UnionId, { from, to }: typeof whole) =>
          (await figures.summary(reader, unionId, from, to)).values.find((each) => each.code === code)!;
        const beside = await records.byUnion(reader, { unionId: rootId, ...whole, code });
        for (const { key, hidden } of beside.parts.filter((part) => part.key !== rootId))
          expect([key, (await shown(key as UnionId, whole)).hidden]).toEqual([key, hidden]);
        const child = unions[1]!;
        const { parts } = await records.byMonth(reader, { unionId: child, ...whole, code });
        for (const period of allOfYear(whole).filter(({ kind }) => kind === 'month')) {
          const part = parts.find(({ key }) => key === period.from.slice(0, 7));
          if (part) expect([period.from, (await shown(child, period)).hidden]).toEqual([period.from, part.hidden]);
        }
      }),
      { numRuns: 2 },
    ));

  it('legal aid is counted as anybody would count the cases', async () => {
    const aids = fc.array(
      fc.record({
        ...{ day: fc.constantFrom('2024-06-01', '2025-03-01', '2025-12-31'), recovered: fc.nat(90_000) },
        ...{ people: fc.integer({ min: 1, max: 9 }), step: fc.integer({ min: 0, max: 4 }) },
        service: fc.constantFrom('advice', 'litigation'),
      }),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(aids, async (cases) => {
        const { tenantId, rootId } = await aFederation(platform);
        await putRows(
          database.owner,
          'disputes.legal_aid',
          cases.map((each, at) => legalAidRow(tenantId, rootId, each, at)),
        );
        const values = await platform.uow.read(systemActor(tenantId), (tx) =>
          figures.valuesOf(tx, { unionId: rootId, ...yearPeriod(YEAR) }),
        );
        const own = cases.filter(({ day }) => day.startsWith(`${YEAR}-`));
        const from = (least: number) => own.filter(({ step }) => step !== 4 && step >= least).length;
        expect(numberOf(values, 'legal-aid.received')).toBe(own.length);
        expect(numberOf(values, 'legal-aid.received', 'advice')).toBe(
          own.filter(({ service }) => service === 'advice').length,
        );
        expect(numberOf(values, 'legal-aid.granted')).toBe(from(1));
        expect(numberOf(values, 'legal-aid.assigned')).toBe(from(2));
        expect(numberOf(values, 'legal-aid.closed')).toBe(from(3));
        expect(numberOf(values, 'legal-aid.refused')).toBe(own.filter(({ step }) => step === 4).length);
        expect(numberOf(values, 'legal-aid.people')).toBe(own.reduce((sum, { people }) => sum + people, 0));
        expect(numberOf(values, 'legal-aid.recovered')).toBe(own.reduce((sum, { recovered }) => sum + recovered, 0));
      }),
      { numRuns: 6 },
    );
  });

  it('accidents are counted with those who were hurt and what they got', async () => {
    const harms = ['dead', 'missing', 'severe', 'light'] as const;
    const person = fc.record({ harm: fc.constantFrom(...harms), paid: fc.nat(90_000), isRemoved: fc.boolean() });
    const accidents = fc.array(
      fc.record({
        ...{ day: fc.constantFrom('2024-06-01', '2025-03-01', '2025-12-31'), kind: fc.constantFrom('fall', 'fire') },
        ...{ step: fc.integer({ min: 0, max: 3 }), persons: fc.array(person, { maxLength: 5 }) },
      }),
      { maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(accidents, async (cases) => {
        const { tenantId, rootId } = await aFederation(platform);
        const rows = cases.map((each, at) => accidentRows(tenantId, rootId, each, at));
        await putRows(
          database.owner,
          'disputes.accident',
          rows.map(({ accident }) => accident),
        );
        await putRows(
          database.owner,
          'disputes.accident_person',
          rows.flatMap(({ persons }) => persons),
        );
        const values = await platform.uow.read(systemActor(tenantId), (tx) =>
          figures.valuesOf(tx, { unionId: rootId, ...yearPeriod(YEAR) }),
        );
        const own = cases.filter(({ day }) => day.startsWith(`${YEAR}-`));
        const hurt = own.flatMap(({ persons }) => persons.filter(({ isRemoved }) => !isRemoved));
        const of = (...wanted: string[]) => hurt.filter(({ harm }) => wanted.includes(harm)).length;
        const since = (least: number) => own.filter(({ step }) => step >= least).length;
        expect(
          ['reported', 'joined', 'opinions', 'decided'].map((name) => numberOf(values, `accidents.${name}`)),
        ).toEqual([0, 1, 2, 3].map(since));
        expect(['people', 'dead', 'severe', 'light'].map((name) => numberOf(values, `accidents.${name}`))).toEqual([
          ...[hurt.length, of('dead', 'missing'), of('severe'), of('light')],
        ]);
        expect(numberOf(values, 'accidents.paid')).toBe(hurt.reduce((sum, { paid }) => sum + paid, 0));
      }),
      { numRuns: 6 },
    );
  });

  describe('kept by month', () => {
    const range = (unionId: UnionId) => ({ unionId, ...yearPeriod(YEAR) });

    /** Asked from the months, and counted from all rows. */
    async function bothWays(tenantId: TenantId, unions: readonly UnionId[]) {
      return platform.uow.read(systemActor(tenantId), async (tx) => {
        const both: { kept: FigureValue[]; counted: FigureValue[] }[] = [];
        for (const unionId of unions)
          both.push({
            kept: await figures.valuesOf(tx, range(unionId)),
            counted: await figureValues(tx, range(unionId)),
          });
        return both;
      });
    }

    it('are what their rows say: added up, changed since, and added up anew', () =>
      fc.assert(
        fc.asyncProperty(randomYear, fc.nat(3), async (year, changed) => {
          const { tenantId, rootId } = await aFederation(platform);
          const unions = await writeYear(database.owner, tenantId, rootId, year);
          const agree = async (): Promise<void> => {
            for (const { kept, counted } of await bothWays(tenantId, unions)) expect(kept).toEqual(counted);
          };
          await agree();
          expect(await folding.fold(tenantId)).toBe(marksOf(year));
          await agree();
          await change(tenantId, changed, unions);
          await agree();
          await folding.fold(tenantId);
          await agree();
          await platform.uow.read(systemActor(tenantId), async (tx) => {
            expect(await check.violations(tx)).toEqual([]);
            for (const by of ['month', 'union'] as const) {
              const asked = [tx, range(rootId), VISITS_LEDGER, figureOf('visits.persons')!, by] as const;
              expect(await answers.split(...asked)).toEqual(await splitFigure(...asked));
            }
          });
        }),
        { numRuns: 4 },
      ));

    /** Unions and months of the year's visits and of its duties. */
    const marksOf = ({ visits }: RandomYear): number => {
      const all = visits.map(({ union, day }) => `${union} ${day.slice(0, 7)}`);
      return new Set(all).size * 2;
    };

    async function change(tenantId: TenantId, which: number, unions: readonly UnionId[]): Promise<void> {
      const key = `tenant_id = '${tenantId}'`;
      const changes = [
        `UPDATE visits.visit SET cash_fen = cash_fen + 100, visited_on = visited_on + 31 WHERE ${key} AND cash_fen % 2 = 0`,
        `UPDATE visits.visit_duty SET occasion = 'BIRTH', occasion_name = '生育' WHERE ${key} AND serial % 2 = 0`,
        `UPDATE standards.occasion SET occasion_group = 'other' WHERE ${key} AND code = 'HOSPITAL'`,
        `DELETE FROM visits.visit WHERE ${key} AND union_id = '${unions[3]}'`,
      ];
      await database.owner(changes[which]!);
    }

    it('a month that is not what its rows say is named, and mended by the rebuilding', async () => {
      const { tenantId, rootId } = await aFederation(platform);
      const [sample] = fc.sample(
        randomYear.filter(({ visits }) => visits.some(({ met, voided }) => met && !voided)),
        1,
      );
      const unions = await writeYear(database.owner, tenantId, rootId, sample!);
      await folding.fold(tenantId);
      const [planted] = (await database.owner(
        `UPDATE reporting.figure_month SET rows = rows + 1 WHERE ctid IN (SELECT ctid FROM reporting.figure_month
           WHERE tenant_id = $1 AND ledger = 'visits' LIMIT 1) RETURNING union_id, month::text AS month`,
        [tenantId],
      )) as { union_id: string; month: string }[];
      const found = () => platform.uow.read(systemActor(tenantId), (tx) => check.violations(tx));
      expect(await found()).toEqual([
        { rule: 'reporting.months-as-records', subjectId: `visits/${planted!.union_id}/${planted!.month}` },
      ]);
      expect(await folding.rebuild(tenantId)).toHaveLength(1);
      expect(await found()).toEqual([]);
      for (const { kept, counted } of await bothWays(tenantId, unions)) expect(kept).toEqual(counted);
    });
  });
});
