import { civilDate, DomainProblem, newId } from '@app/kernel';
import { anAudienceRule, aRoundPlan } from '../testing/round.factory';
import { checkBudget, checkPlan } from './plan.rules';

const today = civilDate('2026-09-20');

function refusal(act: () => void): DomainProblem {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainProblem) return error;
    throw error;
  }
  throw new Error('was not refused');
}
const fieldsOf = (act: () => void) => refusal(act).extensions.fields?.map((each) => each.field);

describe('a plan', () => {
  it('stands when it is done the day before the holiday', () =>
    expect(() => checkPlan(aRoundPlan({ dueOn: civilDate('2026-10-17') }), today)).not.toThrow());

  it('is refused when it is due on the holiday or after it, with both days', () =>
    expect(refusal(() => checkPlan(aRoundPlan({ dueOn: civilDate('2026-10-18') }), today))).toMatchObject({
      code: 'round.due-after-holiday',
      detail: '重阳慰问要在 2026-10-17 以前完成，截止日期不能是 2026-10-18，请提前。',
    }));

  it('is refused when the holiday has passed, naming it', () =>
    expect(refusal(() => checkPlan(aRoundPlan(), civilDate('2026-10-18')))).toMatchObject({
      code: 'round.holiday-passed',
      detail: expect.stringContaining('2026 年重阳（2026-10-18）已经过了'),
    }));

  it('says everything that is wrong at once, by field', () => {
    const wrong = aRoundPlan({
      ...{ startsOn: civilDate('2026-10-16'), dueOn: civilDate('2026-10-10'), budgetFen: 0n, paymentKind: 'cash' },
      ...{ kind: 'other', audience: [] },
    });
    expect(fieldsOf(() => checkPlan(wrong, today))).toEqual([
      'dueOn',
      'budget',
      'audience',
      'holidayCode',
      'cashReason',
    ]);
  });

  it('needs a holiday unless it is another kind of round', () =>
    expect(fieldsOf(() => checkPlan(aRoundPlan({ occasion: null }), today))).toEqual(['holidayCode']));

  it('gives everybody something, in lines that are each of their own', () => {
    const nothing = anAudienceRule({ standard: { cashFen: 0n, goods: [] } });
    const rice = { name: '大米', quantity: 1, unit: '袋', valueFen: 8_000n };
    const twice = anAudienceRule({ standard: { cashFen: 0n, goods: [rice, rice] } });
    const none = anAudienceRule({ standard: { cashFen: 1n, goods: [{ ...rice, quantity: 0 }] } });
    const empty = anAudienceRule({ code: 'list' });
    expect(fieldsOf(() => checkPlan(aRoundPlan({ audience: [nothing, twice, none, empty] }), today))).toEqual([
      'audience.0',
      'audience.1',
      'audience.2',
      'audience.3',
    ]);
    const listed = anAudienceRule({ code: 'list', memberIds: [newId<'member'>()] });
    expect(() => checkPlan(aRoundPlan({ audience: [listed] }), today)).not.toThrow();
  });

  it('may cost what was budgeted and not a fen more, and the refusal says how much', () => {
    expect(() => checkBudget(100_000n, 100_000n)).not.toThrow();
    expect(refusal(() => checkBudget(100_001n, 100_000n))).toMatchObject({
      code: 'round.over-budget',
      detail: '名单要 1000.01 元，预算只有 1000.00 元，多出 0.01 元。请减少人数、降低标准，或增加预算。',
      extensions: { over: '0.01' },
    });
  });
});
