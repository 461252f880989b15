import { type AccountId, type Actor, addDays, type CivilDate, civilDate, newId, type TenantId } from '@app/kernel';
import { DEFAULT_REMINDER_RULES, type RemindedSubject, RuledReminderSource } from '@app/notifications';
import { aSubject, NOTIFICATION_ENTITIES, type OpenNotifications, openNotifications } from '@app/notifications/testing';
import { aFederation, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../support/test-database';

/** Everything but the clock goes on as it does. */
const REAL_TIMERS = [
  ...(['nextTick', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
  ...(['setTimeout', 'clearTimeout', 'queueMicrotask', 'performance', 'hrtime'] as const),
];
const inShanghai = (day: string, clock: string): Date => new Date(`${day}T${clock}+08:00`);

class Duties extends RuledReminderSource {
  readonly type = 'visit-duty';
  readonly words = { matter: '走访', act: '去看看' };
  known: RemindedSubject[] = [];

  get waiting(): string {
    const rows = this.known.map(
      ({ id, unionId, openedAt, openedOn, deadlineOn, waits }) => `('${id}'::uuid, '${unionId}'::uuid,
        '${openedAt.toISOString()}'::timestamptz, '${openedOn}'::date, '${deadlineOn}'::date, '${waits}')`,
    );
    return `SELECT * FROM (VALUES ${rows.join(', ')})
      AS v(subject_id, union_id, opened_at, opened_on, deadline_on, waits) WHERE $1::uuid IS NOT NULL`;
  }
  async current(_: unknown, id: string): Promise<RemindedSubject | null> {
    return this.known.find((duty) => duty.id === id) ?? null;
  }
  async recipients(_: unknown, id: string): Promise<AccountId[]> {
    return [id as AccountId];
  }
}

describe('reminders when clocks do what clocks do', () => {
  let database: TestDatabase;
  let platform: Platform;
  let open: OpenNotifications;
  let duties: Duties;
  let tenantId: TenantId;
  let system: Actor;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...NOTIFICATION_ENTITIES]);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });
  afterEach(() => jest.useRealTimers());

  const clockShows = (day: string, clock: string) =>
    jest.useFakeTimers({ doNotFake: [...REAL_TIMERS], now: inShanghai(day, clock) });
  /** A union with `count` duties that fall due on each of the days, reminded on that day alone. */
  const begin = async (openedOn: CivilDate, days: readonly string[], count = 20) => {
    duties = new Duties();
    open = openNotifications(platform, [duties]);
    const federation = await aFederation(platform);
    ({ tenantId, system } = federation);
    const onlyOverdue = { unclaimedAfterWorkingDays: null, beforeDeadline: [], onDeadline: true, afterDeadline: [] };
    await database.owner(
      `INSERT INTO notifications.reminder_rules (tenant_id, id, union_id, valid_from, rules, created_at)
       VALUES ($1, $2, $3, '2000-01-01', $4, now())`,
      [
        ...[tenantId, newId(), federation.rootId],
        JSON.stringify({
          ...DEFAULT_REMINDER_RULES,
          ...onlyOverdue,
          escalations: [{ afterWorkingDays: 1, to: 'chair' }],
        }),
      ],
    );
    duties.known = days.flatMap((day) =>
      Array.from({ length: count }, () =>
        aSubject({
          ...{ unionId: federation.rootId, openedOn, openedAt: inShanghai(openedOn, '08:00:00') },
          deadlineOn: civilDate(day),
        }),
      ),
    );
  };
  const sendWhatIsDue = async () => {
    const rows = await platform.uow.read(system, (tx) =>
      tx.rows<{ id: never }>(
        `SELECT id FROM notifications.reminder WHERE tenant_id = $1 AND status IN ('due','failed') AND due_at <= $2`,
        [tenantId, tx.now],
      ),
    );
    if (rows.length > 0) await open.sender.send(tenantId, ...rows.map(({ id }) => id));
    return rows.length;
  };
  const messages = () =>
    database.owner('SELECT template, body, parameters FROM notifications.message WHERE tenant_id = $1', [tenantId]);
  const plannedDays = () =>
    database.owner(
      `SELECT planned_on::text AS day FROM notifications.planning_run WHERE tenant_id = $1 ORDER BY planned_on`,
      [tenantId],
    );

  it.each([
    ['a day’s end', '2026-03-11', '2026-03-12'],
    ['New Year', '2026-12-31', '2027-01-01'],
    ['the end of February', '2028-02-28', '2028-02-29'],
  ])('over %s each day is planned once and each reminder goes out once', async (_, before, after) => {
    clockShows(before, '08:59:59');
    await begin(addDays(civilDate(before), -5), [before, after]);
    await open.planning.planAll(tenantId);
    expect(await sendWhatIsDue()).toBe(0);
    clockShows(before, '23:59:58');
    expect(await open.planning.planAll(tenantId)).toBeNull();
    expect(await sendWhatIsDue()).toBe(20);
    clockShows(after, '00:00:01');
    await open.planning.planAll(tenantId);
    expect(await sendWhatIsDue()).toBe(0);
    clockShows(after, '09:00:00');
    await sendWhatIsDue();
    expect((await plannedDays()).map(({ day }) => day)).toEqual([before, after]);
    const told = (await messages()).filter(({ template }) => template === 'reminder.on-deadline');
    expect(told).toHaveLength(40);
    expect(told.filter(({ parameters }) => 'late' in parameters)).toHaveLength(0);
  });

  it('a clock that goes back sends nothing again', async () => {
    clockShows('2026-03-12', '09:30:00');
    await begin(civilDate('2026-03-10'), ['2026-03-12']);
    await open.planning.planAll(tenantId);
    expect(await sendWhatIsDue()).toBe(20);
    for (const [day, clock] of [
      ['2026-03-12', '08:30:00'],
      ['2026-03-11', '23:00:00'],
      ['2026-03-12', '09:31:00'],
    ] as const) {
      clockShows(day, clock);
      await open.planning.planAll(tenantId);
      expect(await sendWhatIsDue()).toBe(0);
    }
    expect(await messages()).toHaveLength(20);
  });

  it('down for three days and back, what was missed goes out once and says that it is late', async () => {
    clockShows('2026-03-10', '05:00:00');
    await begin(civilDate('2026-03-09'), ['2026-03-11', '2026-03-13'], 10);
    await open.planning.planAll(tenantId);
    clockShows('2026-03-13', '10:00:00');
    await open.planning.planAll(tenantId);
    for (let round = 0; round < 3; round++) await sendWhatIsDue();
    const told = await messages();
    const escalated = told.filter(({ template }) => template === 'reminder.escalation');
    const onTheDay = told.filter(({ template }) => template === 'reminder.on-deadline');
    expect([escalated.length, onTheDay.length, told.length]).toEqual([10, 10, 20]);
    expect(escalated.every(({ body }) => body.includes('这条提醒本该 3 月 12 日发出，晚了。'))).toBe(true);
    expect(onTheDay.some(({ body }) => body.includes('晚了'))).toBe(false);
  });

  it('nobody planned for three days: the days between are made up for', async () => {
    clockShows('2026-03-13', '10:00:00');
    await begin(civilDate('2026-03-05'), ['2026-03-11'], 10);
    await open.planning.planAll(tenantId);
    await sendWhatIsDue();
    const told = await messages();
    expect(told.map(({ template }) => template)).toEqual(Array.from({ length: 10 }, () => 'reminder.escalation'));
    expect(told.every(({ parameters }) => parameters.late === '2026-03-12')).toBe(true);
  });
});
