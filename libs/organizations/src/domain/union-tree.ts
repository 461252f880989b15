import { nextStatus } from '@app/kernel';
import { refuse } from './organizations.problems';
import { type UnionAction, UNION_KIND_NAMES, type UnionKind, UNION_LIFECYCLE, type UnionState } from './trade-union';

/** What may stand directly below what: 总工会 → 联合会 → 基层工会 → 分会 → 小组 (domain rules §10). */
const KINDS_BELOW: Readonly<Record<UnionKind, readonly UnionKind[]>> = {
  federation: ['federation', 'joint-union', 'union'],
  'joint-union': ['joint-union', 'union'],
  union: ['branch', 'group'],
  branch: ['group'],
  group: [],
};

export const kindsBelow = (kind: UnionKind): readonly UnionKind[] => KINDS_BELOW[kind];

/** Refuses `organization.kind-does-not-fit`; a tree's root must be a federation. */
export function checkPlacement(kind: UnionKind, parentKind: UnionKind | null): void {
  if (parentKind === null ? kind === 'federation' : KINDS_BELOW[parentKind].includes(kind)) return;
  const where = parentKind === null ? '最上面' : `${UNION_KIND_NAMES[parentKind]}下面`;
  refuse('organization.kind-does-not-fit', `${where}不能设${UNION_KIND_NAMES[kind]}，请检查类型和上级。`);
}

export function checkOpen(union: UnionState, action: UnionAction): void {
  if (!nextStatus(UNION_LIFECYCLE, union.status, action)) refuse('organization.dissolved');
}

export interface Move {
  readonly union: UnionState;
  readonly parent: UnionState;
  /** The parent itself and all above it. */
  readonly lineOfParent: readonly string[];
}

/** Whether the union may be moved below `parent`; refuses with the reason when it may not. */
export function checkMove({ union, parent, lineOfParent }: Move): void {
  checkOpen(union, 'move');
  if (union.parentId === null) refuse('organization.is-root');
  if (union.parentId === parent.id) refuse('organization.already-there');
  if (lineOfParent.includes(union.id)) refuse('organization.below-itself');
  checkOpen(parent, 'change');
  checkPlacement(union.kind, parent.kind);
}

export function checkDissolution(union: UnionState, activeBelow: number): void {
  checkOpen(union, 'dissolve');
  if (union.parentId === null) refuse('organization.is-root');
  if (activeBelow > 0)
    refuse('organization.has-unions-below', `下面还有 ${activeBelow} 个没撤销的工会，请先移走或撤销它们。`);
}

/** A union that becomes another kind must fit what stands above and what stands below it. */
export function checkKindChange(kind: UnionKind, parentKind: UnionKind | null, childKinds: readonly UnionKind[]): void {
  checkPlacement(kind, parentKind);
  for (const child of childKinds) checkPlacement(child, kind);
}
