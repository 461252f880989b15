import type { CivilDate } from '@app/kernel';
import { type ClockEvent, type ClockReading, readClock, type WorkedDays } from './clock';
import { type ClockCode, clockRuleOn } from './clock-rules';
import { type ClockEventOf, type Deadline, runningDeadlines } from './dispute-clocks';
import type { LegalAidDays } from './legal-aid';

/** Every clock that runs or ran for this case, in the order in which they began (domain rules §5.4). */
export function legalAidClocks(
  days: LegalAidDays,
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
  return [
    ...read('aid-decision', days.receivedOn, days.decidedOn ?? days.concludedOn, '已作出决定'),
    ...read('aid-objection', days.objectedOn, days.objectionDecidedOn, '已答复异议'),
    ...read('aid-assignment', days.grantedOn, days.assignedOn ?? days.concludedOn, '已指派人员'),
  ];
}

/** What we still have to do; while papers are missing nothing runs. */
export const legalAidDeadlines = (clocks: readonly ClockReading[]): Deadline[] => runningDeadlines(clocks);
