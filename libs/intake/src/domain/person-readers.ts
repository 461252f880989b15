import type { CivilDate } from '@app/kernel';
import type { CellNote } from './row-note';

/** The shape in which the register of members reads a typed text. */
export type PersonReading<Value> =
  | { readonly ok: true; readonly value: Value; readonly notes: readonly CellNote[] }
  | { readonly ok: false; readonly fault: CellNote };

export interface ReadIdentity {
  readonly document: { readonly kind: string; readonly number: string };
  readonly bornOn: CivilDate | null;
  readonly gender: 'female' | 'male' | null;
}

/** How names and numbers are read is the register's knowledge; its functions are handed in. */
export interface PersonReaders {
  readonly personName: (typed: string) => PersonReading<string>;
  readonly identityDocument: (typed: string, options: { readonly today: CivilDate }) => PersonReading<ReadIdentity>;
  readonly phone: (typed: string) => PersonReading<{ readonly number: string }>;
  readonly bankCard: (typed: string) => PersonReading<string>;
  /** 会员类别 and 劳模级别: the code that a word in Simplified characters stands for, and the label of a code. */
  readonly memberCategory: (word: string) => string | undefined;
  readonly memberCategoryLabel: (code: string) => string;
  /** Whether `category` is a closer word for members of whom `broader` is true as well: 农民工 are 在职. */
  readonly memberCategoryWithin: (category: string, broader: string) => boolean;
  readonly modelWorkerLevel: (word: string) => string | undefined;
  readonly modelWorkerLevelLabel: (code: string) => string;
  /** 岗位特点: as the two above. */
  readonly postTrait: (word: string) => string | undefined;
  readonly postTraitLabel: (code: string) => string;
}
