import type { Schemas } from '../../api/schemas';

export type Union = Schemas['UnionView'];
export type UnionKind = Union['kind'];
export type Office = Schemas['OfficeView'];
export type OfficeTitle = Office['title'];

export const unionKey = (id: string) => ['union', id] as const;
/** The tree, and every union that is open. */
export const UNIONS = [['unions'], ['union']] as const;

/** What may stand directly below what; the API decides, this only spares a refusal. */
export const KINDS_BELOW: Readonly<Record<UnionKind, readonly UnionKind[]>> = {
  federation: ['federation', 'joint-union', 'union'],
  'joint-union': ['joint-union', 'union'],
  union: ['branch', 'group'],
  branch: ['group'],
  group: [],
};

export const KINDS: readonly UnionKind[] = ['federation', 'joint-union', 'union', 'branch', 'group'];

const TITLES: readonly OfficeTitle[] = [
  'chair',
  'standing-vice-chair',
  'vice-chair',
  'committee',
  'finance',
  'cashier',
  'auditor',
  'women-committee',
];
export const titlesOf = (kind: UnionKind): readonly OfficeTitle[] => (kind === 'group' ? ['group-leader'] : TITLES);
