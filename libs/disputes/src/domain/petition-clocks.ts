import type { CivilDate } from '@app/kernel';
import { type ClockEvent, type ClockReading, lastDayOf, readClock, type WorkedDays } from './clock';
import { type ClockCode, clockRuleOn } from './clock-rules';
import { type ClockEventOf, type Deadline, runningDeadlines } from './dispute-clocks';
import type { PetitionDays } from './petition';

/** Every clock that runs or ran for this petition, in the order in which they began (domain rules §5.3). */
export function petitionClocks(
  days: PetitionDays,
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
  const told = days.repliedOn ?? days.concludedOn;
  const isForwarded = days.source === 'forwarded';
  return [
    ...read('petition-reply', days.isAnonymous ? null : days.receivedOn, told, '已书面告知'),
    ...read('petition-objection', isForwarded ? days.receivedOn : null, told, '已作出决定'),
    ...read('petition-handling', days.acceptedOn, days.concludedOn, '已答复处理意见'),
    ...read('petition-review-request', days.answeredOn, days.reviewRequestedOn, '已请求复查'),
    ...read('petition-review', days.reviewRequestedOn, days.reviewedOn, '已答复复查意见'),
    ...read('petition-recheck-request', days.reviewedOn, days.recheckRequestedOn, '已请求复核'),
    ...read('petition-recheck', days.recheckRequestedOn, days.recheckedOn, '已答复复核意见'),
  ];
}

const PETITIONERS: ReadonlySet<string> = new Set(['petition-review-request', 'petition-recheck-request']);

/** What we still have to do; whether to ask for a review is up to the petitioner, an objection that is late is void. */
export const petitionDeadlines = (clocks: readonly ClockReading[]): Deadline[] =>
  runningDeadlines(
    clocks.filter(
      ({ rule, state }) => !PETITIONERS.has(rule.code) && (rule.code !== 'petition-objection' || state !== 'expired'),
    ),
  );

/** The last day on which a petitioner may ask, a day off moved to the next working day; null when he cannot now. */
export function lastDayToAsk(clocks: readonly ClockReading[], code: ClockCode): CivilDate | null {
  const found = clocks.find(({ rule, state }) => rule.code === code && state !== 'met' && state !== 'met-late');
  return found ? lastDayOf(found) : null;
}

const OURS: ReadonlySet<string> = new Set(['petition-reply', 'petition-handling']);

/** Whether a petition that is concluded was told and answered within its times (art. 23 and 34), by the clocks themselves. */
export const isInTime = (clocks: readonly ClockReading[]): boolean =>
  clocks.every(({ rule, state }) => !OURS.has(rule.code) || (state !== 'met-late' && state !== 'expired'));
