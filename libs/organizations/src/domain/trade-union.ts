import { type CivilDate, type Lifecycle, type UnionId } from '@app/kernel';

/** Kinds of union, from the top: 总工会 federation, 工会联合会, 基层工会, 分会, 工会小组 (domain rules §10). */
export const UNION_KINDS = ['federation', 'joint-union', 'union', 'branch', 'group'] as const;
export type UnionKind = (typeof UNION_KINDS)[number];

export const UNION_KIND_NAMES: Readonly<Record<UnionKind, string>> = {
  federation: '总工会',
  'joint-union': '工会联合会',
  union: '基层工会',
  branch: '分会',
  group: '工会小组',
};

export const UNION_STATUSES = ['active', 'dissolved'] as const;
export type UnionStatus = (typeof UNION_STATUSES)[number];

export const UNION_LIFECYCLE = {
  change: { from: ['active'], to: 'active' },
  move: { from: ['active'], to: 'active' },
  appoint: { from: ['active'], to: 'active' },
  dissolve: { from: ['active'], to: 'dissolved' },
} as const satisfies Lifecycle<UnionStatus, string>;
export type UnionAction = keyof typeof UNION_LIFECYCLE;

/** What the rules need to know of a union. */
export interface UnionState {
  readonly id: UnionId;
  readonly code: string;
  readonly name: string;
  readonly kind: UnionKind;
  readonly parentId: UnionId | null;
  readonly status: UnionStatus;
  readonly validFrom: CivilDate;
}
