import { civilDate, type MemberId, newId, type PersonId, type UnionId } from '@app/kernel';
import type { Assignee, EventReport, PersonAt, VisitDutyState } from '../domain/visit-duty';

const personId = (): PersonId => newId<'person'>();

export const aPersonAt = (instant: string, name = '赵敏'): PersonAt => ({
  personId: personId(),
  name,
  at: new Date(instant),
});

export const anAssignee = (name = '刘洋'): Assignee => ({ personId: personId(), name });

/** A report of a hospital stay that began on 10 March; name only what the test is about. */
export function aReport(overrides: Partial<EventReport> = {}): EventReport {
  return {
    memberId: newId<'member'>() as MemberId,
    unionId: newId<'union'>() as UnionId,
    occasion: 'HOSPITAL',
    subCondition: null,
    eventOn: civilDate('2026-03-10'),
    eventEndsOn: null,
    relative: null,
    place: '云川第二医院',
    note: null,
    reporter: aPersonAt('2026-03-11T08:02:00Z'),
    informed: null,
    helper: null,
    ...overrides,
  };
}

/** An open duty with one report; name only what the test is about. */
export function aDuty(overrides: Partial<VisitDutyState> = {}): VisitDutyState {
  const first = aPersonAt('2026-03-11T08:02:00Z');
  return {
    id: newId<'visit-duty'>(),
    unionId: newId<'union'>(),
    memberId: newId<'member'>(),
    occasion: 'HOSPITAL',
    subCondition: null,
    eventOn: civilDate('2026-03-10'),
    eventEndsOn: null,
    relative: null,
    place: '云川第二医院',
    note: null,
    status: 'open',
    deadlineOn: civilDate('2026-03-16'),
    assignees: [],
    acceptedById: null,
    firstInformed: first,
    firstReporter: first,
    firstHelper: null,
    reportCount: 1,
    visitCount: 0,
    escalatedAt: null,
    escalationLevel: 0,
    reason: null,
    duplicateOfId: null,
    isHistoric: false,
    ...overrides,
  };
}
