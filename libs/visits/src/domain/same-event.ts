import { addDays, daysBetween } from '@app/kernel';
import type { EventSpan, SameEventWindow } from './occasion';
import type { EventRelative, ReportedEvent } from './visit-duty';

/** Whether two reports speak of one event: same member, same occasion, dates within the occasion's window. */
export function isSameEvent(a: ReportedEvent, b: ReportedEvent, window: SameEventWindow): boolean {
  if (a.memberId !== b.memberId || a.occasion !== b.occasion) return false;
  if (window.kind === 'stay') return gapBetween(a, b) <= window.gapDays;
  if (window.kind === 'within') return daysApart(a, b) <= window.days;
  if (window.kind === 'relative') {
    return a.subCondition === b.subCondition && isSameRelative(a.relative, b.relative, daysApart(a, b) <= window.days);
  }
  return window.kind === 'once';
}

/** The earliest of `known` that speaks of the same event as `report`, or undefined. */
export function findSameEvent<T extends ReportedEvent>(
  report: ReportedEvent,
  known: readonly T[],
  window: SameEventWindow,
): T | undefined {
  return known
    .filter((event) => isSameEvent(event, report, window))
    .sort((a, b) => (a.eventOn < b.eventOn ? -1 : a.eventOn > b.eventOn ? 1 : 0))[0];
}

const daysApart = (a: EventSpan, b: EventSpan): number => Math.abs(daysBetween(a.eventOn, b.eventOn));

/** Natural days between the end of one span and the start of the other; 0 when they touch or overlap. */
function gapBetween(a: EventSpan, b: EventSpan): number {
  const [first, second] = a.eventOn <= b.eventOn ? [a, b] : [b, a];
  // An unknown discharge counts as the day of admission: else an open stay would swallow every later one.
  const end = first.eventEndsOn ?? first.eventOn;
  return end >= addDays(second.eventOn, -1) ? 0 : daysBetween(end, second.eventOn);
}

function isSameRelative(a: EventRelative | null, b: EventRelative | null, near: boolean): boolean {
  // A report that does not say which relative is joined when it comes close; an officer can take it apart again.
  if (!a || !b) return near;
  if (a.dependantId && b.dependantId) return a.dependantId === b.dependantId;
  if (a.relation !== b.relation) return false;
  return a.name && b.name ? a.name.trim() === b.name.trim() : near;
}
