import type { PersonId } from '@app/kernel';
import type { RosterEntryId } from './round';

export const ALLOTMENT_WAYS = ['group', 'street', 'union', 'even'] as const;
export type AllotmentWay = (typeof ALLOTMENT_WAYS)[number];

/** A person to be visited, with what is known of where he is. */
export interface Allottable {
  readonly id: RosterEntryId;
  readonly unionId: string;
  readonly groupName: string | null;
  readonly street: string | null;
  readonly householdId: string | null;
  readonly memberId: string;
}

/** A visitor with how many he has already; nobody visits himself or his household. */
export interface AllottingVisitor {
  readonly personId: PersonId;
  readonly load: number;
  /** Himself and who lives with him. */
  readonly household: readonly string[];
}

export interface Allotted {
  readonly id: RosterEntryId;
  readonly visitorId: PersonId;
  /** Place on the visitor's way, from 1: what belongs together comes one after another. */
  readonly order: number;
}

/**
 * Pure: who goes to whom. What belongs together (a group, a street, a union, a household) goes to one visitor, the
 * largest parts first, each to who has least; a part that is larger than a fair share is split.
 */
export function allot(
  entries: readonly Allottable[],
  visitors: readonly AllottingVisitor[],
  way: AllotmentWay,
): Allotted[] {
  const load = new Map(visitors.map((visitor) => [visitor.personId, visitor.load]));
  const total = entries.length + visitors.reduce((sum, visitor) => sum + visitor.load, 0);
  const fair = Math.max(1, Math.ceil(total / Math.max(1, visitors.length)));
  const parts = bundlesOf(entries, way, fair);
  const order = wayOrder(entries, way);
  return parts.flatMap((part) => {
    const own = new Set(part.map((entry) => entry.memberId));
    const free = visitors.filter((visitor) => !visitor.household.some((id) => own.has(id)));
    const [visitor] = free.sort((a, b) => load.get(a.personId)! - load.get(b.personId)!);
    if (!visitor) return [];
    load.set(visitor.personId, load.get(visitor.personId)! + part.length);
    return part.map(({ id }) => ({ id, visitorId: visitor.personId, order: order.get(id)! }));
  });
}

const keyOf = (entry: Allottable, way: AllotmentWay): string => {
  if (way === 'group') return `${entry.unionId} ${entry.groupName ?? ''}`;
  if (way === 'street') return entry.street ?? `${entry.unionId} ${entry.groupName ?? ''}`;
  return way === 'union' ? entry.unionId : (entry.householdId ?? entry.memberId);
};

/** Streets, groups or unions in the order of their first person on the list; nobody is sent to and fro. */
const wayOrder = (entries: readonly Allottable[], way: AllotmentWay): ReadonlyMap<RosterEntryId, number> =>
  new Map(
    togetherOf(entries, way)
      .flat()
      .map(({ id }, index) => [id, index + 1]),
  );

function togetherOf(entries: readonly Allottable[], way: AllotmentWay): Allottable[][] {
  const together = new Map<string, Allottable[]>();
  for (const entry of entries) {
    const key = keyOf(entry, way);
    const found = together.get(key);
    if (found) found.push(entry);
    else together.set(key, [entry]);
  }
  return [...together.values()];
}

function bundlesOf(entries: readonly Allottable[], way: AllotmentWay, fair: number): Allottable[][] {
  const parts = togetherOf(entries, way).flatMap((bundle) => splitEvenly(bundle, Math.ceil(bundle.length / fair)));
  return parts.sort((a, b) => b.length - a.length);
}

const splitEvenly = (bundle: readonly Allottable[], parts: number): Allottable[][] => {
  const size = Math.ceil(bundle.length / parts);
  return Array.from({ length: parts }, (_, i) => bundle.slice(i * size, (i + 1) * size)).filter(
    (part) => part.length > 0,
  );
};
