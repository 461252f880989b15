import { civilDate, type Fen } from '@app/kernel';
import * as fc from 'fast-check';
import type { HardshipCategory } from './category';
import { DEFAULT_FORMULA_RULES } from './formula-version';
import {
  FILE_ACTIONS,
  FILE_STATUSES,
  type FileStatus,
  isOnFile,
  isRunning,
  nextFileStatus,
  openFileActions,
} from './hardship-file.lifecycle';
import { EXPENSE_KINDS, type HouseholdStatement, INCOME_KINDS, SUDDEN_EVENTS } from './household-statement';
import { judge } from './judgement';

const MONTH: Fen = 106_200n;
const yearly = fc.bigInt({ min: 0n, max: 30_000_000n });
const statements: fc.Arbitrary<HouseholdStatement> = fc.record({
  on: fc.constant(civilDate('2026-05-01')),
  persons: fc.integer({ min: 1, max: 9 }),
  event: fc.option(fc.constantFrom(...SUDDEN_EVENTS), { nil: null }),
  monthsBelow: fc.integer({ min: 0, max: 12 }),
  hasStateAid: fc.boolean(),
  savings: yearly,
  netInvestment: yearly,
  exclusions: fc.constant([]),
  incomes: fc.array(fc.record({ kind: fc.constantFrom(...INCOME_KINDS), whose: fc.constant(null), yearly }), {
    minLength: 1,
    maxLength: 4,
  }),
  expenses: fc.array(
    fc.record({
      kind: fc.constantFrom(...EXPENSE_KINDS),
      note: fc.constant(null),
      yearly,
      fromEvent: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
});

/** From the gravest; none comes last. */
const GRAVITY: readonly (HardshipCategory | null)[] = [
  ...(['deep', 'accident', 'relative', 'subsistence', 'borderline', 'accident-2016'] as const),
  null,
];
const graver = (one: HardshipCategory | null, other: HardshipCategory | null): boolean =>
  GRAVITY.indexOf(one) < GRAVITY.indexOf(other);

describe.each(DEFAULT_FORMULA_RULES.map((rule) => [rule.version, rule] as const))('the category by %s', (_, rule) => {
  const categoryOf = (statement: HouseholdStatement) => judge(statement, MONTH, '测试低保标准', rule).category;

  it('more income never gives a graver one', () =>
    fc.assert(
      fc.property(statements, yearly, (statement, more) => {
        const richer = { ...statement, incomes: [...statement.incomes, { kind: 'other', whose: null, yearly: more }] };
        return !graver(categoryOf(richer as HouseholdStatement), categoryOf(statement));
      }),
    ));

  it('less expense never gives a graver one', () =>
    fc.assert(
      fc.property(statements, fc.nat(3), (statement, which) => {
        const fewer = { ...statement, expenses: statement.expenses.filter((_line, i) => i !== which) };
        return !graver(categoryOf(fewer), categoryOf(statement));
      }),
    ));

  it('it is one of those that it meets, or none', () =>
    fc.assert(
      fc.property(statements, (statement) => {
        const { category, meets } = judge(statement, MONTH, '测试低保标准', rule);
        return category === null ? meets.length === 0 : meets.includes(category);
      }),
    ));
});

describe('the table of a file', () => {
  it('no order of actions leaves it: what is not open changes nothing, and who is on file runs', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FILE_ACTIONS), { maxLength: 60 }), (actions) => {
        let status: FileStatus = 'found';
        for (const action of actions) {
          const next = nextFileStatus(status, action);
          if ((next !== undefined) !== openFileActions(status).includes(action)) return false;
          status = next ?? status;
          if (!FILE_STATUSES.includes(status) || (isOnFile(status) && !isRunning(status))) return false;
        }
        return true;
      }),
    ));

  it('nobody is on file who was not approved', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...FILE_ACTIONS.filter((each) => each !== 'approve')), { maxLength: 80 }),
        (actions) => {
          let status: FileStatus = 'found';
          for (const action of actions) status = nextFileStatus(status, action) ?? status;
          return !isOnFile(status);
        },
      ),
    ));
});
