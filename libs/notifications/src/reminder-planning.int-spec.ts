import { type AccountId, type Actor, addDays, civilDateIn, newId, type TenantId, type UnionId } from '@app/kernel';
import { officialCalendar } from '@app/calendar';
import { aFederation, aUnion, ORGANIZATION_ENTITIES } from '@app/organizations/testing';
import { openPlatform, type Platform } from '@app/persistence/testing';
import { openTestDatabase, type TestDatabase } from '../../../test/support/test-database';
import { DEFAULT_REMINDER_RULES, type RemindedSubject, ReminderSource, RuledReminderSource, toAccount } from './index';
import { aSubject, NOTIFICATION_ENTITIES, type OpenNotifications, openNotifications } from './testing';

const today = civilDateIn('Asia/Shanghai', new Date());
const WORDS = { matter: '走访', act: '去看看' };
const NOTHING = { added: 0, renewed: 0, dropped: 0 };

const literal = (value: string | number | boolean): string =>
  typeof value === 'string' ? `'${value}'` : String(value);

/** Duties that a spec keeps in memory, told to the planner as a table of values. */
class Duties extends RuledReminderSource {
  readonly type = 'visit-duty';
  readonly words = WORDS;
  known: RemindedSubject[] = [];

  get waiting(): string {
    const rows = this.known
      .filter(({ waits }) => waits !== 'ended')
      .map(
        (duty) => `('${duty.id}'::uuid, '${duty.unionId}'::uuid, '${duty.openedAt.toISOString()}'::timestamptz,
          '${duty.openedOn}'::date, '${duty.deadlineOn}'::date, '${duty.waits}')`,
      );
    const empty = `(NULL::uuid, NULL::uuid, NULL::timestamptz, NULL::date, NULL::date, NULL::text)`;
    return `SELECT * FROM (VALUES ${[...rows, empty].join(', ')})
      AS v(subject_id, union_id, opened_at, opened_on, deadline_on, waits) WHERE $1::uuid IS NOT NULL AND subject_id IS NOT NULL`;
  }
  async current(_: unknown, id: string): Promise<RemindedSubject | null> {
    return this.known.find((duty) => duty.id === id) ?? null;
  }
  async recipients(): Promise<AccountId[]> {
    return [];
  }
}

interface Row {
  readonly recipient: string;
  readonly anchorOn: string;
  readonly workingDays?: number;
  readonly onWorkingDay?: boolean;
}

/** A round: its own lead, its own people. */
class Rounds extends ReminderSource {
  readonly type = 'round';
  readonly words = { matter: '送温暖', act: '走完名单' };
  round: RemindedSubject;
  rows: Row[] = [];

  get candidates(): string {
    const { id, unionId, openedAt } = this.round;
    const rows = this.rows.map(({ recipient, anchorOn, workingDays = 0, onWorkingDay = false }) =>
      [recipient, 'before-deadline', anchorOn, workingDays, onWorkingDay].map(literal).join(', '),
    );
    return `SELECT '${id}'::uuid AS subject_id, '${unionId}'::uuid AS union_id,
        '${openedAt.toISOString()}'::timestamptz AS opened_at, v.recipient, v.kind, v.anchor_on::date AS anchor_on,
        v.working_days, v.on_working_day
      FROM (VALUES ${[...rows, `NULL, NULL, NULL, 0, FALSE`].map((row) => `(${row})`).join(', ')})
        AS v(recipient, kind, anchor_on, working_days, on_working_day)
      WHERE $1::uuid IS NOT NULL AND v.recipient IS NOT NULL`;
  }
  async current(): Promise<RemindedSubject> {
    return this.round;
  }
  async recipients(): Promise<AccountId[]> {
    return [];
  }
}

describe('planning everybody at once', () => {
  let database: TestDatabase;
  let platform: Platform;
  let open: OpenNotifications;
  let duties: Duties;
  let rounds: Rounds;
  let tenantId: TenantId;
  let rootId: UnionId;
  let unionId: UnionId;
  let system: Actor;

  beforeAll(async () => {
    database = await openTestDatabase();
    platform = await openPlatform(database.appUrl, [...ORGANIZATION_ENTITIES, ...NOTIFICATION_ENTITIES]);
  });
  afterAll(async () => {
    await platform.dataSource.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    duties = new Duties();
    rounds = new Rounds();
    open = openNotifications(platform, [duties, rounds]);
    ({ tenantId, rootId, system } = await aFederation(platform));
    unionId = await aUnion(platform, tenantId, rootId);
    rounds.round = aDuty({ type: 'round', openedAt: new Date('2000-01-01T00:00:00Z') });
  });

  const aDuty = (overrides: Partial<RemindedSubject> = {}): RemindedSubject => {
    const openedOn = overrides.openedOn ?? addDays(today, -3);
    return aSubject({
      unionId,
      openedAt: new Date(`${openedOn}T01:00:00Z`),
      openedOn,
      deadlineOn: addDays(today, 9),
      ...overrides,
    });
  };
  const rowsOf = (tenant = tenantId) =>
    database.owner(
      `SELECT *, due_on::text AS day FROM notifications.reminder WHERE tenant_id = $1 ORDER BY subject_id, due_at, kind, recipient`,
      [tenant],
    );
  const linesOf = async (status = 'due') =>
    (await rowsOf())
      .filter((row) => row.status === status)
      .map((row) => [row.subject_id, row.recipient, row.kind, row.day, row.due_at.toISOString()].join(' '));
  const plan = (year = 2027) => open.planning.planAll(tenantId, { reason: 'official-days', officialYear: year });
  const setRules = (union: UnionId, validFrom: string, rules: object) =>
    database.owner(
      `INSERT INTO notifications.reminder_rules (tenant_id, id, union_id, valid_from, rules, created_at)
       VALUES ($1, $2, $3, $4, $5, now())`,
      [tenantId, newId(), union, validFrom, JSON.stringify({ ...DEFAULT_REMINDER_RULES, ...rules })],
    );

  it('gives the very reminders that each subject gets by itself, whatever its union’s rules', async () => {
    const below = await aUnion(platform, tenantId, unionId, { kind: 'branch' });
    await setRules(rootId, addDays(today, -100), { beforeDeadline: [1, 3, 10], clock: '08:30' });
    await setRules(below, addDays(today, -5), {
      onDeadline: false,
      afterDeadline: [2, 4],
      unclaimedAfterWorkingDays: 2,
    });
    for (const union of [rootId, unionId, below])
      for (const waits of ['unassigned', 'assigned', 'accepted', 'ended'] as const)
        for (const [opened, deadline] of [
          [-40, -2],
          [-6, 3],
          [-4, 12],
          [0, 25],
        ] as const)
          duties.known.push(
            aDuty({
              unionId: union,
              waits,
              openedOn: addDays(today, opened),
              deadlineOn: addDays(today, deadline),
            }),
          );
    await plan();
    const planned = await linesOf();
    await database.owner('DELETE FROM notifications.reminder WHERE tenant_id = $1', [tenantId]);
    await platform.uow.run(system, async (tx) => {
      for (const duty of duties.known) await open.reminders.reconcile(tx, duty);
    });
    const window = [addDays(today, -14), addDays(today, 60)] as const;
    const alone = (await linesOf()).filter((line) => {
      const day = line.split(' ')[3]!;
      return day >= window[0] && day <= window[1];
    });
    expect(planned.length).toBeGreaterThan(100);
    expect(planned).toEqual(alone);
  });

  it('again, it changes nothing', async () => {
    duties.known = [aDuty(), aDuty({ waits: 'unassigned' })];
    const first = await plan();
    expect(first!.added).toBeGreaterThan(5);
    const before = await rowsOf();
    expect(await plan()).toEqual(NOTHING);
    expect(await rowsOf()).toEqual(before);
  });

  it('what is planned otherwise now is moved, and what was sent stays', async () => {
    const duty = aDuty();
    duties.known = [duty];
    await plan();
    await database.owner(
      `UPDATE notifications.reminder SET status = 'sent', sent_at = now() WHERE tenant_id = $1 AND kind = 'before-deadline'`,
      [tenantId],
    );
    duties.known = [{ ...duty, deadlineOn: addDays(today, 30) }];
    const figures = await plan();
    expect(figures!.dropped).toBe(figures!.added - 1);
    expect((await rowsOf()).filter((row) => row.status === 'sent')).toHaveLength(1);
    const due = (await linesOf()).map((line) => line.split(' ')[3]!);
    expect(due.every((day) => day >= addDays(today, 20))).toBe(true);
    duties.known = [];
    expect(await plan()).toEqual({ ...NOTHING, dropped: due.length });
  });

  it('one that was dropped comes back when the plan asks for it again', async () => {
    const duty = aDuty();
    duties.known = [duty];
    const { added } = (await plan())!;
    duties.known = [];
    await plan();
    duties.known = [duty];
    expect(await plan()).toEqual({ ...NOTHING, renewed: added });
  });

  it('a lead is counted in working days, and a day off gives way to the working day before it', async () => {
    const person = toAccount(newId<'account'>());
    const dayOff = [...Array(30).keys()]
      .map((n) => addDays(today, n + 2))
      .find((day) => !officialCalendar.isWorkingDay(day))!;
    rounds.rows = [
      { recipient: 'owner', anchorOn: dayOff, workingDays: -1 },
      { recipient: 'visitors', anchorOn: dayOff, workingDays: 3 },
      { recipient: person, anchorOn: dayOff, onWorkingDay: true },
      { recipient: 'chair', anchorOn: dayOff },
      { recipient: 'chair', anchorOn: dayOff },
    ];
    expect((await plan())!.added).toBe(4);
    const days = new Map((await rowsOf()).map((row) => [row.recipient, row.day]));
    expect(days).toEqual(
      new Map<string, string>([
        ['owner', officialCalendar.previousWorkingDay(dayOff)],
        ['visitors', officialCalendar.addWorkingDays(dayOff, 3)],
        [person, officialCalendar.workingDayOnOrBefore(dayOff)],
        ['chair', dayOff],
      ]),
    );
  });

  it('who is named by his account is told as such, unless the plan has changed since', async () => {
    const [first, second] = [newId<'account'>(), newId<'account'>()] as AccountId[];
    const anchorOn = addDays(today, -1);
    rounds.rows = [first!, second!].map((id) => ({ recipient: toAccount(id), anchorOn }));
    await plan();
    rounds.rows = [{ recipient: toAccount(first!), anchorOn }];
    await open.sender.send(tenantId, ...(await rowsOf()).map((row) => row.id));
    const told = await database.owner('SELECT * FROM notifications.message WHERE tenant_id = $1', [tenantId]);
    expect(told.map((row) => row.recipient_account_id)).toEqual([first]);
    expect(told[0]!.body).toContain('这条提醒本该');
    expect(new Set((await rowsOf()).map((row) => row.status))).toEqual(new Set(['sent', 'superseded']));
  });

  it('rows that move because a year’s days off became known say so', async () => {
    const duty = aDuty();
    duties.known = [duty];
    await open.planning.planAll(tenantId);
    expect((await rowsOf()).every((row) => row.moved_because === null)).toBe(true);
    duties.known = [{ ...duty, deadlineOn: addDays(today, 20) }];
    await plan(2028);
    const rows = await rowsOf();
    expect(rows.filter((row) => row.moved_because === 'official-days')).toHaveLength(rows.length);
    const runs = await database.owner(
      'SELECT reason, official_year FROM notifications.planning_run WHERE tenant_id = $1 ORDER BY id',
      [tenantId],
    );
    expect(runs).toEqual([
      { reason: 'daily', official_year: null },
      { reason: 'official-days', official_year: 2028 },
    ]);
  });

  it('a day is planned once, although several workers come to it at once', async () => {
    duties.known = [aDuty()];
    const figures = await Promise.all([1, 2, 3, 4].map(() => open.planning.planAll(tenantId)));
    expect(figures.filter(Boolean)).toHaveLength(1);
    expect(await open.planning.planAll(tenantId)).toBeNull();
  });

  it('a subject that changed is planned in the transaction of its change, and no other with it', async () => {
    const [duty, other] = [aDuty(), aDuty()];
    duties.known = [duty, other];
    await platform.uow.run(system, (tx) => open.planning.planFor(tx, 'visit-duty', [duty.id]));
    expect(new Set((await rowsOf()).map((row) => row.subject_id))).toEqual(new Set([duty.id]));
    await platform.uow.run(system, (tx) => open.planning.planFor(tx, 'visit-duty', [other.id]));
    expect(new Set((await rowsOf()).map((row) => row.subject_id))).toEqual(new Set([duty.id, other.id]));
    await expect(platform.uow.run(system, (tx) => open.planning.planFor(tx, 'unknown', [duty.id]))).rejects.toThrow();
  });

  it('the day begins on the clock of the federation', async () => {
    await database.owner(`UPDATE platform.tenant SET zone = 'America/Los_Angeles' WHERE tenant_id = $1`, [tenantId]);
    duties.known = [aDuty()];
    await plan();
    const [row] = await rowsOf();
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'America/Los_Angeles', timeStyle: 'short' });
    expect(clock.format(row!.due_at)).toBe('09:00');
  });
});
