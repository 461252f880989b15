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
  /** Place on the printed list. */
  readonly orderNo: number | null;
}

/** A visitor with how many he has already; nobody visits himself or his household. */
export interface AllottingVisitor {
  readonly personId: PersonId;
  readonly load: number;
  /** Himself and who lives with him. */
  readonly household: readonly string[];
}

/** A person with who goes to him. */
export type Visited<E extends Allottable = Allottable> = E & { readonly visitorId: PersonId };

/** Somebody whom a visitor has on his way already. */
export interface OnTheWay extends Visited {
  readonly visitOrder: number | null;
  /** The visitor was with him, so that his place stays. */
  readonly isDone: boolean;
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
): Visited[] {
  const load = new Map(visitors.map((visitor) => [visitor.personId, visitor.load]));
  const total = entries.length + visitors.reduce((sum, visitor) => sum + visitor.load, 0);
  const fair = Math.max(1, Math.ceil(total / Math.max(1, visitors.length)));
  const parts = bundlesOf(entries, way, fair);
  return parts.flatMap((part) => {
    const own = new Set(part.map((entry) => entry.memberId));
    const free = visitors.filter((visitor) => !visitor.household.some((id) => own.has(id)));
    const [visitor] = free.sort((a, b) => load.get(a.personId)! - load.get(b.personId)!);
    if (!visitor) return [];
    load.set(visitor.personId, load.get(visitor.personId)! + part.length);
    return part.map((entry) => ({ ...entry, visitorId: visitor.personId }));
  });
}

/**
 * Pure: the places on each visitor's way, once `given` were allotted to him: with those whom he has already (`standing`),
 * since who comes later lies in a street that he walks through anyway. What is done lies behind him. Tells only those
 * whose place is new; a visitor to whom nobody was given keeps his way.
 */
export function placesOnTheWay(
  given: readonly Visited[],
  standing: readonly OnTheWay[],
  way: AllotmentWay,
): Allotted[] {
  return [...new Set(given.map(({ visitorId }) => visitorId))].flatMap((visitorId) => {
    const known = standing.filter((each) => each.visitorId === visitorId);
    const ahead = [...known.filter(({ isDone }) => !isDone), ...given.filter((each) => each.visitorId === visitorId)];
    return placesAhead(visitorId, known, togetherOf(ahead.toSorted(byList), way).flat());
  });
}

/**
 * Pure: the places on a visitor's way, once `moved` were given to him by hand: each behind the last of the same street,
 * or at the end, in the order of the way on which they were. The others keep theirs, moving up where somebody came between.
 */
export function placesAfterMove(
  moved: readonly Placed[],
  visitorId: PersonId,
  standing: readonly OnTheWay[],
): Allotted[] {
  const known = standing.filter((each) => each.visitorId === visitorId);
  const ahead: Allottable[] = known.filter(({ isDone }) => !isDone).toSorted(byWay);
  for (const entry of moved.toSorted(byWay)) {
    const street = ahead.findLastIndex((each) => keyOf(each, 'street') === keyOf(entry, 'street'));
    ahead.splice(street === -1 ? ahead.length : street + 1, 0, entry);
  }
  return placesAhead(visitorId, known, ahead);
}

/** Places from behind what is done; those only that are new. */
function placesAhead(visitorId: PersonId, known: readonly OnTheWay[], ahead: readonly Allottable[]): Allotted[] {
  const behind = Math.max(0, ...known.filter(({ isDone }) => isDone).map(({ visitOrder }) => visitOrder ?? 0));
  const before = new Map(known.map(({ id, visitOrder }) => [id, visitOrder]));
  return ahead
    .map(({ id }, index) => ({ id, visitorId, order: behind + index + 1 }))
    .filter(({ id, order }) => before.get(id) !== order);
}

type Placed = Allottable & { readonly visitOrder: number | null };
const byWay = (a: Placed, b: Placed): number => (a.visitOrder ?? Infinity) - (b.visitOrder ?? Infinity) || byList(a, b);

const byList = (a: Allottable, b: Allottable): number => (a.orderNo ?? Infinity) - (b.orderNo ?? Infinity) || 0;

const keyOf = (entry: Allottable, way: AllotmentWay): string => {
  if (way === 'group') return `${entry.unionId} ${entry.groupName ?? ''}`;
  if (way === 'street') return entry.street ?? `${entry.unionId} ${entry.groupName ?? ''}`;
  return way === 'union' ? entry.unionId : (entry.householdId ?? entry.memberId);
};

/** Streets, groups or unions in the order of their first person on the list; nobody is sent to and fro. */
function togetherOf<E extends Allottable>(entries: readonly E[], way: AllotmentWay): E[][] {
  const together = new Map<string, E[]>();
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
