import type { FileStatus } from './hardship-file.lifecycle';

/** Who has the next step of a file in hand. */
export type StepHolder = 'officer' | 'assessor' | 'signer';

export interface StepDeadline {
  readonly holder: StepHolder;
  /** Days from the day on which the file came to the step. */
  readonly days: number;
}

/**
 * Within how many days each step is to be done. No text fixes them; two weeks for what takes a visit or a meeting, one
 * for what takes a desk. A notice that hung its time is counted from its last day, and is not in this list.
 */
export const STEP_DEADLINES: Readonly<Partial<Record<FileStatus, StepDeadline>>> = {
  applied: { holder: 'officer', days: 14 },
  visited: { holder: 'assessor', days: 14 },
  assessed: { holder: 'officer', days: 7 },
  objected: { holder: 'officer', days: 10 },
  reinvestigated: { holder: 'officer', days: 7 },
  returned: { holder: 'officer', days: 14 },
  'union-review': { holder: 'signer', days: 7 },
  'federation-review': { holder: 'signer', days: 10 },
  'change-review': { holder: 'signer', days: 14 },
};

/** After the last day of the notice the officer submits the file within so many days. */
export const SUBMIT_WITHIN_DAYS = 7;
