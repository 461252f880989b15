import type { CivilDate } from '@app/kernel';
import { type ClockEvent, type ClockReading, readClock, type WorkedDays } from './clock';
import { type ClockCode, clockRuleOn } from './clock-rules';
import { type ClockEventOf, type Deadline, runningDeadlines } from './dispute-clocks';
import type { AccidentDays } from './accident';

/** When the recognition was applied for of the last one; null: of somebody, or of everybody, it was not. */
function appliedForAll(appliedOn: readonly (CivilDate | null)[]): CivilDate | null {
  let last: CivilDate | null = null;
  for (const day of appliedOn) {
    if (day === null) return null;
    if (last === null || day > last) last = day;
  }
  return last;
}

/** Every clock that runs or ran for this accident. */
export function accidentClocks(
  days: AccidentDays,
  events: readonly ClockEventOf[],
  today: CivilDate,
  calendar: WorkedDays,
): ClockReading[] {
  const read = (code: ClockCode, start: CivilDate | null, until: CivilDate | null, ground: string): ClockReading[] => {
    if (start === null) return [];
    const stops: ClockEvent[] = until === null ? [] : [{ kind: 'stopped', on: until, ground }];
    const own = events.filter((event) => event.clock === code);
    return [readClock(clockRuleOn(code, start), start, [...own, ...stops], today, calendar)];
  };
  const { occurredOn, foundOn, decidedOn, declinedOn } = days;
  const applied = appliedForAll(days.appliedOn) ?? declinedOn;
  const decision = days.grade === 'extraordinary' ? 'accident-decision-state' : 'accident-decision';
  return [
    ...read('accident-investigation', occurredOn, foundOn ?? declinedOn, '已提交调查报告'),
    ...read('accident-recognition', occurredOn, applied, '都已申请工伤认定'),
    ...read('accident-recognition-own', occurredOn, applied, '都已申请工伤认定'),
    ...read(decision, foundOn, decidedOn, '已作出处理'),
  ];
}

/** What still has to be done; once the employer is late, what counts is the year of the person himself and of the union. */
export const accidentDeadlines = (clocks: readonly ClockReading[]): Deadline[] =>
  runningDeadlines(clocks.filter(({ rule, state }) => rule.code !== 'accident-recognition' || state !== 'expired'));
