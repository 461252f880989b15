import type { CivilDate } from '@app/kernel';
import { type ClockEvent, type ClockEventKind, type ClockReading, readClock, type WorkedDays } from './clock';
import { type ClockCode, clockRuleOn } from './clock-rules';
import { type ClockEventOf, type Deadline, runningDeadlines } from './dispute-clocks';
import type { AccidentDays, RecognitionDays } from './accident';

/** When the recognition was applied for of the last one; null: of somebody, or of everybody, it was not. */
function appliedForAll(recognitions: readonly RecognitionDays[]): CivilDate | null {
  let last: CivilDate | null = null;
  for (const { appliedOn } of recognitions) {
    if (appliedOn === null) return null;
    if (last === null || appliedOn > last) last = appliedOn;
  }
  return last;
}

/** Whose decision is due first; once all are decided, the one that was decided last. */
function decisionAwaited(recognitions: readonly RecognitionDays[]): RecognitionDays | undefined {
  const applied = recognitions.filter(({ appliedOn }) => appliedOn !== null);
  const open = applied.filter(({ recognisedOn }) => recognisedOn === null);
  const by = (key: keyof RecognitionDays) => (a: RecognitionDays, b: RecognitionDays) => (a[key]! < b[key]! ? -1 : 1);
  return open.length > 0 ? open.toSorted(by('appliedOn'))[0] : applied.toSorted(by('recognisedOn')).at(-1);
}

/**
 * Every clock that runs or ran for this accident: report and decision of the authority by 生产安全事故报告和调查处理条例
 * art. 27, 29 and 32 (60 days, 60 more, without appraisals; 15 days, of the gravest 30 and 30 more), recognition by
 * 工伤保险条例 art. 17 and 20 (the employer 30 days; the person, his family and the union a year; decided in 60 days).
 */
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
  const applied = appliedForAll(days.recognitions) ?? declinedOn;
  const awaited = decisionAwaited(days.recognitions);
  const decision = days.grade === 'extraordinary' ? 'accident-decision-state' : 'accident-decision';
  return [
    ...read('accident-investigation', occurredOn, foundOn ?? declinedOn, '已提交调查报告'),
    ...read('accident-recognition', occurredOn, applied, '都已申请工伤认定'),
    ...read('accident-recognition-own', occurredOn, applied, '都已申请工伤认定'),
    // The day of acceptance is not told to us: counted from the application, it is never noticed too late.
    ...read(
      'accident-recognition-decision',
      awaited?.appliedOn ?? null,
      awaited?.recognisedOn ?? declinedOn,
      '已作出认定',
    ),
    ...read(decision, foundOn, decidedOn, '已作出处理'),
  ];
}

/** What still has to be done; once the employer is late, what counts is the year of the person himself and of the union. */
export const accidentDeadlines = (clocks: readonly ClockReading[]): Deadline[] =>
  runningDeadlines(clocks.filter(({ rule, state }) => rule.code !== 'accident-recognition' || state !== 'expired'));

/** Clocks to which something can happen, with what. */
export const ACCIDENT_CLOCK_CHANGES = {
  'accident-investigation': ['extended', 'suspended', 'resumed'],
  'accident-recognition': ['extended'],
  'accident-recognition-decision': ['suspended', 'resumed'],
  'accident-decision-state': ['extended'],
} as const satisfies Partial<Record<ClockCode, readonly ClockEventKind[]>>;
export type ChangeableClock = keyof typeof ACCIDENT_CLOCK_CHANGES;
export const CHANGEABLE_CLOCKS = Object.keys(ACCIDENT_CLOCK_CHANGES) as ChangeableClock[];

/** Those that still run, or are held, on the day of the reading. */
export const changeableClocks = (clocks: readonly ClockReading[]): ChangeableClock[] =>
  CHANGEABLE_CLOCKS.filter((code) =>
    clocks.some(({ rule, state }) => rule.code === code && (state === 'running' || state === 'suspended')),
  );
