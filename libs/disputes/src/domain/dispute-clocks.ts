import type { CivilDate } from '@app/kernel';
import { type ClockEvent, type ClockReading, lastDayOf, readClock, type WorkedDays } from './clock';
import { type ClockCode, clockRuleOn } from './clock-rules';
import { type DisputeDays, isLabour } from './dispute';

/** An event with the clock that it belongs to. */
export interface ClockEventOf extends ClockEvent {
  readonly clock: ClockCode;
}

/** Arrears of wages while the worker is employed have no limitation; it begins when the relation ends (art. 27). */
export function limitationStart(days: DisputeDays): CivilDate | null {
  if (days.matter !== 'wages') return days.knownOn;
  if (days.employment === 'employed') return null;
  return days.employmentEndedOn ?? days.knownOn;
}

const stopped = (on: CivilDate | null, ground: string): ClockEvent[] =>
  on === null ? [] : [{ kind: 'stopped', on, ground }];

/** Every clock that runs, ran or does not run for this dispute on `today`, in the order in which they matter. */
export function clocksOf(
  days: DisputeDays,
  events: readonly ClockEventOf[],
  today: CivilDate,
  calendar: WorkedDays,
): ClockReading[] {
  const read = (code: ClockCode, start: CivilDate, more: readonly ClockEvent[] = []): ClockReading => {
    const own = events.filter((event) => event.clock === code);
    return readClock(clockRuleOn(code, start), start, [...own, ...more], today, calendar);
  };
  const found = [
    read('acceptance', days.receivedOn, stopped(days.acceptedOn ?? days.concludedOn, '已作出决定')),
    read('mediation', days.receivedOn, stopped(days.concludedOn, '调解已经结束')),
  ];
  if (days.effectiveOn !== null) {
    found.push(
      read('judicial-confirmation', days.effectiveOn, stopped(days.judicialRequestedOn, '已提出司法确认申请')),
    );
    if (isLabour(days.matter))
      found.push(read('arbitration-review', days.effectiveOn, stopped(days.reviewRequestedOn, '已提出仲裁审查申请')));
  }
  if (days.arbitrationAcceptedOn !== null)
    found.push(
      read('arbitration-award', days.arbitrationAcceptedOn, stopped(days.arbitrationDecidedOn, '仲裁已经裁决')),
    );
  if (isLabour(days.matter)) found.push(limitation(days, events, today, calendar));
  return found;
}

/** A claim made before us is itself a request for relief: receipt interrupts the limitation (art. 27 paragraph 2). */
function limitation(
  days: DisputeDays,
  events: readonly ClockEventOf[],
  today: CivilDate,
  calendar: WorkedDays,
): ClockReading {
  const start = limitationStart(days);
  const own = events.filter((event) => event.clock === 'limitation');
  const asked: ClockEvent = { kind: 'interrupted', on: days.receivedOn, ground: '向工会申请调解' };
  const rule = clockRuleOn('limitation', start ?? days.knownOn);
  return readClock(rule, start, start === null ? [] : [asked, ...own], today, calendar);
}

/** The day by which something must be done, a day off already moved to the next working day; and what. */
export interface Deadline {
  readonly clock: ClockCode | 'instalment';
  readonly on: CivilDate;
}

/** What still has to be done, for the board and the reminders; a limitation that ran out is no longer to be kept. */
export const runningDeadlines = (clocks: readonly ClockReading[]): Deadline[] =>
  clocks.flatMap((reading) => {
    const { rule, state } = reading;
    const on = lastDayOf(reading);
    const matters = state === 'running' || (state === 'expired' && rule.code !== 'limitation');
    return matters && on !== null ? [{ clock: rule.code, on }] : [];
  });
