import { type CivilDate, civilDate } from '@app/kernel';
import { movedDeadlines } from './moved-deadline';

const day = (text: string): CivilDate => civilDate(text);
/** Friday the 12th became a day off, Saturday the 13th a make-up workday. */
const CALENDAR = {
  addWorkingDays: (from: CivilDate, days: number): CivilDate =>
    ['2027-03-11', '2027-03-13', '2027-03-15', '2027-03-16'].filter((each) => each > from)[days - 1] as CivilDate,
};
const counted = (workingDays: number, deadlineOn: string, countedFrom = '2027-03-10') => ({
  countedFrom: day(countedFrom),
  workingDays,
  deadlineOn: day(deadlineOn),
});
const moved = (workingDays: number, deadlineOn: string, today = '2027-03-10') =>
  movedDeadlines([counted(workingDays, deadlineOn)], CALENDAR, day(today)).map(({ movedTo }) => movedTo);

describe('a deadline that lies ahead', () => {
  it('moves to where the new list puts it', () => expect(moved(2, '2027-03-12')).toEqual(['2027-03-13']));
  it('stays when the new list says the same', () => expect(moved(1, '2027-03-11')).toEqual([]));
  it('comes earlier when a weekend is worked', () => expect(moved(3, '2027-03-16')).toEqual(['2027-03-15']));
  it('ends today rather than in the past', () => expect(moved(2, '2027-03-17', '2027-03-16')).toEqual(['2027-03-16']));
});

describe('a deadline that has passed', () => {
  it('stays: who was late stays late', () => expect(moved(2, '2027-03-12', '2027-03-14')).toEqual([]));
});
