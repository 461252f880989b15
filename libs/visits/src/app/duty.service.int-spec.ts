import { randomBytes } from 'node:crypto';
import type { PersonId } from '@app/kernel';
import { idempotencyOf } from '@app/persistence';
import { ReminderSubject } from '@app/notifications';
import type { VisitDutyId } from '../domain/visit-duty';
import { aSchool, anAgentOf, aStay, type School } from '../testing/a-school';
import { openVisits, type OpenVisits } from '../testing/open-visits';
import { DutyService } from './duty.service';
import { ReportService } from './report.service';
import { VisitDutyReminders } from './visit-duty.reminders';

describe('what people do with a duty', () => {
  let visits: OpenVisits;
  let duties: DutyService;
  beforeAll(async () => {
    visits = await openVisits();
    duties = visits.get(DutyService);
  });
  afterAll(() => visits?.close());

  async function aReportedDuty(school: School): Promise<VisitDutyId> {
    const idem = idempotencyOf(randomBytes(8).toString('hex'), {});
    return (await visits.get(ReportService).byStaff(school.officer.actor, aStay(school), idem)).id;
  }
  const remindersOf = (id: string) =>
    visits.database.owner('SELECT kind, recipient, status FROM notifications.reminder WHERE subject_id = $1', [id]);
  const messagesTo = (accountId: string) =>
    visits.database.owner(
      `SELECT template, link FROM notifications.message WHERE recipient_account_id = $1 AND template <> 'visit-duty.reported'`,
      [accountId],
    );
  const person = (agent: School['officer']): PersonId => agent.actor.personId;

  it('assigns it: the visitor is told, and his reminders take the place of the dispatcher’s', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const before = await remindersOf(id);
    expect(before.filter(({ recipient, status }) => recipient === 'assignee' && status === 'due')).toEqual([]);
    const duty = await duties.assign(school.chair.actor, id, 1, [person(school.officer)]);
    expect(duty).toMatchObject({ status: 'assigned', version: 2 });
    expect(await messagesTo(school.officer.accountId)).toEqual([
      { template: 'visit-duty.assigned', link: `/visits/${id}` },
    ]);
    const due = (await remindersOf(id)).filter(({ status }) => status === 'due');
    expect(due.filter(({ recipient }) => recipient === 'assignee').length).toBeGreaterThan(0);
    expect(due.filter(({ kind, recipient }) => kind === 'on-deadline' && recipient === 'dispatcher')).toEqual([]);
  });

  it('refuses who decided on an older version, and two who assign at once', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const assign = (agent: School['officer'], to: School['officer']) => duties.assign(agent.actor, id, 1, [person(to)]);
    const answers = await Promise.allSettled([
      assign(school.chair, school.officer),
      assign(school.officer, school.leader),
    ]);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.code] : []));
    expect(refused).toEqual(['record.stale']);
  });

  it('gives it only to who may take duties of this union', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const auditor = await anAgentOf(visits, school, school.schoolId, ['auditor'], '钱进');
    await expect(duties.assign(school.chair.actor, id, 1, [person(auditor)])).rejects.toMatchObject({
      code: 'visit-duty.not-a-visitor',
    });
  });

  it('is accepted by its assignee alone; declining gives it back and tells who assigns', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    await duties.assign(school.officer.actor, id, 1, [person(school.leader)]);
    await expect(duties.accept(school.chair.actor, id, 2)).rejects.toMatchObject({ code: 'visit-duty.not-assignee' });
    expect(await duties.accept(school.leader.actor, id, 2)).toMatchObject({ status: 'accepted' });
    expect(await duties.decline(school.leader.actor, id, 3, '出差')).toMatchObject({ status: 'open' });
    const told = await messagesTo(school.officer.accountId);
    expect(told.map(({ template }) => template)).toContain('visit-duty.returned-to-dispatcher');
  });

  it('is handed over by its assignee, who needs no permission to assign', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    await duties.assign(school.officer.actor, id, 1, [person(school.leader)]);
    const duty = await duties.handOver(school.leader.actor, id, 2, [person(school.chair)], '请假');
    expect(duty.status).toBe('assigned');
    expect((await messagesTo(school.chair.accountId)).map(({ template }) => template)).toEqual([
      'visit-duty.handed-over',
    ]);
  });

  it('has no reminders left once it is excused, and has them again once it is brought back', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    await duties.excuse(school.officer.actor, id, 1, '本人不愿意被打扰');
    expect((await remindersOf(id)).filter(({ status }) => status === 'due')).toEqual([]);
    expect(await duties.reopen(school.chair.actor, id, 2, '家属又来电话')).toMatchObject({ status: 'open' });
    expect((await remindersOf(id)).filter(({ status }) => status === 'due').length).toBeGreaterThan(0);
  });

  it('is nobody’s own: an officer does not decide on his own case', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const himself = await anAgentOf(visits, school, school.schoolId, ['officer'], '王秀英', school.memberId);
    await expect(duties.excuse(himself.actor, id, 1, '不用来')).rejects.toMatchObject({ code: 'visit-duty.own-case' });
  });

  it('is not there for an officer of a sibling union, and only to look at for who may not assign', async () => {
    const school = await aSchool(visits);
    const other = await aSchool(visits);
    const id = await aReportedDuty(school);
    await expect(duties.excuse(other.officer.actor, id, 1, '弄错')).rejects.toMatchObject({
      code: 'visit-duty.not-found',
    });
    await expect(duties.assign(school.leader.actor, id, 1, [person(school.leader)])).rejects.toMatchObject({
      code: 'visit-duty.forbidden',
    });
  });

  it('is escalated when the escalation was sent, once however often it is heard', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const payload = { subjectType: 'visit-duty', subjectId: id, kind: 'escalation' };
    const { system } = { system: school.chair.actor };
    await visits.platform.uow.run(system, async (tx) => tx.announce({ type: 'reminder.sent.v1', payload }));
    await visits.deliverEvents(school.tenantId);
    const [duty] = await visits.database.owner('SELECT * FROM visits.visit_duty WHERE id = $1', [id]);
    expect(duty).toMatchObject({ status: 'open', escalation_level: 1 });
  });

  it('reminds the assignee, the dispatcher, the next in charge and the superior by who holds the part now', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    const above = await anAgentOf(visits, school, school.federationId, ['federation-officer'], '总工会 周宁');
    await duties.assign(school.chair.actor, id, 1, [person(school.leader)]);
    const subject: ReminderSubject = visits.get(VisitDutyReminders);
    const recipients = (kind: Parameters<ReminderSubject['recipients']>[2]) =>
      visits.platform.uow.read(school.chair.actor, (tx) => subject.recipients(tx, id, kind));
    expect(await recipients('assignee')).toEqual([school.leader.accountId]);
    expect((await recipients('dispatcher')).sort()).toEqual([school.officer.accountId, school.chair.accountId].sort());
    expect(await recipients('vice-chair')).toEqual([school.chair.accountId]);
    expect(await recipients('superior')).toEqual([above.accountId]);
  });

  it('writes who did what, from what to what and why, and never what the note says', async () => {
    const school = await aSchool(visits);
    const id = await aReportedDuty(school);
    await duties.cancel(school.officer.actor, id, 1, '报错人了', null);
    const trail = await visits.database.owner(
      'SELECT action, reason, detail, person_id FROM audit.audit_entry WHERE subject_id = $1 ORDER BY id',
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['visit-duty.open', 'visit-duty.cancel']);
    expect(trail[1]).toMatchObject({
      reason: '报错人了',
      detail: { status: ['open', 'cancelled'] },
      person_id: person(school.officer),
    });
  });
});
