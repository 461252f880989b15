import { civilDate, newId } from '@app/kernel';
import type { VisitEntry, Visitor, VisitState } from '../domain/visit';
import type { LoggingContext } from '../domain/visit.decision';
import { DEFAULT_VISIT_RULES } from '../domain/visit-entry.rules';

export const aVisitor = (name = '刘洋', overrides: Partial<Visitor> = {}): Visitor => ({
  personId: newId<'person'>(),
  name,
  rank: 'welfare-officer',
  ...overrides,
});

/** A visit of two officers with cash, signed by the member; name only what the test is about. */
export function aVisitEntry(overrides: Partial<VisitEntry> = {}): VisitEntry {
  return {
    kind: 'must-visit',
    talkTopic: null,
    round: null,
    dutyId: newId<'visit-duty'>(),
    memberId: newId<'member'>(),
    unionId: newId<'union'>(),
    visitedOn: civilDate('2026-03-12'),
    place: '云川第二医院',
    visitors: [aVisitor(), aVisitor('赵敏', { rank: 'group-leader' })],
    outcome: { kind: 'met' },
    cashFen: 80_000n,
    goods: [{ name: '水果', quantity: 1, unit: '箱', valueFen: 15_000n }],
    evidence: [{ documentId: newId<'document'>(), kind: 'photo' }],
    words: null,
    nextNeed: null,
    nextContactOn: null,
    signature: { documentId: newId<'document'>(), by: 'self' },
    ...overrides,
  };
}

export function aLoggingContext(overrides: Partial<LoggingContext> = {}): LoggingContext {
  return {
    id: newId<'visit'>(),
    by: newId<'person'>(),
    at: new Date('2026-03-12T02:21:00Z'),
    today: civilDate('2026-03-12'),
    eventOn: civilDate('2026-03-10'),
    rules: DEFAULT_VISIT_RULES,
    assessed: [],
    ...overrides,
  };
}

export function aVisit(overrides: Partial<VisitState> = {}): VisitState {
  return {
    ...aVisitEntry(),
    id: newId<'visit'>(),
    status: 'logged',
    version: 1,
    correctsId: null,
    correctedById: null,
    marks: [],
    loggedById: newId<'person'>(),
    loggedAt: new Date('2026-03-12T02:21:00Z'),
    voidReason: null,
    ...overrides,
  };
}
