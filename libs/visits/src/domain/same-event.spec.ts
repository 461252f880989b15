import { civilDate, newId } from '@app/kernel';
import { aReport } from '../testing/index';
import { occasionRule } from './occasion';
import { findSameEvent, isSameEvent } from './same-event';
import type { EventRelative, ReportedEvent } from './visit-duty';

const memberId = newId<'member'>();
const windowOf = (code: string) => occasionRule({ code, name: code, deadlineWorkingDays: 3 }).sameEvent;
const event = (occasion: string, eventOn: string, more: Partial<ReportedEvent> = {}): ReportedEvent =>
  aReport({ memberId, occasion, eventOn: civilDate(eventOn), ...more });
const stay = (from: string, to: string | null): ReportedEvent =>
  event('HOSPITAL', from, { eventEndsOn: to === null ? null : civilDate(to) });
const relative = (relation: string, name: string | null, dependantId: EventRelative['dependantId'] = null) => ({
  relative: { relation, name, dependantId },
  subCondition: 'RELATIVE',
});

describe('the same event', () => {
  it('is never one of another member', () => {
    const other = aReport({ occasion: 'WEDDING', eventOn: civilDate('2026-03-10') });
    expect(isSameEvent(event('WEDDING', '2026-03-10'), other, windowOf('WEDDING'))).toBe(false);
  });

  it('is never one of another occasion', () => {
    expect(isSameEvent(event('WEDDING', '2026-03-10'), event('BIRTH', '2026-03-10'), windowOf('BIRTH'))).toBe(false);
  });

  it.each([
    ['stays that overlap', stay('2026-03-01', '2026-03-20'), stay('2026-03-10', null), true],
    ['stays on the same day', stay('2026-03-01', null), stay('2026-03-01', null), true],
    ['a stay that begins the day after', stay('2026-03-01', '2026-03-05'), stay('2026-03-06', null), true],
    ['a return within 7 days', stay('2026-03-01', '2026-03-05'), stay('2026-03-12', null), true],
    ['a return after 8 days', stay('2026-03-01', '2026-03-05'), stay('2026-03-13', null), false],
    ['an unknown discharge counts as the day of admission', stay('2026-03-01', null), stay('2026-03-09', null), false],
  ])('hospital: %s', (_, a, b, same) => {
    expect(isSameEvent(a, b, windowOf('HOSPITAL'))).toBe(same);
    expect(isSameEvent(b, a, windowOf('HOSPITAL'))).toBe(same);
  });

  it.each([
    ['WEDDING', '2026-03-10', '2026-09-06', true],
    ['WEDDING', '2026-03-10', '2026-09-07', false],
    ['BIRTH', '2026-09-06', '2026-03-10', true],
    ['BIRTH', '2026-09-07', '2026-03-10', false],
    ['HARDSHIP_TEMP', '2026-03-01', '2026-03-31', true],
    ['HARDSHIP_TEMP', '2026-03-01', '2026-04-01', false],
    ['RETIRE', '2026-03-01', '2036-03-01', true],
    ['AN_OCCASION_OF_ITS_OWN', '2026-03-01', '2026-03-31', true],
  ])('%s on %s and on %s: %p', (occasion, a, b, same) => {
    expect(isSameEvent(event(occasion, a), event(occasion, b), windowOf(occasion))).toBe(same);
  });

  const dependant = newId<'dependant'>();
  it.each([
    [
      'the same dependant, years apart',
      relative('父亲', null, dependant),
      relative('父', null, dependant),
      '2029-01-01',
      true,
    ],
    ['two dependants', relative('父亲', null, dependant), relative('父亲', null, newId()), '2026-03-10', false],
    ['the same relation and name', relative('父亲', '王建国'), relative('父亲', '王建国'), '2028-01-01', true],
    ['the same relation, another name', relative('子女', '王一'), relative('子女', '王二'), '2026-03-10', false],
    ['another relation', relative('父亲', null), relative('母亲', null), '2026-03-10', false],
    ['the same relation without a name, near', relative('父亲', null), relative('父亲', '王建国'), '2026-03-20', true],
    ['the same relation without a name, far', relative('配偶', null), relative('配偶', null), '2028-03-20', false],
    [
      'a report that does not say who',
      relative('父亲', null),
      { relative: null, subCondition: 'RELATIVE' },
      '2026-03-20',
      true,
    ],
    ['the member himself', relative('父亲', null), { relative: null, subCondition: 'MEMBER' }, '2026-03-20', false],
  ])('bereavement: %s', (_, a, b, on, same) => {
    const one = event('BEREAVEMENT', '2026-03-10', a);
    expect(isSameEvent(one, event('BEREAVEMENT', on, b), windowOf('BEREAVEMENT'))).toBe(same);
  });

  it('the earliest known one is found', () => {
    const known = [event('WEDDING', '2026-05-01'), event('WEDDING', '2026-03-01'), event('WEDDING', '2025-01-01')];
    expect(findSameEvent(event('WEDDING', '2026-04-01'), known, windowOf('WEDDING'))).toBe(known[1]);
    expect(findSameEvent(event('WEDDING', '2024-01-01'), known, windowOf('WEDDING'))).toBeUndefined();
  });
});
