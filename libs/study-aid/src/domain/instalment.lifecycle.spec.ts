import fc from 'fast-check';
import { assertYearOpen } from './course';
import {
  INSTALMENT_ACTIONS,
  INSTALMENT_STATUSES,
  type InstalmentAction,
  type InstalmentStatus,
  nextInstalmentStatus,
} from './instalment.lifecycle';

const EXPECTED: Record<InstalmentStatus, Partial<Record<InstalmentAction, InstalmentStatus>>> = {
  ready: { list: 'listed', cancel: 'cancelled' },
  listed: { unlist: 'ready', approve: 'approved' },
  approved: { 'take-back': 'ready', pay: 'paid' },
  paid: { reverse: 'reversed' },
  reversed: { pay: 'paid' },
  cancelled: { restore: 'ready' },
};

describe('the lifecycle of an instalment', () => {
  it.each(INSTALMENT_STATUSES.flatMap((status) => INSTALMENT_ACTIONS.map((action) => [status, action] as const)))(
    '%s, %s',
    (status, action) => expect(nextInstalmentStatus(status, action)).toBe(EXPECTED[status][action]),
  );
});

/** An award with its money as the service moves it: each step is one of the pure rules, and the ledger beside it. */
class Model {
  readonly money = new Map<number, { status: InstalmentStatus; amount: bigint }[]>();
  ledger = 0n;

  constructor(private readonly award: { entryYear: number; endsInYear: number; maxYears: number }) {}

  get standing() {
    return [...this.money].flatMap(([year, rows]) => rows.map((row) => ({ year, ...row })));
  }

  open(year: number, amount: bigint): void {
    const given = this.standing.filter(({ status }) => status !== 'cancelled').map((row) => row.year);
    try {
      assertYearOpen(this.award, year, given);
    } catch {
      return;
    }
    this.money.set(year, [...(this.money.get(year) ?? []), { status: 'ready', amount }]);
  }

  step(year: number, action: InstalmentAction): void {
    const row = this.money.get(year)?.at(-1);
    const status = row && nextInstalmentStatus(row.status, action);
    // What was cancelled comes back only while its year is free.
    if (!row || !status) return;
    row.status = status;
    if (action === 'pay') this.ledger += row.amount;
    if (action === 'reverse') this.ledger -= row.amount;
  }
}

const event = fc.oneof(
  fc.record({
    kind: fc.constant('open' as const),
    year: fc.integer({ min: 2022, max: 2030 }),
    amount: fc.bigInt(1n, 900_000n),
  }),
  fc.record({
    kind: fc.constant('step' as const),
    year: fc.integer({ min: 2022, max: 2030 }),
    action: fc.constantFrom(...INSTALMENT_ACTIONS.filter((action) => action !== 'restore')),
  }),
);

describe('whatever happens to an award, in whatever order', () => {
  it('the sum of what is paid is the ledger’s, no academic year is paid twice, and no more years than it has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.array(event, { maxLength: 80 }), (maxYears, events) => {
        const award = { entryYear: 2023, endsInYear: 2028, maxYears };
        const model = new Model(award);
        for (const each of events)
          if (each.kind === 'open') model.open(each.year, each.amount);
          else model.step(each.year, each.action);
        const paid = model.standing.filter(({ status }) => status === 'paid');
        expect(paid.reduce((sum, { amount }) => sum + amount, 0n)).toBe(model.ledger);
        expect(new Set(paid.map(({ year }) => year)).size).toBe(paid.length);
        expect(paid.length).toBeLessThanOrEqual(maxYears);
        expect(paid.every(({ year }) => year >= 2023 && year < 2028)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
