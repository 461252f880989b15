import { type Actor, civilDate, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { idempotencyOf } from '@app/persistence';
import { anActor, openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { CalendarConsequence, CalendarConsequences } from './app/calendar-consequence';
import { CalendarService } from './app/calendar.service';
import { HolidayRegister } from './app/holiday-register';
import { HolidayService } from './app/holiday.service';
import { OfficialYearService } from './app/official-year.service';
import type { UnionHoliday } from './domain/union-holiday';
import { aNoticeOf2027, CALENDAR_ENTITIES, withDefaultHolidays } from './testing';

const day = civilDate;
let keys = 0;
const fresh = () => idempotencyOf(`import-${++keys}`, [keys]);

describe('the calendar of a federation', () => {
  let database: TestDatabase;
  let platform: Platform;
  const directory = new OrganizationDirectory();

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...CALENDAR_ENTITIES]);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });

  async function aCity(consequences: readonly CalendarConsequence[] = []) {
    const { tenantId, rootId, system } = await aFederation(platform);
    const town = await aUnion(platform, tenantId, rootId, { kind: 'joint-union' });
    const school = await aUnion(platform, tenantId, town);
    await withDefaultHolidays(platform, tenantId);
    const calendars = new CalendarService();
    const found = new CalendarConsequences({
      getProviders: () => consequences.map((instance) => ({ instance })),
    } as never);
    const holidays = new HolidayService(platform.uow, directory, calendars);
    const managerOf = (unionId: UnionId): Actor =>
      anActor({ tenantId, grants: [{ unionId, permissions: ['calendar:read', 'calendar:manage'] }] });
    return {
      ...{ tenantId, root: rootId, town, school, system, managerOf, calendars, holidays },
      manager: managerOf(rootId),
      years: new OfficialYearService(platform.uow, directory, calendars, found),
      register: new HolidayRegister(platform.uow, directory, holidays),
      workedOn: (date: string) =>
        platform.uow.read(system, async (tx) => (await calendars.workingDaysNow(tx)).isWorkingDay(day(date))),
      between: (unionId: UnionId, from: string, to: string) =>
        platform.uow.read(system, (tx) => holidays.upcoming(tx, unionId, day(from), day(to))),
      events: () =>
        platform.uow.read(system, (tx) =>
          tx.rows(
            `SELECT type, payload->>'year' AS year FROM messaging.outbox_message
             WHERE tenant_id = $1 AND type LIKE 'official-days.%' ORDER BY id`,
            [tenantId],
          ),
        ),
    };
  }

  describe('official days', () => {
    it('are the shipped ones until a list is imported, and those of the list afterwards', async () => {
      const city = await aCity();
      expect(await city.workedOn('2027-02-14')).toBe(false);
      const row = await city.years.import(city.manager, aNoticeOf2027(), 0, fresh());
      expect(row.serial).toBe(1);
      expect(await city.workedOn('2027-02-14')).toBe(true);
      expect(await city.workedOn('2026-02-14')).toBe(true);
      expect(await city.events()).toContainEqual({ type: 'official-days.imported.v1', year: '2027' });
    });

    it('of one federation are not those of another', async () => {
      const [one, other] = [await aCity(), await aCity()];
      await one.years.import(one.manager, aNoticeOf2027(), 0, fresh());
      expect(await other.workedOn('2027-02-14')).toBe(false);
    });

    it('are shown in a dry run that writes nothing', async () => {
      const moves = { what: '走访期限', count: 2, examples: [] };
      class Duties extends CalendarConsequence {
        foresee = () => Promise.resolve([moves]);
      }
      const city = await aCity([new Duties()]);
      const { days, moves: foreseen } = await city.years.foresee(city.manager, aNoticeOf2027());
      expect(days.find(({ date }) => date === '2027-02-14')).toEqual({ date: '2027-02-14', worked: true });
      expect(await city.workedOn('2027-02-14')).toBe(false);
      expect(await city.events()).toEqual([]);
      expect(foreseen).toEqual([moves]);
    });

    it('imported once more without a difference are refused', async () => {
      const city = await aCity();
      await city.years.import(city.manager, aNoticeOf2027(), 0, fresh());
      await expect(city.years.import(city.manager, aNoticeOf2027(), 1, fresh())).rejects.toMatchObject({
        code: 'official-days.unchanged',
      });
    });

    it('decided on a list that was replaced meanwhile are refused, and of two at once one comes in', async () => {
      const city = await aCity();
      const results = await Promise.allSettled([
        city.years.import(city.manager, aNoticeOf2027(), 0, fresh()),
        city.years.import(city.manager, aNoticeOf2027(), 0, fresh()),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'record.stale' } });
    });

    it('are taken back by a newer version; the history keeps both', async () => {
      const city = await aCity();
      await city.years.import(city.manager, aNoticeOf2027(), 0, fresh());
      expect((await city.years.foreseeUndo(city.manager, 2027)).days.length).toBeGreaterThan(0);
      await city.years.undo(city.manager, 2027, 1);
      expect(await city.workedOn('2027-02-14')).toBe(false);
      const history = await platform.uow.read(city.system, (tx) => city.years.history(tx, 2027));
      expect(history.map(({ serial, days }) => [serial, days !== null])).toEqual([
        [2, false],
        [1, true],
      ]);
      await expect(city.years.undo(city.manager, 2027, 2)).rejects.toMatchObject({
        code: 'official-days.nothing-to-undo',
      });
    });

    it('are set by who manages the calendar of the federation, not of a union below', async () => {
      const city = await aCity();
      const notice = aNoticeOf2027();
      await expect(city.years.import(city.managerOf(city.school), notice, 0, fresh())).rejects.toMatchObject({
        code: 'organization.not-found',
      });
    });

    it('cost no statement within a minute', async () => {
      const city = await aCity();
      const asked = await platform.uow.read(city.system, async (tx) => {
        let count = 0;
        const rows = tx.rows.bind(tx);
        tx.rows = ((...given: Parameters<typeof rows>) => {
          count++;
          return rows(...given);
        }) as typeof tx.rows;
        for (let i = 0; i < 3; i++) await city.calendars.workingDays(tx);
        return count;
      });
      expect(asked).toBe(1);
    });
  });

  describe('holidays of a union', () => {
    const schoolDay: Omit<UnionHoliday, 'code'> = {
      ...{ name: '校庆', rule: { kind: 'fixed', month: 10, day: 20 }, leadDays: 14 },
      ...{ audiences: ['all-members'], form: 'activity', purpose: '校庆活动' },
    };
    const always = { validFrom: day('2090-01-01'), validUntil: null };

    it('come with the lead date as a working day and its instant of 09:00', async () => {
      const city = await aCity();
      const [chongyang] = await city.between(city.school, '2026-10-18', '2026-10-18');
      // 2026-10-03 is a holiday; so is every day back to 2026-10-01.
      expect(chongyang).toMatchObject({ code: 'CHONGYANG', leadDays: 15, leadOn: '2026-09-30', provisional: false });
      expect(chongyang!.remindAt!.toISOString()).toBe('2026-09-30T01:00:00.000Z');
    });

    it('whose year has no list yet are provisional, and move when it comes', async () => {
      const city = await aCity();
      const women = async () => (await city.between(city.school, '2027-03-08', '2027-03-08'))[0]!;
      const mayDay = async () =>
        (await city.between(city.school, '2027-05-18', '2027-06-09')).map(({ code, leadOn, provisional }) => [
          code,
          leadOn,
          provisional,
        ]);
      expect(await women()).toMatchObject({ leadOn: '2027-02-26', provisional: true });
      expect(await mayDay()).toContainEqual(['CHILDREN', '2027-05-21', true]);
      await city.years.import(city.manager, aNoticeOf2027(), 0, fresh());
      expect(await women()).toMatchObject({ provisional: false });
    });

    it('that a union adds are its own and those of the unions below, from their day on', async () => {
      const city = await aCity();
      const code = await city.register.add(city.managerOf(city.town), city.town, schoolDay, always, fresh());
      const codesOf = async (unionId: UnionId, year: number) =>
        (await city.between(unionId, `${year}-10-20`, `${year}-10-20`)).map((holiday) => holiday.code);
      expect(await codesOf(city.school, 2090)).toEqual([code]);
      expect(await codesOf(city.root, 2090)).toEqual([]);
      expect(await codesOf(city.school, 2089)).toEqual([]);
    });

    it('are changed, dropped and handed back from a day on, each by the version that was seen', async () => {
      const city = await aCity();
      const manager = city.managerOf(city.school);
      const shown = async () =>
        (await platform.uow.read(manager, (tx) => city.holidays.observedIn(tx, city.school))).find(
          ({ row }) => row.code === 'CHONGYANG',
        )!;
      const { row, version } = await shown();
      const term = { state: 'kept', ...always } as const;
      await city.register.set(manager, city.school, { ...row, leadDays: 30 }, term, version);
      await city.register.set(
        manager,
        city.school,
        row,
        { ...term, state: 'dropped', validFrom: day('2091-01-01') },
        version,
      );
      await city.register.set(
        manager,
        city.school,
        row,
        { ...term, state: 'inherited', validFrom: day('2092-01-01') },
        version,
      );
      const leads: unknown[] = [];
      for (const year of [2089, 2090, 2091, 2092]) {
        const found = await city.between(city.school, `${year}-09-15`, `${year}-11-15`);
        leads.push(found.find(({ code }) => code === 'CHONGYANG')?.leadDays);
      }
      expect(leads).toEqual([15, 30, undefined, 15]);
      expect((await shown()).later).toHaveLength(3);
      await expect(city.register.set(manager, city.school, row, term, version + 7)).rejects.toMatchObject({
        code: 'record.stale',
      });
    });

    it('are changed by who manages that union or one above', async () => {
      const city = await aCity();
      await expect(
        city.register.add(city.managerOf(city.school), city.town, schoolDay, always, fresh()),
      ).rejects.toMatchObject({ code: 'organization.not-found' });
    });

    it('are not changed for days gone by', async () => {
      const city = await aCity();
      const past = { validFrom: day('2020-01-01'), validUntil: null };
      await expect(city.register.add(city.manager, city.root, schoolDay, past, fresh())).rejects.toMatchObject({
        code: 'holiday.in-the-past',
      });
    });

    it('stand in the record of changes', async () => {
      const city = await aCity();
      await city.register.add(city.manager, city.root, schoolDay, always, fresh());
      const audits = await platform.uow.read(city.system, (tx) =>
        tx.rows<{ action: string }>(`SELECT action FROM audit.audit_entry WHERE tenant_id = $1`, [city.tenantId]),
      );
      expect(audits.map(({ action }) => action)).toContain('holiday.set');
    });

    it('are there for a federation that was founded before the defaults were stored', async () => {
      const { rootId, system } = await aFederation(platform);
      const city = await aCity();
      const found = await platform.uow.read(system, (tx) => city.holidays.ofYear(tx, rootId, 'SPRING', 2027));
      expect(found).toMatchObject({ from: '2027-02-06', leadOn: '2027-01-07' });
    });
  });
});
