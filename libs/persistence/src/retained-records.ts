import type { Actor, MemberId, UnionId } from '@app/kernel';
import type { ErasedPlace } from './personal-erasure';
import type { ReadTx, Tx } from './tx';

/** What holds a record back because of something else of the same person: it never says what. */
export const OTHER_MATTER = '本人还有事项没有办结';

/** A kind of record that is kept for years and then destroyed (domain rules §9). */
export interface RetainedKind {
  /** `hardship-file`; the subject of its audit entries too. */
  readonly code: string;
  /** In Chinese, as it stands on a destruction list. */
  readonly name: string;
  /** Years to keep after the end, unless a federation's dated rule says more. */
  readonly years: number;
  /** No rule may say fewer: a law or a circular asks for these. */
  readonly leastYears: number;
  /** The law or circular, in Chinese. */
  readonly source: string;
}

/**
 * Records of one kind: which have ended, and what is emptied when they are destroyed. The rows stay as facts without a
 * person, for the figures and the ledger. Each lib provides its own; any provider of a loaded module is found.
 */
export abstract class RetainedRecords {
  abstract readonly kind: RetainedKind;
  /**
   * SELECT of what has ended: `id`, `union_id`, `number` (text, no person in it), `ended_on` (date) and `member_ids`
   * (uuid[]). $1 is the tenant.
   */
  abstract readonly ended: string;
  /** What is personal in them. */
  abstract readonly places: readonly ErasedPlace[];
  /** SELECT of the subjects (`id`) of this type whose papers go with the records $2 (uuid[]); $1 is the tenant. */
  readonly papers: readonly { readonly subjectType: string; readonly subjects: string }[] = [];

  /**
   * Of kinds behind a wall. SQL: whether the actor may see the record whose id is `column`; pushes its values onto
   * `params`, of which $1 is the tenant. To whoever may not, a list does not tell which record it is.
   */
  readonly wall?: (actor: Actor, column: string, params: unknown[]) => string;

  /** What goes besides: rows that are deleted, such as a search index. */
  further(_tx: Tx, _ids: readonly string[]): Promise<void> {
    return Promise.resolve();
  }
}

export interface HeldRecord {
  readonly kind: string;
  readonly id: string;
  readonly unionId: UnionId;
  readonly memberIds: readonly MemberId[];
}

/** Why records may not be destroyed now, such as a dispute that is still open. Any provider of a loaded module is found. */
export abstract class RetentionHold {
  /** Chinese sentences by the record's id; what is free is missing. */
  abstract reasons(tx: ReadTx, records: readonly HeldRecord[]): Promise<ReadonlyMap<string, string>>;
}
