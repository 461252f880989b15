import { civilDate, DomainProblem, newId } from '@app/kernel';
import { aPersonAt, aReport, MONDAY_TO_FRIDAY } from '../testing/index';
import { occasionRule } from './occasion';
import type { EventReport } from './visit-duty';
import { openDuty, type OpeningContext } from './visit-duty.opening';

const HOSPITAL = occasionRule({ code: 'HOSPITAL', name: '生病住院', deadlineWorkingDays: 3 });
const WEDDING = occasionRule({ code: 'WEDDING', name: '结婚', deadlineWorkingDays: 10 });

const context = (overrides: Partial<OpeningContext> = {}): OpeningContext => ({
  id: newId<'visit-duty'>(),
  rule: HOSPITAL,
  today: civilDate('2026-03-11'),
  now: new Date('2026-03-11T10:00:00Z'),
  calendar: MONDAY_TO_FRIDAY,
  ...overrides,
});

function fieldsRefused(report: EventReport, given = context()): string[] {
  try {
    openDuty(report, given);
  } catch (problem) {
    return (problem as DomainProblem).extensions.fields!.map((field) => field.field);
  }
  return [];
}

describe('opening a duty', () => {
  it('an event opens one duty with its firsts, its deadline and nobody assigned', () => {
    const report = aReport({ informed: aPersonAt('2026-03-11T07:00:00Z', '工友') });
    const { duty, event } = openDuty(report, context());
    expect(duty).toMatchObject({
      status: 'open',
      assignees: [],
      firstInformed: report.informed,
      firstReporter: report.reporter,
      firstHelper: null,
      reportCount: 1,
      // Wednesday and three working days.
      deadlineOn: '2026-03-16',
    });
    expect(event).toEqual({
      type: 'visit-duty.opened.v1',
      payload: { visitDutyId: duty.id, unionId: report.unionId, memberId: report.memberId },
    });
  });

  it('who reported is also the first informed when nobody else is named', () => {
    const report = aReport();
    expect(openDuty(report, context()).duty.firstInformed).toEqual(report.reporter);
  });

  it('an event that has not happened yet is refused by name', () => {
    expect(fieldsRefused(aReport({ eventOn: civilDate('2026-03-12') }))).toEqual(['eventOn']);
  });

  it('a wedding may be reported beforehand, and its days count from the wedding', () => {
    const report = aReport({ occasion: 'WEDDING', eventOn: civilDate('2026-03-20') });
    expect(openDuty(report, context({ rule: WEDDING })).duty.deadlineOn).toBe('2026-04-03');
  });

  it('a stay does not end before it began', () => {
    expect(fieldsRefused(aReport({ eventEndsOn: civilDate('2026-03-09') }))).toEqual(['eventEndsOn']);
  });

  it('nobody knew or helped in the future, and everything wrong is told at once', () => {
    const report = aReport({
      eventOn: civilDate('2026-03-13'),
      informed: aPersonAt('2026-03-11T10:00:01Z'),
      helper: aPersonAt('2026-03-11T09:00:00Z', ' '),
    });
    expect(fieldsRefused(report)).toEqual(['eventOn', 'informed.at', 'helper.name']);
  });

  it('an occasion without a deadline opens no duty', () => {
    const rule = occasionRule({ code: 'BIRTHDAY', name: '生日', deadlineWorkingDays: null });
    expect(() => openDuty(aReport(), context({ rule }))).toThrow(
      expect.objectContaining({ code: 'visit-duty.none-from-occasion' }),
    );
  });

  it.each([
    ['2027-12-31', []],
    ['2028-01-01', ['eventOn']],
  ] as const)('a wedding on %s, reported in 2026, is wrong in %p', (eventOn, wrong) => {
    const report = aReport({ occasion: 'WEDDING', eventOn: civilDate(eventOn) });
    expect(fieldsRefused(report, context({ rule: WEDDING }))).toEqual(wrong);
  });
});
