import { civilDate, civilDateIn } from '@app/kernel';
import { endOfDay, instantAt, startOfDay } from './zoned-time';

const at = (zone: string, date: string, clock: string): string => instantAt(zone, civilDate(date), clock).toISOString();

describe('a wall clock', () => {
  it.each([
    ['Asia/Shanghai', '2026-03-09', '09:00', '2026-03-09T01:00:00.000Z'],
    ['Asia/Shanghai', '2026-01-01', '00:00', '2025-12-31T16:00:00.000Z'],
    ['Asia/Shanghai', '1988-07-01', '09:00', '1988-07-01T00:00:00.000Z'],
    ['Asia/Urumqi', '2026-03-09', '09:00', '2026-03-09T03:00:00.000Z'],
    ['Asia/Kathmandu', '2026-03-09', '09:00', '2026-03-09T03:15:00.000Z'],
    ['America/New_York', '2026-01-15', '23:59', '2026-01-16T04:59:00.000Z'],
    ['America/New_York', '2026-07-15', '09:00', '2026-07-15T13:00:00.000Z'],
    ['America/New_York', '2026-03-08', '01:59', '2026-03-08T06:59:00.000Z'],
    ['America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-03-09', '09:00', '2026-03-08T19:00:00.000Z'],
    ['UTC', '2026-03-09', '23:59', '2026-03-09T23:59:00.000Z'],
  ])('in %s on %s at %s is %s', (zone, date, clock, instant) => expect(at(zone, date, clock)).toBe(instant));

  it('set forward over a time moves that time along', () =>
    expect(at('America/New_York', '2026-03-08', '02:30')).toBe('2026-03-08T07:30:00.000Z'));

  it('that shows a time twice means the first', () =>
    expect(at('America/New_York', '2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z'));

  it.each(['24:00', '9:00', '09:60', '09:00:00', ''])('never shows %p', (clock) =>
    expect(() => at('Asia/Shanghai', '2026-03-09', clock)).toThrow(RangeError),
  );

  it('of an unknown zone is refused', () =>
    expect(() => at('Asia/Nowhere', '2026-03-09', '09:00')).toThrow(RangeError));
});

describe('a day', () => {
  it.each([
    ['Asia/Shanghai', '2026-03-09', '2026-03-08T16:00:00.000Z', '2026-03-09T15:59:59.999Z'],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T03:59:59.999Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T04:59:59.999Z'],
  ])('in %s, %s, lasts from %s to %s', (zone, date, start, end) => {
    expect(startOfDay(zone, civilDate(date)).toISOString()).toBe(start);
    expect(endOfDay(zone, civilDate(date)).toISOString()).toBe(end);
  });

  it.each([
    ['America/Sao_Paulo', '2018-11-03'],
    ['America/Sao_Paulo', '2018-02-17'],
    ['America/Havana', '2024-11-02'],
    ['Asia/Shanghai', '1991-09-14'],
  ])('in %s, %s, ends where the next one begins even when the clocks change at midnight', (zone, text) => {
    const date = civilDate(text);
    const end = endOfDay(zone, date);
    expect(civilDateIn(zone, end)).toBe(date);
    expect(civilDateIn(zone, new Date(end.getTime() + 1))).not.toBe(date);
  });
});
