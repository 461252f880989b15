import { officialCalendar } from '@app/calendar';
import { addDays, type CivilDate, civilDate } from '@app/kernel';
import fc from 'fast-check';
import { type ClockEvent, type ClockReading, readClock } from './domain/clock';
import { runningDeadlines } from './domain/dispute-clocks';
import { CASE_KINDS, CLOCK_CODES, CLOCK_RULES, type ClockCode, clockRuleOn } from './domain/clock-rules';

const on = civilDate;
const read = (code: ClockCode, start: string, events: readonly ClockEvent[] = [], today = start): ClockReading =>
  readClock(clockRuleOn(code, on(start)), on(start), events, on(today), officialCalendar);
const event = (kind: ClockEvent['kind'], day: string, more: Partial<ClockEvent> = {}): ClockEvent => ({
  ...{ kind, on: on(day), ground: '向单位催要' },
  ...more,
});

describe('vectors of domain rules §5.2', () => {
  it.each<[ClockCode, string, string]>([
    ['mediation', '2025-03-03', '2025-03-18'],
    ['acceptance', '2025-03-03', '2025-03-06'],
    ['judicial-confirmation', '2025-03-18', '2025-04-17'],
    ['arbitration-review', '2025-03-18', '2025-04-02'],
    ['limitation', '2024-10-08', '2025-10-08'],
    ['arbitration-award', '2025-04-01', '2025-05-16'],
    ['mediation', '2008-04-30', '2008-05-30'],
    ['mediation', '2008-05-01', '2008-05-16'],
  ])('%s from %s ends on %s', (code, start, end) => expect(read(code, start).endsOn).toBe(end));

  it('an award that was given 15 days more is due on 2025-05-31', () => {
    const extended = event('extended', '2025-05-10', { days: 15, consent: 'approval' });
    expect(read('arbitration-award', '2025-04-01', [extended], '2025-05-10').endsOn).toBe('2025-05-31');
  });
});

/** New Year, Spring Festival, leap days, make-up workdays, ends of months. */
const TABLE: readonly (readonly [ClockCode, string, string])[] = [
  ['acceptance', '2024-12-30', '2025-01-03'],
  ['acceptance', '2024-12-31', '2025-01-06'],
  ['acceptance', '2025-01-01', '2025-01-06'],
  ['acceptance', '2025-12-29', '2026-01-04'],
  ['acceptance', '2025-12-30', '2026-01-05'],
  ['acceptance', '2025-12-31', '2026-01-06'],
  ['acceptance', '2026-01-01', '2026-01-06'],
  ['acceptance', '2026-01-02', '2026-01-06'],
  ['acceptance', '2026-01-03', '2026-01-06'],
  ['acceptance', '2026-01-04', '2026-01-07'],
  ['acceptance', '2023-12-29', '2024-01-04'],
  ['acceptance', '2024-02-07', '2024-02-18'],
  ['acceptance', '2024-02-08', '2024-02-19'],
  ['acceptance', '2024-02-09', '2024-02-20'],
  ['acceptance', '2024-02-04', '2024-02-07'],
  ['acceptance', '2024-02-02', '2024-02-06'],
  ['acceptance', '2025-01-24', '2025-02-05'],
  ['acceptance', '2025-01-26', '2025-02-06'],
  ['acceptance', '2025-01-27', '2025-02-07'],
  ['acceptance', '2025-02-05', '2025-02-08'],
  ['acceptance', '2025-02-07', '2025-02-11'],
  ['acceptance', '2026-02-12', '2026-02-24'],
  ['acceptance', '2026-02-13', '2026-02-25'],
  ['acceptance', '2026-02-14', '2026-02-26'],
  ['acceptance', '2026-02-25', '2026-02-28'],
  ['acceptance', '2026-02-26', '2026-03-02'],
  ['acceptance', '2026-02-27', '2026-03-03'],
  ['acceptance', '2025-04-03', '2025-04-09'],
  ['acceptance', '2025-04-25', '2025-04-29'],
  ['acceptance', '2025-04-30', '2025-05-08'],
  ['acceptance', '2025-09-26', '2025-09-30'],
  ['acceptance', '2025-09-30', '2025-10-11'],
  ['acceptance', '2025-10-09', '2025-10-13'],
  ['acceptance', '2026-05-08', '2026-05-12'],
  ['acceptance', '2026-09-18', '2026-09-22'],
  ['acceptance', '2026-09-30', '2026-10-10'],
  ['petition-objection', '2025-12-29', '2026-01-06'],
  ['petition-objection', '2026-02-12', '2026-02-26'],
  ['petition-objection', '2024-02-07', '2024-02-20'],
  ['petition-objection', '2025-09-28', '2025-10-11'],
  ['limitation', '2024-02-29', '2025-02-28'],
  ['limitation', '2023-02-28', '2024-02-28'],
  ['limitation', '2023-03-01', '2024-03-01'],
  ['limitation', '2027-02-28', '2028-02-28'],
  ['limitation', '2028-02-29', '2029-02-28'],
  ['limitation', '2024-12-31', '2025-12-31'],
  ['limitation', '2025-01-01', '2026-01-01'],
  ['mediation', '2024-02-14', '2024-02-29'],
  ['mediation', '2024-02-15', '2024-03-01'],
  ['mediation', '2025-02-14', '2025-03-01'],
  ['mediation', '2025-12-17', '2026-01-01'],
  ['mediation', '2025-12-31', '2026-01-15'],
  ['mediation', '2007-12-31', '2008-01-30'],
  ['mediation', '2008-02-01', '2008-03-02'],
  ['judicial-confirmation', '2024-01-30', '2024-02-29'],
  ['judicial-confirmation', '2025-01-30', '2025-03-01'],
  ['judicial-confirmation', '2025-12-02', '2026-01-01'],
  ['arbitration-review', '2024-02-14', '2024-02-29'],
  ['arbitration-review', '2025-12-20', '2026-01-04'],
  ['petition-reply', '2025-12-20', '2026-01-04'],
  ['petition-handling', '2024-01-01', '2024-03-01'],
  ['petition-handling', '2025-01-01', '2025-03-02'],
  ['petition-review-request', '2025-12-15', '2026-01-14'],
  ['petition-review', '2024-02-01', '2024-03-02'],
  ['petition-recheck-request', '2025-02-01', '2025-03-03'],
  ['petition-recheck', '2025-12-31', '2026-01-30'],
  ['aid-decision', '2024-02-25', '2024-03-03'],
  ['aid-decision', '2025-12-28', '2026-01-04'],
  ['aid-assignment', '2024-02-27', '2024-03-01'],
  ['aid-assignment', '2025-02-26', '2025-03-01'],
];

describe('clocks around New Year, leap days and make-up workdays', () => {
  it('are told by at least sixty cases', () => expect(TABLE.length).toBeGreaterThanOrEqual(60));
  it.each(TABLE)('%s from %s ends on %s', (code, start, end) => expect(read(code, start).endsOn).toBe(end));
});

describe('what stops and restarts a clock', () => {
  it('limitation starts anew from the day of a claim', () => {
    const reading = read('limitation', '2024-10-08', [event('interrupted', '2025-03-01')], '2025-03-01');
    expect(reading).toMatchObject({ endsOn: '2026-03-01', state: 'running', movedTo: '2026-03-02', daysLeft: 366 });
    expect(reading.events[0]).toMatchObject({ counted: true });
  });

  it('a claim after the year is over does not revive it', () => {
    const reading = read('limitation', '2024-10-08', [event('interrupted', '2025-10-10')], '2025-11-01');
    expect(reading).toMatchObject({ endsOn: '2025-10-08', state: 'expired' });
    expect(reading.events[0]).toMatchObject({ counted: false, words: '期限已经过了，不能再恢复' });
    const onMovedDay = [event('interrupted', '2025-10-09')];
    expect(read('limitation', '2024-10-08', onMovedDay, '2025-11-01')).toMatchObject({ endsOn: '2026-10-09' });
  });

  it('force majeure holds it for as long as it lasts', () => {
    const held = [event('suspended', '2025-01-10'), event('resumed', '2025-02-09')];
    expect(read('limitation', '2024-10-08', held, '2025-03-01').endsOn).toBe('2025-11-07');
    const open = read('limitation', '2024-10-08', held.slice(0, 1), '2025-01-20');
    expect(open).toMatchObject({ state: 'suspended', endsOn: '2025-10-18', daysLeft: 271 });
  });

  it('arrears of wages are not limited while the worker is employed', () => {
    const rule = clockRuleOn('limitation', on('2025-01-01'));
    const reading = readClock(rule, null, [], on('2025-01-01'), officialCalendar);
    expect(reading).toMatchObject({ state: 'not-limited', endsOn: null, daysLeft: null });
  });

  it('mediation is extended only if both agree', () => {
    const one = event('extended', '2025-03-10', { days: 10, consent: 'one-party' });
    expect(read('mediation', '2025-03-03', [one], '2025-03-10')).toMatchObject({ endsOn: '2025-03-18' });
    const both = { ...one, consent: 'both-parties' as const };
    expect(read('mediation', '2025-03-03', [both], '2025-03-10')).toMatchObject({ endsOn: '2025-03-28' });
  });

  it('the handling of a petition gets thirty days more at most, and with approval', () => {
    const asked = (days: number) => event('extended', '2025-02-01', { days, consent: 'approval' });
    expect(read('petition-handling', '2025-01-01', [asked(30)], '2025-02-01').endsOn).toBe('2025-04-01');
    expect(read('petition-handling', '2025-01-01', [asked(31)], '2025-02-01').endsOn).toBe('2025-03-02');
  });

  it('what was done in time stays met, what was done late stays late', () => {
    expect(read('acceptance', '2025-03-03', [event('stopped', '2025-03-06')], '2025-04-01').state).toBe('met');
    expect(read('acceptance', '2025-03-03', [event('stopped', '2025-03-07')], '2025-04-01').state).toBe('met-late');
  });

  it('what is done on the day to which a last day off is moved is in time', () => {
    const stopped = (day: string) => read('mediation', '2025-09-18', [event('stopped', day)], '2025-11-01').state;
    expect([stopped('2025-10-03'), stopped('2025-10-09'), stopped('2025-10-10')]).toEqual(['met', 'met', 'met-late']);
    expect(read('mediation', '2025-09-18', [], '2025-10-09').state).toBe('running');
    expect(read('mediation', '2025-09-18', [], '2025-10-10').state).toBe('expired');
  });

  it('days left are told in natural and in working days, to the day to which a last day off is moved', () => {
    const reading = read('mediation', '2025-09-18', [], '2025-09-28');
    expect(reading).toMatchObject({ endsOn: '2025-10-03', daysLeft: 11, workingDaysLeft: 3, movedTo: '2025-10-09' });
  });

  it('what still has to be done is known by that day, on lists and to reminders', () => {
    const days = ['2025-09-28', '2025-10-20'].map((today) => read('mediation', '2025-09-18', [], today));
    const moved = { clock: 'mediation', on: '2025-10-09' };
    expect(runningDeadlines(days)).toEqual([moved, moved]);
  });
});

describe('the table of rules', () => {
  it('has a rule of every clock for every day of this century', () => {
    for (const code of CLOCK_CODES)
      for (const day of ['2000-01-01', '2008-04-30', '2008-05-01', '2026-11-21'])
        expect(clockRuleOn(code, on(day)).source).not.toBe('');
  });
  it('knows every kind of case', () =>
    expect(new Set(CLOCK_RULES.map((rule) => rule.caseKind))).toEqual(new Set(CASE_KINDS)));
});

describe('whatever happens to a clock', () => {
  const FIRST = on('2024-01-01');
  const dayFrom = (base: CivilDate) => (offset: number) => addDays(base, offset);
  const codes = fc.constantFrom(...CLOCK_CODES);
  const starts = fc.integer({ min: 0, max: 700 }).map(dayFrom(FIRST));
  const happenings = fc.array(
    fc.record({
      kind: fc.constantFrom('interrupted', 'suspended', 'resumed', 'extended' as const),
      offset: fc.integer({ min: 0, max: 500 }),
      days: fc.integer({ min: 1, max: 40 }),
      consent: fc.constantFrom('both-parties', 'one-party', 'approval' as const),
    }),
    { maxLength: 5 },
  );
  type Happening = typeof happenings extends fc.Arbitrary<infer T> ? T : never;
  const eventsOf = (start: CivilDate, found: Happening): ClockEvent[] =>
    found.map(({ offset, ...rest }) => ({ ...rest, on: addDays(start, offset), ground: '' }) as ClockEvent);

  it('it never runs backwards', () => {
    fc.assert(
      fc.property(codes, starts, happenings, fc.nat(700), fc.nat(60), (code, start, found, offset, step) => {
        const events = eventsOf(start, found);
        const today = addDays(start, offset);
        const known = events.filter((each) => each.on <= today);
        const now = readClock(clockRuleOn(code, start), start, known, today, officialCalendar);
        const then = readClock(clockRuleOn(code, start), start, known, addDays(today, step), officialCalendar);
        expect(then.endsOn! >= now.endsOn!).toBe(true);
        expect(then.daysLeft! <= now.daysLeft!).toBe(true);
      }),
    );
  });

  it('an interruption never shortens it', () => {
    fc.assert(
      fc.property(starts, happenings, fc.nat(400), (start, found, offset) => {
        const events = eventsOf(start, found);
        const at = addDays(start, offset);
        const rule = clockRuleOn('limitation', start);
        const earlier = events.filter((each) => each.on <= at);
        const without = readClock(rule, start, earlier, at, officialCalendar);
        const withIt = readClock(
          rule,
          start,
          [...earlier, { kind: 'interrupted', on: at, ground: '' }],
          at,
          officialCalendar,
        );
        expect(withIt.endsOn! >= without.endsOn!).toBe(true);
      }),
    );
  });

  it('a later start never gives an earlier end', () => {
    fc.assert(
      fc.property(codes, starts, fc.nat(30), (code, start, step) => {
        const next = addDays(start, step);
        const end = (day: CivilDate) => readClock(clockRuleOn(code, day), day, [], day, officialCalendar).endsOn!;
        expect(end(next) >= end(start)).toBe(true);
      }),
    );
  });
});
