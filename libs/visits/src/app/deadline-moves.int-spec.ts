import { randomBytes } from 'node:crypto';
import { officialCalendar, OfficialYearService } from '@app/calendar';
import { aNoticeWith } from '@app/calendar/testing';
import { type CivilDate, systemActor, yearOf } from '@app/kernel';
import { idempotencyOf } from '@app/persistence';
import { aSchool, anAgentOf, aStay, type School, today } from '../testing/a-school';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import { CaseService } from './case.service';
import { DeadlineMoves } from './deadline-moves';
import { ReportService } from './report.service';
import type { VisitDutyId } from '../domain/visit-duty';

const once = () => idempotencyOf(randomBytes(8).toString('hex'), {});

describe('when the official days of a year become known', () => {
  let visits: OpenVisits;
  beforeAll(async () => {
    visits = await openVisits();
  });
  afterAll(() => visits?.close());

  /** A school with one case, and a list by which the day of its deadline is a day off. */
  async function aCase() {
    const school = await aSchool(visits);
    const administrator = await anAgentOf(visits, school, school.federationId, ['administrator'], '王芳');
    const { id, deadlineOn } = await visits.get(ReportService).byStaff(school.leader.actor, aStay(school), once());
    const year = yearOf(deadlineOn);
    const later = officialCalendar.addWorkingDays(deadlineOn, 1);
    return { school, administrator, id, deadlineOn, later, year, notice: aNoticeWith(year, [deadlineOn]) };
  }

  const dutyOf = async (id: string): Promise<{ deadline_on: string; version: number }> => {
    const sql = 'SELECT deadline_on::text, version FROM visits.visit_duty WHERE id = $1';
    return (await visits.database.owner(sql, [id]))[0] as never;
  };
  const remindersOf = async (id: string): Promise<string[]> => {
    const sql = `SELECT kind, recipient, due_on::text AS on FROM notifications.reminder
      WHERE subject_id = $1 AND status = 'due' AND kind = 'on-deadline'`;
    return (await visits.database.owner(sql, [id])).map(({ on }) => on as string);
  };
  const messagesOf = async (school: School): Promise<unknown[]> => {
    const sql = `SELECT body FROM notifications.message WHERE tenant_id = $1 AND recipient_account_id = $2
      AND template = 'visit-duty.deadlines-moved'`;
    return visits.database.owner(sql, [school.tenantId, school.chair.accountId]);
  };
  const importList = async ({ administrator, notice }: Awaited<ReturnType<typeof aCase>>) => {
    await visits.get(OfficialYearService).import(administrator.actor, notice, 0, once());
    await visits.deliverEvents(administrator.actor.tenantId);
  };

  it('deadlines that lie ahead move with their reminders, and the timeline and one message say so', async () => {
    const one = await aCase();
    await importList(one);
    expect(await dutyOf(one.id)).toEqual({ deadline_on: one.later, version: 2 });
    expect(new Set(await remindersOf(one.id))).toEqual(new Set([one.later]));
    const page = await visits.call('GET', `staff/visit-duties/${one.id}`, { headers: one.school.chair.headers });
    const moved = page.body.timeline.filter((entry: { kind: string }) => entry.kind === 'deadline-moved');
    expect(moved).toHaveLength(1);
    expect(moved[0].sentence).toMatch(/^截止日按国务院放假安排由 .+改为 .+日$/);
    expect(await messagesOf(one.school)).toEqual([
      { body: `${one.year} 年的放假安排更新了，有 1 件走访的截止日跟着变了，打开看看新的日子。` },
    ]);
  });

  it('hearing of it twice, or sweeping afterwards, changes nothing more', async () => {
    const one = await aCase();
    await importList(one);
    const before = await dutyOf(one.id);
    await visits.deliverEvents(one.school.tenantId);
    expect(await dutyOf(one.id)).toEqual(before);
    expect(await messagesOf(one.school)).toHaveLength(1);
  });

  it('a case that was visited, or whose deadline has passed, stays as it is', async () => {
    const one = await aCase();
    await visits.database.owner(`UPDATE visits.visit_duty SET deadline_on = $2 WHERE id = $1`, [one.id, '2026-01-05']);
    await importList(one);
    expect((await dutyOf(one.id)).deadline_on).toBe('2026-01-05');
  });

  it('taken back, they move back', async () => {
    const one = await aCase();
    await importList(one);
    await visits.get(OfficialYearService).undo(one.administrator.actor, one.year, 1);
    await visits.deliverEvents(one.school.tenantId);
    expect((await dutyOf(one.id)).deadline_on).toBe(one.deadlineOn);
  });

  it('what would move is shown before', async () => {
    const one = await aCase();
    const { moves } = await visits.get(OfficialYearService).foresee(one.administrator.actor, one.notice);
    const deadlines = moves.find(({ what }) => what === '走访的截止日')!;
    expect(deadlines.count).toBe(1);
    expect(deadlines.examples[0]).toContain('改为');
    expect(moves.find(({ what }) => what === '还没有发出的走访提醒')!.count).toBeGreaterThan(0);
    expect((await dutyOf(one.id)).deadline_on).toBe(one.deadlineOn);
  });

  it('a report that was counted by the older list meanwhile is swept up', async () => {
    const one = await aCase();
    await importList(one);
    await visits.database.owner(`UPDATE visits.visit_duty SET deadline_on = $2 WHERE id = $1`, [
      one.id,
      one.deadlineOn,
    ]);
    const list = { year: one.year, officialYearId: one.id as string };
    const moved = await visits.platform.uow.run(systemActor(one.school.tenantId), (tx) =>
      visits.get(DeadlineMoves).follow(tx, list),
    );
    expect(moved).toBe(1);
    expect((await dutyOf(one.id)).deadline_on).toBe(one.later);
  });

  it('how long is left is counted by the new list', async () => {
    const one = await aCase();
    await importList(one);
    const { calendar } = await visits.get(CaseService).page(one.school.chair.actor, one.id as VisitDutyId);
    expect(calendar.isWorkingDay(one.deadlineOn as CivilDate)).toBe(false);
    expect(one.deadlineOn > today()).toBe(true);
  });
});
