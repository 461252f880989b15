import type { ReadTx } from './tx';

/** A rule of what is stored that is broken, and by what. */
export interface Violation {
  readonly rule: string;
  /** The record: an id, never a person's data. */
  readonly subjectId: string;
}

/**
 * What must hold of a lib's records at any time. Each lib provides its own (any provider of a loaded module is found);
 * the nightly jobs and `npm run check` ask all of them. Looks only, mends nothing.
 */
export abstract class InvariantCheck {
  /** What it looks at: `funds`. */
  abstract readonly subject: string;
  /** A sentence of every rule. */
  abstract readonly rules: Readonly<Record<string, string>>;
  abstract violations(tx: ReadTx): Promise<readonly Violation[]>;
}
