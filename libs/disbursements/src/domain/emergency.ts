import type { CivilDate } from '@app/kernel';
import { refuse } from './disbursement.problems';

/** Routes of this kind are for money that goes out before its papers are whole (domain rules §8.2). */
export const EMERGENCY_ROUTE = 'disbursement-emergency';
/** Its papers are completed within so many working days of the request. */
export const EMERGENCY_PAPERS_DAYS = 5;

/** 应急先付: what is owed to a payment that went first. */
export interface EmergencyPapers {
  /** Why the money cannot wait; null: it is no emergency. */
  readonly emergencyReason: string | null;
  readonly papersDueOn: CivilDate | null;
  readonly papersReviewedOn: CivilDate | null;
}

export const owesPapers = ({ papersDueOn, papersReviewedOn }: EmergencyPapers): boolean =>
  papersDueOn !== null && papersReviewedOn === null;

/** Only what the standards allow may go first: whatever else is asked for needs those who decide on exceptions. */
export function assertMayGoFirst(marks: readonly string[], fundKind: string): void {
  if (marks.some((mark) => mark !== 'evidence-missing') || fundKind === 'treasury')
    refuse('disbursement.emergency-not-open');
}

/** Before the books are closed on it somebody else has to have looked at what was handed in. */
export function assertPapersReviewed(papers: EmergencyPapers): void {
  if (owesPapers(papers)) refuse('disbursement.papers-not-reviewed');
}

/** Throws when there is nothing to look at, or something is still missing. */
export function assertPapersReviewable(papers: EmergencyPapers, status: string, marks: readonly string[]): void {
  if (!owesPapers(papers) || status !== 'paid') refuse('disbursement.action-not-open');
  if (marks.includes('evidence-missing')) refuse('disbursement.papers-still-missing');
}
