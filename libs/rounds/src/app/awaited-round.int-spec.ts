import { officialCalendar } from '@app/calendar';
import { rolesWith } from '@app/identity';
import { addDays, type CivilDate, type UnionId, yearOf } from '@app/kernel';
import { openNotifications } from '@app/notifications/testing';
import { UnitOfWork, Vault } from '@app/persistence';
import { openTestApi, type TestApi } from '../../../../test/support/test-api';
import type { Caller } from '../../../../test/support/scene';
import { aRoundScene, type RoundScene } from '../testing/a-round';
import { AwaitedRoundReminders } from './awaited-round.reminders';
import { AwaitedRounds } from './awaited-rounds.service';

type Json = Record<string, any>;

const LEAD = 12;

describe('a holiday that has no round yet', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
  });
  afterAll(() => api?.close());

  interface Holiday {
    readonly stage: RoundScene;
    readonly code: string;
    readonly on: CivilDate;
    /** The working day on which it should be told. */
    readonly leadOn: CivilDate;
    readonly officer: Caller;
  }

  /** A union with a holiday of its own in forty days, which is to be prepared twelve days ahead. */
  async function aHoliday(overrides: Json = {}): Promise<Holiday> {
    const stage = await aRoundScene(api, 1);
    const on = addDays(stage.scene.today, 40);
    await stage.chair.post(`/staff/unions/${stage.scene.school}/holidays`, {
      ...{ name: '建校日', rule: { kind: 'dates', dates: [on] }, leadDays: LEAD, audiences: ['retiree'], form: 'both' },
      ...{ purpose: '看望退休教师', validFrom: stage.scene.today },
      ...overrides,
    });
    await refresh(stage);
    const sql = `SELECT code FROM calendar.union_holiday WHERE tenant_id = $1 AND union_id = $2`;
    const [row] = await api.database.owner(sql, [stage.scene.tenantId, stage.scene.school]);
    const leadOn = officialCalendar.workingDayOnOrBefore(addDays(on, -LEAD));
    return { stage, code: row!['code'] as string, on, leadOn, officer: stage.officer };
  }

  const refresh = ({ scene }: RoundScene): Promise<void> =>
    api.app.get(AwaitedRounds, { strict: false }).refresh(scene.tenantId);

  const remindersOf = ({ stage, code }: Holiday, unionId: UnionId = stage.scene.school): Promise<Json[]> =>
    api.database.owner(
      `SELECT r.id, r.status, r.kind, r.due_on::text AS "dueOn" FROM notifications.reminder r
       JOIN rounds.awaited_round a ON a.tenant_id = r.tenant_id AND a.id = r.subject_id
       WHERE r.tenant_id = $1 AND a.union_id = $2 AND a.holiday_code = $3 ORDER BY r.due_on`,
      [stage.scene.tenantId, unionId, code],
    );

  /** As if its day had come. */
  async function send(holiday: Holiday): Promise<void> {
    const { tenantId } = holiday.stage.scene;
    const platform = { uow: api.app.get(UnitOfWork), vault: api.app.get(Vault) };
    const open = openNotifications(platform, [api.app.get(AwaitedRoundReminders, { strict: false })]);
    const due = await remindersOf(holiday);
    const ids = due.map(({ id }) => id);
    const early = `UPDATE notifications.reminder SET due_at = now() - interval '1 minute' WHERE id = ANY($1)`;
    await api.database.owner(early, [ids]);
    await open.sender.send(tenantId, ...(ids as never[]));
    open.close();
  }

  const messagesOf = ({ stage }: Holiday): Promise<Json[]> =>
    api.database.owner(
      `SELECT recipient_account_id AS "to", body, link FROM notifications.message WHERE tenant_id = $1
         AND body LIKE '%走访活动%'`,
      [stage.scene.tenantId],
    );

  const aRoundFor = (holiday: Holiday, overrides: Json = {}): Promise<Json> =>
    holiday.officer.post('/staff/rounds', {
      ...holiday.stage.plan({ kind: 'holiday', holidayCode: holiday.code, holidayYear: yearOf(holiday.on) }),
      ...overrides,
    });

  it('once planned, its owner is told from the lead on, not before', async () => {
    const holiday = await aHoliday();
    const { id, dueOn } = await aRoundFor(holiday, { dueOn: addDays(holiday.on, -1) });
    const rows = await api.database.owner(
      `SELECT due_on::text AS "dueOn", kind FROM notifications.reminder
       WHERE tenant_id = $1 AND subject_id = $2 AND recipient = 'owner' AND kind = 'before-deadline' ORDER BY due_on`,
      [holiday.stage.scene.tenantId, id],
    );
    expect(rows[0]).toEqual({ dueOn: holiday.leadOn, kind: 'before-deadline' });
    expect(rows.at(-1)!['dueOn']).toBe(officialCalendar.workingDayOnOrBefore(addDays(dueOn, -1)));
    expect(rows.length).toBeGreaterThan(3);
  });

  it('is told once, on the working day of its lead, to who plans rounds there, without a name or an occasion', async () => {
    const holiday = await aHoliday();
    expect(await remindersOf(holiday)).toMatchObject([
      { status: 'due', kind: 'before-deadline', dueOn: holiday.leadOn },
    ]);
    await send(holiday);
    const messages = await messagesOf(holiday);
    const holders = await api.database.owner(
      `SELECT DISTINCT account_id AS id FROM identity.role_grant WHERE tenant_id = $1 AND union_id = $2
         AND role = ANY($3)`,
      [holiday.stage.scene.tenantId, holiday.stage.scene.school, rolesWith('round:manage')],
    );
    expect(new Set(messages.map(({ to }) => to))).toEqual(new Set(holders.map(({ id }) => id)));
    const link = `/rounds/new?unionId=${holiday.stage.scene.school}&holiday=${holiday.code}&year=${yearOf(holiday.on)}`;
    expect(messages[0]).toMatchObject({ link, body: expect.stringMatching(/^有一件走访活动要办，请在 .+前安排好。$/) });
    await refresh(holiday.stage);
    expect(await remindersOf(holiday)).toMatchObject([{ status: 'sent' }]);
  });

  it('is not told when the union plans a round before that day; a cancelled one does not count', async () => {
    const holiday = await aHoliday();
    const { id } = await aRoundFor(holiday);
    await send(holiday);
    expect(await messagesOf(holiday)).toEqual([]);
    const other = await aHoliday();
    const { id: given } = await aRoundFor(other);
    await other.stage.act(other.officer, given, 'cancellation', { reason: '换个办法' });
    await send(other);
    expect(await messagesOf(other)).not.toEqual([]);
    expect(id).not.toBe(given);
  });

  it('is not told when a union above has the round, but is for a round of another year', async () => {
    const holiday = await aHoliday();
    const above = `UPDATE rounds.round SET union_id = $2 WHERE id = $1`;
    const { id } = await aRoundFor(holiday);
    await api.database.owner(above, [id, holiday.stage.scene.town]);
    await send(holiday);
    expect(await messagesOf(holiday)).toEqual([]);
    const other = await aHoliday();
    const { id: earlier } = await aRoundFor(other);
    await api.database.owner(`UPDATE rounds.round SET holiday_year = holiday_year - 1 WHERE id = $1`, [earlier]);
    await send(other);
    expect(await messagesOf(other)).not.toEqual([]);
  });

  it.each([
    ['an activity', { form: 'activity' }],
    ['for everybody', { audiences: ['all-members'] }],
    ['one that nobody wants to be reminded of', { leadDays: null }],
  ])('asks for no round when it is %s', async (_, overrides) => {
    expect(await remindersOf(await aHoliday(overrides))).toEqual([]);
  });

  it('follows the union’s lead days until it is told', async () => {
    const holiday = await aHoliday();
    const { tenantId, school } = holiday.stage.scene;
    const setLead = (days: number) =>
      api.database.owner(`UPDATE calendar.union_holiday SET lead_days = $3 WHERE tenant_id = $1 AND union_id = $2`, [
        tenantId,
        school,
        days,
      ]);
    await setLead(20);
    await refresh(holiday.stage);
    const moved = officialCalendar.workingDayOnOrBefore(addDays(holiday.on, -20));
    const due = (await remindersOf(holiday)).filter(({ status }) => status === 'due');
    expect(due).toMatchObject([{ dueOn: moved }]);
    const drop = `UPDATE calendar.union_holiday SET state = 'dropped' WHERE tenant_id = $1 AND union_id = $2`;
    await api.database.owner(drop, [tenantId, school]);
    const ids = due.map(({ id }) => id);
    await refresh(holiday.stage);
    const left = await api.database.owner(`SELECT status FROM notifications.reminder WHERE id = ANY($1)`, [ids]);
    expect(left).toEqual([{ status: 'cancelled' }]);
  });
});
