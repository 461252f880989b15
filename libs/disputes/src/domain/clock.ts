import { addDays, addMonths, type CivilDate, daysBetween } from '@app/kernel';
import type { ClockLength, ClockRule } from './clock-rules';

/** What a clock asks of the calendar of working days. */
export interface WorkedDays {
  addWorkingDays(date: CivilDate, n: number): CivilDate;
  workingDaysBetween(from: CivilDate, to: CivilDate): number;
  workingDayOnOrAfter(date: CivilDate): CivilDate;
}

export const CLOCK_EVENT_KINDS = ['interrupted', 'suspended', 'resumed', 'extended', 'stopped'] as const;
export type ClockEventKind = (typeof CLOCK_EVENT_KINDS)[number];

export const EXTENSION_CONSENTS = ['both-parties', 'one-party', 'approval'] as const;
export type ExtensionConsent = (typeof EXTENSION_CONSENTS)[number];

/** Something that happened to a clock. `days` and `consent` belong to an extension. */
export interface ClockEvent {
  readonly kind: ClockEventKind;
  readonly on: CivilDate;
  readonly ground: string;
  readonly days?: number | null;
  readonly consent?: ExtensionConsent | null;
}

/** An event with what it did to the clock. */
export interface ExplainedEvent extends ClockEvent {
  readonly counted: boolean;
  readonly words: string;
}

export const CLOCK_STATES = ['not-limited', 'running', 'suspended', 'met', 'met-late', 'expired'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

export interface ClockReading {
  readonly rule: ClockRule;
  readonly state: ClockState;
  readonly startedOn: CivilDate | null;
  /** Last day in time; null while nothing limits. A clock that is held shows where it would end if it went on today. */
  readonly endsOn: CivilDate | null;
  /** When the last day is off: the working day to which law moves it (民法典 art. 203). */
  readonly movedTo: CivilDate | null;
  /**
   * Natural and working days from today to the last day in time, so the moved one; negative once it is over; null when it
   * does not run. Of a clock that is held: to where it would end.
   */
  readonly daysLeft: number | null;
  readonly workingDaysLeft: number | null;
  readonly events: readonly ExplainedEvent[];
}

interface Run {
  readonly startedOn: CivilDate;
  readonly base: CivilDate;
  /** Days for which it was held and days that it was given. */
  readonly added: number;
  readonly heldSince: CivilDate | null;
  readonly extended: number;
  readonly stoppedOn: CivilDate | null;
  /** No event takes time away again. */
  readonly atLeast: CivilDate;
}

/** The day that counts: until then it is in time. Null while nothing limits. */
export const lastDayOf = ({ movedTo, endsOn }: Pick<ClockReading, 'movedTo' | 'endsOn'>): CivilDate | null =>
  movedTo ?? endsOn;

const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b);

/** The last day of `length` after `start`, the day itself not counted. */
export function endOf(start: CivilDate, length: ClockLength, calendar: WorkedDays): CivilDate {
  if (length.unit === 'months') return addMonths(start, length.count);
  return length.unit === 'days' ? addDays(start, length.count) : calendar.addWorkingDays(start, length.count);
}

/** How a clock stands on `today`. `start` null: nothing limits (wage arrears while employed, art. 27 paragraph 4). */
export function readClock(
  rule: ClockRule,
  start: CivilDate | null,
  events: readonly ClockEvent[],
  today: CivilDate,
  calendar: WorkedDays,
): ClockReading {
  if (start === null) return notLimited(rule);
  const known = [...events].filter(({ on }) => on <= today).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  let run: Run = {
    ...{ startedOn: start, base: start, added: 0, heldSince: null, extended: 0, stoppedOn: null },
    atLeast: endOf(start, rule.length, calendar),
  };
  const explained: ExplainedEvent[] = [];
  for (const event of known) {
    const why = notCounted(rule, run, event, calendar);
    if (why === null) run = applied(rule, run, event, calendar);
    explained.push({ ...event, counted: why === null, words: why ?? wordsOf(event) });
  }
  return reading(rule, run, explained, today, calendar);
}

const notLimited = (rule: ClockRule): ClockReading => ({
  ...{ rule, state: 'not-limited', startedOn: null, endsOn: null, movedTo: null },
  ...{ daysLeft: null, workingDaysLeft: null, events: [] },
});

/** Where it ends when it runs on from `today`. */
function endWhen(rule: ClockRule, run: Run, today: CivilDate, calendar: WorkedDays): CivilDate {
  const held = run.heldSince === null ? 0 : Math.max(0, daysBetween(run.heldSince, today));
  const end = addDays(endOf(run.base, rule.length, calendar), run.added + run.extended + held);
  return later(end, run.atLeast);
}

function notCounted(rule: ClockRule, run: Run, event: ClockEvent, calendar: WorkedDays): string | null {
  if (run.stoppedOn !== null) return '期限已经办结，不再变动';
  if (event.on < run.startedOn) return '发生在期限开始以前，不影响期限';
  if (event.kind === 'stopped') return null;
  if (event.on > calendar.workingDayOnOrAfter(endWhen(rule, run, event.on, calendar)))
    return '期限已经过了，不能再恢复';
  if (event.kind === 'extended') return extensionRefused(rule, run, event);
  if (!rule.interruptible && (!rule.holdable || event.kind === 'interrupted')) return '这个期限不因此中断或中止';
  if (event.kind === 'suspended' && run.heldSince !== null) return '期限已经中止着';
  if (event.kind === 'resumed' && run.heldSince === null) return '期限没有中止，不用恢复';
  return null;
}

function extensionRefused(rule: ClockRule, run: Run, { days = 0, consent = null }: ClockEvent): string | null {
  if (rule.extension === null) return '这个期限不能延长';
  const { most, needs } = rule.extension;
  if (needs === 'both-parties' && consent !== 'both-parties') return '只有一方同意，不能延长';
  if (needs === 'approval' && consent !== 'approval') return '没有批准，不能延长';
  if (!days || days < 1) return '没有写延长几天';
  return most !== null && run.extended + days > most ? `最多延长 ${most} 天` : null;
}

function applied(rule: ClockRule, run: Run, event: ClockEvent, calendar: WorkedDays): Run {
  const { kind, on } = event;
  if (kind === 'stopped') return { ...run, stoppedOn: on };
  if (kind === 'extended') return { ...run, extended: run.extended + (event.days ?? 0) };
  if (kind === 'suspended') return { ...run, heldSince: on };
  const atLeast = endWhen(rule, run, on, calendar);
  if (kind === 'resumed')
    return { ...run, added: run.added + daysBetween(run.heldSince!, on), heldSince: null, atLeast };
  // An interruption starts the whole time anew; what held the clock goes on holding it.
  return { ...run, base: on, added: 0, extended: 0, heldSince: run.heldSince === null ? null : on, atLeast };
}

function reading(
  rule: ClockRule,
  run: Run,
  events: readonly ExplainedEvent[],
  today: CivilDate,
  calendar: WorkedDays,
): ClockReading {
  const until = run.stoppedOn ?? today;
  const endsOn = endWhen(rule, run, until, calendar);
  const onWork = calendar.workingDayOnOrAfter(endsOn);
  const stopped = run.stoppedOn !== null;
  const lastDay = run.heldSince === null ? onWork : endsOn;
  return {
    ...{ rule, startedOn: run.startedOn, endsOn, movedTo: onWork === endsOn ? null : onWork, events },
    state: stateOf(run, onWork, today),
    daysLeft: stopped ? null : daysBetween(today, lastDay),
    workingDaysLeft: stopped ? null : calendar.workingDaysBetween(today, lastDay),
  };
}

/** A last day that is off is moved to the next working day: until then it is in time (民法典 art. 203). */
function stateOf(run: Run, lastDay: CivilDate, today: CivilDate): ClockState {
  if (run.stoppedOn !== null) return run.stoppedOn <= lastDay ? 'met' : 'met-late';
  if (run.heldSince !== null) return 'suspended';
  return today > lastDay ? 'expired' : 'running';
}

function wordsOf({ kind, days }: ClockEvent): string {
  if (kind === 'interrupted') return '期限中断，从这一天重新算';
  if (kind === 'suspended') return '期限中止，停在这一天';
  if (kind === 'resumed') return '障碍消除，接着往下算';
  return kind === 'extended' ? `延长 ${days} 天` : '已经办到';
}
