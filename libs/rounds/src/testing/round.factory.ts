import { civilDate, newId, type PersonId } from '@app/kernel';
import type { AudienceRule } from '../domain/audience';
import type { Allottable } from '../domain/allotment';
import type { HeldByVisitor, StatementFacts, StatementLine } from '../domain/closing-statement';
import type { RoundPlan } from '../domain/round';
import type { RoundState } from '../domain/round.decision';

/** A line of an audience; name only what the test is about. */
export const anAudienceRule = (overrides: Partial<AudienceRule> = {}): AudienceRule => ({
  ...{ code: 'retiree', category: null, minAge: null, unionIds: null, groups: null, memberIds: [], standard: null },
  ...overrides,
});

/** 300 元 and a bag of rice for every retiree before 重阳 of 2026. */
export const aRoundPlan = (overrides: Partial<RoundPlan> = {}): RoundPlan => ({
  ...{ name: '重阳慰问', kind: 'holiday', purpose: '看望退休老同志', fundPurpose: 'retiree', fundAccountId: null },
  occasion: {
    ...{ code: 'CHONGYANG', year: 2026, name: '重阳' },
    ...{ on: civilDate('2026-10-18'), latestOn: civilDate('2026-10-17'), leadDays: 20 },
  },
  budgetFen: 1_000_000n,
  standard: { cashFen: 30_000n, goods: [{ name: '大米', quantity: 1, unit: '袋', valueFen: 8_000n }] },
  ...{ paymentKind: 'transfer', cashReason: null, perHousehold: false, audience: [anAudienceRule()] },
  ...{ startsOn: civilDate('2026-10-01'), dueOn: civilDate('2026-10-15') },
  ...overrides,
});

export const aRoundState = (overrides: Partial<RoundState> = {}): RoundState => ({
  ...{ roundId: newId<'round'>(), unionId: newId<'union'>(), status: 'draft' },
  ...overrides,
});

export const anAllottable = (overrides: Partial<Allottable> = {}): Allottable => ({
  ...{ id: newId<'roster-entry'>(), unionId: 'u1', groupName: '一组', street: null, householdId: null },
  ...{ memberId: newId<'member'>(), orderNo: null },
  ...overrides,
});

export const aVisitorWith = (load = 0, household: readonly string[] = []) => ({
  ...{ personId: newId<'person'>() as PersonId, load, household },
});

export const aLine = (persons = 0, cashFen = 0n, goodsFen = 0n): StatementLine => ({
  ...{ persons, households: persons, cashFen, goodsFen },
});

/** Ten people planned, eight given to, two returned, nothing left. */
export const someStatementFacts = (overrides: Partial<StatementFacts> = {}): StatementFacts => ({
  planned: aLine(10, 300_000n, 80_000n),
  visited: aLine(8, 240_000n, 64_000n),
  given: aLine(8, 240_000n, 64_000n),
  returned: aLine(2, 60_000n, 16_000n),
  left: aLine(),
  goods: [{ name: '大米', unit: '袋', planned: 10, given: 8, returned: 2, left: 0 }],
  ...{ openEntries: 0, unpaidPersons: 0, unsignedPersons: 0, held: [] },
  ...overrides,
});

export const aHolder = (overrides: Partial<HeldByVisitor> = {}): HeldByVisitor => ({
  ...{ name: '刘洋', cashFen: 0n, goods: [] },
  ...overrides,
});
