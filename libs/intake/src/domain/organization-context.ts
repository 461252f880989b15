import type { ColumnMap } from './header-recognition';

/**
 * A union that is there already. Its code differs from the one that it was found by only where the file's top stands for
 * the register's.
 */
export interface RegisteredUnion {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentCode: string | null;
  readonly region: string | null;
}

/** The kinds of union and their order are the organisations' knowledge; it is handed in. */
export interface UnionKindReaders {
  /** The code that a word in Simplified characters stands for. */
  readonly kindOf: (word: string) => string | undefined;
  readonly label: (kind: string) => string;
  /** Whether a union of this kind may stand directly below; `null` is the top of the tree. */
  readonly fits: (kind: string, parentKind: string | null) => boolean;
}

export interface OrganizationContext {
  readonly columns: ColumnMap;
  readonly kinds: UnionKindReaders;
  readonly unionByCode: (code: string) => RegisteredUnion | undefined;
  readonly unionsByName: (name: string) => readonly RegisteredUnion[];
  /** The top of the tenant's tree; `null` while there is none. */
  readonly rootCode: string | null;
  /** Whether the one who imports may change this registered union and put others below it; everywhere when left out. */
  readonly mayManage?: (code: string) => boolean;
  /** Whether a union that must not be shown has this code: one elsewhere, or one that is dissolved. */
  readonly isTaken?: (code: string) => boolean;
}
