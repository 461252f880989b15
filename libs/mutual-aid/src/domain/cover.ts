import { addDays, type CivilDate, daysBetween, type Fen, maxFen, minFen } from '@app/kernel';
import { refuse } from './mutual-aid.problems';

/** A term of a plan as an enrolment begins in it. Null is unknown, for a plan that only a ledger of before tells of. */
export interface Term {
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly waitingDays: number;
}

export interface Cover {
  readonly startsOn: CivilDate | null;
  readonly endsOn: CivilDate | null;
  readonly coveredFrom: CivilDate | null;
}

/**
 * Cover from `from` (or the beginning of the term) to its end. Who renewed without a gap waits no days (domain rules
 * §6.1). Refuses `enrolment.term-unknown`, `enrolment.term-over`, `enrolment.day-outside-term`.
 */
export function coverOf(term: Term, from: CivilDate | null, today: CivilDate, renewed: boolean): Cover {
  const { startsOn, endsOn, waitingDays } = term;
  if (!startsOn || !endsOn) return refuse('enrolment.term-unknown');
  if (endsOn < today) refuse('enrolment.term-over');
  const first = from ?? (startsOn < today ? today : startsOn);
  if (first < startsOn || first > endsOn) refuse('enrolment.day-outside-term');
  return { startsOn: first, endsOn, coveredFrom: renewed ? first : addDays(first, waitingDays) };
}

export interface Stay {
  readonly admittedOn: CivilDate;
  readonly dischargedOn: CivilDate;
}

/**
 * Whether the stay is one that the cover pays for, asked for in time. Refuses `claim.day-ahead`,
 * `claim.days-turned-round`, `claim.before-cover`, `claim.after-cover`, `claim.too-late`.
 */
export function checkStay(stay: Stay, cover: Cover, claimDays: number | null, today: CivilDate): void {
  const { admittedOn, dischargedOn } = stay;
  if (dischargedOn < admittedOn) refuse('claim.days-turned-round');
  if (dischargedOn > today) refuse('claim.day-ahead');
  const from = cover.coveredFrom ?? cover.startsOn;
  if (from && admittedOn < from) refuse('claim.before-cover', `保障从 ${from} 起算，入院在这以前，不能理赔。`);
  if (cover.endsOn && admittedOn > cover.endsOn) refuse('claim.after-cover');
  if (claimDays !== null && daysBetween(dischargedOn, today) > claimDays)
    refuse('claim.too-late', `出院后要在 ${claimDays} 天内申报，已经过了。`);
}

export interface Benefit {
  /** 1 to 100; null: the amount is set by hand. */
  readonly sharePercent: number | null;
  /** Most in the term; null: no limit. */
  readonly capFen: Fen | null;
}

/** What is left of the cap in the term; null: no limit. */
export const leftOf = ({ capFen }: Benefit, given: Fen): Fen | null =>
  capFen === null ? null : maxFen(0n, capFen - given);

/** What the plan's rule gives for what was paid oneself, to the fen below; null when it is set by hand. */
export function amountByRule(benefit: Benefit, selfPaid: Fen | null, given: Fen): Fen | null {
  if (benefit.sharePercent === null || selfPaid === null) return null;
  const share = (selfPaid * BigInt(benefit.sharePercent)) / 100n;
  const left = leftOf(benefit, given);
  return left === null ? share : minFen(share, left);
}

/** Refuses `claim.amount-missing`, `claim.over-cap`, `claim.over-self-paid`. */
export function checkAmount(amount: Fen, benefit: Benefit, selfPaid: Fen | null, given: Fen): void {
  if (amount <= 0n) refuse('claim.amount-missing');
  const left = leftOf(benefit, given);
  if (left !== null && amount > left) refuse('claim.over-cap');
  if (benefit.sharePercent !== null && selfPaid !== null && amount > selfPaid) refuse('claim.over-self-paid');
}
