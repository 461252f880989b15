import { addDays, type CivilDate, daysBetween } from '@app/kernel';
import type { OccasionRule } from './occasion';
import { dayWords } from './plain-words';
import { AWAITING_VISIT, type VisitDutyState } from './visit-duty';

/** The little that the visit rules need of the union's working calendar. */
export interface WorkingDays {
  /** The `days`-th working day after `from`. */
  addWorkingDays(from: CivilDate, days: number): CivilDate;
  /** Working days after `from` up to and including `to`. */
  workingDaysBetween(from: CivilDate, to: CivilDate): number;
}

/** Last day on which the visit is in time. */
export function deadlineOf(
  rule: Pick<OccasionRule, 'countFrom'> & { readonly deadlineWorkingDays: number },
  eventOn: CivilDate,
  reportedOn: CivilDate,
  calendar: Pick<WorkingDays, 'addWorkingDays'>,
): CivilDate {
  const later = eventOn > reportedOn ? eventOn : reportedOn;
  const from = { event: eventOn, report: reportedOn, later }[rule.countFrom];
  return calendar.addWorkingDays(from, rule.deadlineWorkingDays);
}

/** Overdue is told in natural days, as people count lateness; what is left in working days. */
export type Urgency =
  | { readonly kind: 'overdue'; readonly days: number }
  | { readonly kind: 'due-today' }
  | { readonly kind: 'left'; readonly workingDays: number }
  /** Seen on a day off, due on the first working day after it. */
  | { readonly kind: 'next-working-day' }
  /** Due on a day off before the next working day: there is no working day left to count. */
  | { readonly kind: 'day-off'; readonly deadlineOn: CivilDate; readonly today: CivilDate }
  | { readonly kind: 'none' };

/** `none` once somebody was there, or the duty ended. */
export function urgency(
  duty: Pick<VisitDutyState, 'status' | 'deadlineOn'>,
  today: CivilDate,
  calendar: Pick<WorkingDays, 'workingDaysBetween'>,
): Urgency {
  if (!AWAITING_VISIT.includes(duty.status)) return { kind: 'none' };
  if (duty.deadlineOn < today) return { kind: 'overdue', days: daysBetween(duty.deadlineOn, today) };
  if (duty.deadlineOn === today) return { kind: 'due-today' };
  const workingDays = calendar.workingDaysBetween(today, duty.deadlineOn);
  if (workingDays === 0) return { kind: 'day-off', deadlineOn: duty.deadlineOn, today };
  const restsToday = calendar.workingDaysBetween(addDays(today, -1), today) === 0;
  return workingDays === 1 && restsToday ? { kind: 'next-working-day' } : { kind: 'left', workingDays };
}

export function urgencyWords(urgent: Urgency): string {
  switch (urgent.kind) {
    case 'overdue':
      return `超 ${urgent.days} 天`;
    case 'due-today':
      return '今天要办';
    case 'left':
      return `还剩 ${urgent.workingDays} 个工作日`;
    case 'next-working-day':
      return '下个工作日到期';
    case 'day-off':
      return `${dayWords(urgent.deadlineOn, urgent.today)}到期`;
    case 'none':
      return '';
    default:
      return urgent satisfies never;
  }
}
