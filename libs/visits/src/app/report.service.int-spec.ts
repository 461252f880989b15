import { randomBytes } from 'node:crypto';
import { officialCalendar } from '@app/calendar';
import { addDays, civilDate, weekdayOf, yearOf } from '@app/kernel';
import { aRegisteredMember, aSpokenConsent } from '@app/members/testing';
import { aUnion } from '@app/organizations/testing';
import { idempotencyOf } from '@app/persistence';
import { aSchool, anAgentOf, aStay, daysAgo, today } from '../testing/a-school';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import { ReportService } from './report.service';

const once = () => idempotencyOf(randomBytes(8).toString('hex'), {});

describe('reporting an event', () => {
  let visits: OpenVisits;
  let reports: ReportService;
  beforeAll(async () => {
    visits = await openVisits();
    reports = visits.get(ReportService);
  });
  afterAll(() => visits?.close());

  const dutiesOf = (memberId: string) =>
    visits.database.owner('SELECT * FROM visits.visit_duty WHERE member_id = $1', [memberId]);

  it('opens one duty with a number, a deadline in working days and its reminders', async () => {
    const school = await aSchool(visits);
    const answer = await reports.byStaff(school.leader.actor, aStay(school), once());
    expect(answer).toMatchObject({ joined: false, status: 'open', version: 1 });
    expect(answer.number).toMatch(/^五访-\d{4}-.+-0001$/);
    expect(answer.deadlineOn).toBe(officialCalendar.addWorkingDays(today(), 3));
    const [duty] = await dutiesOf(school.memberId);
    expect(duty).toMatchObject({ first_reporter_name: '赵敏', occasion_name: '生病住院', report_count: 1 });
    const reminders = await visits.database.owner('SELECT status FROM notifications.reminder WHERE subject_id = $1', [
      answer.id,
    ]);
    expect(reminders.length).toBeGreaterThan(0);
  });

  it('tells once those who give duties to people, and not the one who reported', async () => {
    const school = await aSchool(visits);
    const told = async ({ accountId }: typeof school.chair) => {
      const sql = 'SELECT template, link FROM notifications.message WHERE recipient_account_id = $1';
      return visits.database.owner(sql, [accountId]);
    };
    const { id } = await reports.byStaff(school.officer.actor, aStay(school), once());
    await reports.byStaff(school.leader.actor, aStay(school), once());
    expect(await told(school.chair)).toEqual([{ template: 'visit-duty.reported', link: `/visits/${id}` }]);
    expect(await told(school.officer)).toEqual([]);
    expect(await told(school.leader)).toEqual([]);
  });

  it('keeps place and note sealed', async () => {
    const school = await aSchool(visits);
    await reports.byStaff(school.leader.actor, aStay(school), once());
    const [duty] = await dutiesOf(school.memberId);
    const whole = JSON.stringify(duty) + JSON.stringify(await visits.database.owner('SELECT * FROM audit.audit_entry'));
    expect(whole).not.toContain('胆囊');
    expect(duty.note_sealed).toBeInstanceOf(Buffer);
  });

  it('counts the deadline over a holiday', async () => {
    const school = await aSchool(visits);
    const eventOn = civilDate(`${yearOf(today()) + 1}-09-29`);
    const { deadlineOn } = await reports.byStaff(
      school.officer.actor,
      aStay(school, { occasion: 'WEDDING', eventOn, note: null }),
      once(),
    );
    expect(deadlineOn).toBe(officialCalendar.addWorkingDays(eventOn, 10));
    expect(deadlineOn > weekdaysAfter(eventOn, 10)).toBe(true);
  });

  it('joins a second report of the same event, and the earlier of both was first', async () => {
    const school = await aSchool(visits);
    const first = await reports.byStaff(school.officer.actor, aStay(school), once());
    const earlier = new Date(Date.parse(`${daysAgo(1)}T00:00:00Z`));
    const second = await reports.byStaff(
      school.leader.actor,
      aStay(school, { eventOn: daysAgo(1), reportedAt: earlier }),
      once(),
    );
    expect(second).toMatchObject({ id: first.id, number: first.number, joined: true });
    const [duty, ...others] = await dutiesOf(school.memberId);
    expect(others).toEqual([]);
    expect(duty).toMatchObject({ report_count: 2, first_reporter_name: '赵敏' });
  });

  it('takes a report from a phone whose clock is fast, as of now', async () => {
    const school = await aSchool(visits);
    const reportedAt = new Date(Date.now() + 3_600_000);
    const before = new Date();
    await reports.byStaff(school.officer.actor, aStay(school, { reportedAt }), once());
    const [report] = await visits.database.owner(
      'SELECT reported_at FROM visits.duty_report r JOIN visits.visit_duty d ON d.id = r.duty_id WHERE d.member_id = $1',
      [school.memberId],
    );
    expect(+report!['reported_at']).toBeGreaterThanOrEqual(+before);
    expect(+report!['reported_at']).toBeLessThan(+reportedAt);
  });

  it('opens one duty when two people report at the same moment', async () => {
    const school = await aSchool(visits);
    const people = [school.officer, school.leader, school.chair, school.officer, school.leader, school.chair];
    const answers = await Promise.all(people.map(({ actor }) => reports.byStaff(actor, aStay(school), once())));
    expect(answers.filter(({ joined }) => !joined)).toHaveLength(1);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const [duty, ...others] = await dutiesOf(school.memberId);
    expect(others).toEqual([]);
    expect(duty.report_count).toBe(6);
  });

  it('opens another duty for another event', async () => {
    const school = await aSchool(visits);
    await reports.byStaff(school.officer.actor, aStay(school), once());
    const other = aStay(school, { eventOn: daysAgo(60), eventEndsOn: daysAgo(50) });
    expect(await reports.byStaff(school.officer.actor, other, once())).toMatchObject({ joined: false });
    expect(await dutiesOf(school.memberId)).toHaveLength(2);
  });

  it('does the same thing once however often it is sent', async () => {
    const school = await aSchool(visits);
    const key = randomBytes(8).toString('hex');
    const send = () => reports.byStaff(school.officer.actor, aStay(school), idempotencyOf(key, 'the same'));
    const answers = await Promise.all([send(), send(), send()]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await dutiesOf(school.memberId))[0].report_count).toBe(1);
  });

  it('takes what the member himself reports', async () => {
    const school = await aSchool(visits);
    const himself = await anAgentOf(visits, school, school.schoolId, [], '王秀英', school.memberId);
    const { memberId: _, ...facts } = aStay(school);
    const answer = await reports.byMember(himself.actor, { ...facts, consent: aSpokenConsent() }, once());
    expect(answer.joined).toBe(false);
    const [report] = await visits.database.owner('SELECT * FROM visits.duty_report WHERE duty_id = $1', [answer.id]);
    expect(report).toMatchObject({ source: 'member', opened: true, reporter_name: '王秀英' });
  });

  it('knows no member of another union', async () => {
    const school = await aSchool(visits);
    const sibling = await aUnion(visits.platform, school.tenantId, school.federationId);
    const memberId = await aRegisteredMember(visits.platform, school.tenantId, sibling);
    const reporting = reports.byStaff(school.officer.actor, aStay({ memberId }), once());
    await expect(reporting).rejects.toMatchObject({ code: 'member.not-found' });
  });

  it('refuses what the catalogue does not have and what has not happened yet', async () => {
    const school = await aSchool(visits);
    const report = (overrides: object) => reports.byStaff(school.officer.actor, aStay(school, overrides), once());
    await expect(report({ occasion: 'MOON_LANDING' })).rejects.toMatchObject({ code: 'visit-duty.occasion-unknown' });
    await expect(report({ eventOn: addDays(today(), 1) })).rejects.toMatchObject({
      code: 'visit-duty.invalid',
      extensions: { fields: [{ field: 'eventOn' }] },
    });
    expect(await dutiesOf(school.memberId)).toEqual([]);
  });
});

/** The n-th day after `date` from Monday to Friday, as if there were no holidays. */
function weekdaysAfter(date: ReturnType<typeof today>, n: number): string {
  let day = date;
  for (let left = n; left > 0;) {
    day = addDays(day, 1);
    if (weekdayOf(day) <= 5) left -= 1;
  }
  return day;
}
