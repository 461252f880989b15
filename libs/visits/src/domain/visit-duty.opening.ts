import { type CivilDate, yearOf } from '@app/kernel';
import { deadlineOf, type WorkingDays } from './duty-deadline';
import type { OccasionRule } from './occasion';
import { type EventReport, firstsOf, type VisitDutyId, type VisitDutyState } from './visit-duty';
import { FieldProblems, refuse } from './visits.problems';
import type { VisitDutyEvent } from './visits.events';

export interface OpeningContext {
  readonly id: VisitDutyId;
  readonly rule: OccasionRule;
  /** The union's day and instant of the report's arrival. */
  readonly today: CivilDate;
  readonly now: Date;
  readonly calendar: Pick<WorkingDays, 'addWorkingDays'>;
}

/** An event opens one duty, with its firsts and its deadline. Look for the same event before. */
export function openDuty(
  report: EventReport,
  context: OpeningContext,
): { duty: VisitDutyState; event: VisitDutyEvent } {
  checkReport(report, context);
  const { id, rule, today, calendar } = context;
  const { deadlineWorkingDays, countFrom } = rule;
  if (deadlineWorkingDays === null) return refuse('visit-duty.none-from-occasion');
  const { memberId, unionId, eventOn } = report;
  return {
    duty: {
      id,
      ...reportedFacts(report),
      ...firstsOf(report),
      status: 'open',
      deadlineOn: deadlineOf({ deadlineWorkingDays, countFrom }, eventOn, today, calendar),
      assignees: [],
      acceptedById: null,
      reportCount: 1,
      visitCount: 0,
      escalatedAt: null,
      escalationLevel: 0,
      reason: null,
      duplicateOfId: null,
      isHistoric: false,
    },
    event: { type: 'visit-duty.opened.v1', payload: { visitDutyId: id, unionId, memberId } },
  };
}

/** What the duty takes over from its report; who reported it stands in the firsts. */
function reportedFacts(report: EventReport) {
  const { unionId, memberId, occasion, subCondition, eventOn, eventEndsOn, relative, place, note } = report;
  return { unionId, memberId, occasion, subCondition, eventOn, eventEndsOn, relative, place, note };
}

/** What holds for every report, also for one that joins another. Refuses with all fields at once. */
export function checkReport(report: EventReport, context: Pick<OpeningContext, 'rule' | 'today' | 'now'>): void {
  const { rule, today, now } = context;
  const problems = new FieldProblems();
  const ahead = `${rule.name}还没有发生，请看一眼日期；发生以后再报。`;
  problems.check(rule.mayBeAhead || report.eventOn <= today, 'eventOn', ahead);
  const isNear = yearOf(report.eventOn) <= yearOf(today) + 1;
  problems.check(isNear, 'eventOn', '日期在明年以后了，请看一眼年份对不对。');
  const ordered = report.eventEndsOn === null || report.eventEndsOn >= report.eventOn;
  problems.check(ordered, 'eventEndsOn', '结束的日期不能早于开始的日期。');
  for (const [field, person] of [
    ['informed', report.informed],
    ['reporter', report.reporter],
    ['helper', report.helper],
  ] as const) {
    if (!person) continue;
    problems.check(person.name.trim() !== '', `${field}.name`, '请写上这个人的姓名。');
    problems.check(person.at.getTime() <= now.getTime(), `${field}.at`, '时间还没有到，请改成已经发生的时间。');
  }
  problems.refuseIfAny('visit-duty.invalid');
}
