import { type Fen, sumFen } from '@app/kernel';
import type { AcademicYear } from './academic-year';

/** What is spent on one programme in the autumns to come. In fen. */
export interface OutlookYear {
  readonly year: AcademicYear;
  readonly running: Fen;
  readonly fresh: Fen;
  readonly needed: Fen;
  /** What is left in the account after this autumn; below zero: it does not suffice. */
  readonly left: Fen;
}

export interface Outlook {
  readonly years: readonly OutlookYear[];
  /** The first autumn for which the money does not suffice; null: it does to the end of what is looked at. */
  readonly runsOutIn: AcademicYear | null;
}

/** An award that runs: what it gets a year and for how many autumns still, the current one included if it waits. */
export interface RunningCommitment {
  readonly from: AcademicYear;
  readonly years: number;
  readonly amount: Fen;
  readonly count: number;
}

/** How many new awards each autumn, how much each gets, and for how many years. */
export interface Intake {
  readonly count: number;
  readonly amount: Fen;
  readonly years: number;
  /** Put into the account each year. */
  readonly income: Fen;
}

/**
 * What the coming autumns cost against what is available, at the awards that run and the intake that is assumed.
 * Pure; the same function answers "at today's awards" and what-if.
 */
export function fundOutlook(
  available: Fen,
  first: AcademicYear,
  autumns: number,
  running: readonly RunningCommitment[],
  intake: Intake,
): Outlook {
  let left = available;
  const years = Array.from({ length: autumns }, (_, i) => {
    const year = first + i;
    const old = sumFen(
      running
        .filter(({ from, years: still }) => year >= from && year < from + still)
        .map(({ amount, count }) => amount * BigInt(count)),
    );
    const cohorts = BigInt(Math.min(i + (intake.years > 0 ? 1 : 0), intake.years));
    const fresh = cohorts * BigInt(intake.count) * intake.amount;
    left = left + (i === 0 ? 0n : intake.income) - old - fresh;
    return { year, running: old, fresh, needed: old + fresh, left };
  });
  return { years, runsOutIn: years.find((each) => each.left < 0n)?.year ?? null };
}
