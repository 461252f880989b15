import { DomainProblem } from '@app/kernel';
import { aDisbursement } from '../testing/disbursement.factory';
import { assertOnApprovedRoster, assertWithinPlan, openPlanned } from './planned-disbursement';

const caught = (work: () => unknown): DomainProblem => {
  try {
    work();
  } catch (error) {
    return error as DomainProblem;
  }
  throw new Error('nothing was refused');
};

describe('money of a plan that was approved as a whole', () => {
  const { status: _s, receipt: _r, paidOn: _p, replaces: _a, ...opening } = aDisbursement();

  it('begins approved, and nobody has received it', () => {
    expect(openPlanned(opening)).toMatchObject({
      status: 'approved',
      receipt: 'awaited',
      paidOn: null,
      transferFailed: false,
      replaces: null,
    });
    expect(caught(() => openPlanned({ ...opening, amount: 0n })).code).toBe('disbursement.amount-not-positive');
  });

  it.each([
    [100n, 0n, [60n, 40n]],
    [100n, 40n, [60n]],
    [100n, 100n, []],
  ])('fits when %s was approved, %s stands and %s is asked', (approved, live, asked) => {
    expect(() => assertWithinPlan(approved, live, asked)).not.toThrow();
  });

  it('is refused beyond what was approved, in a sentence with both sums', () => {
    const problem = caught(() => assertWithinPlan(100_000n, 60_000n, [40_001n]));
    expect(problem).toMatchObject({
      code: 'planned.over-approved',
      detail: '批准的是 ¥1,000.00，加上这次一共要 ¥1,000.01。请核对名单，或按新的金额重新审批。',
    });
  });

  it('goes to nobody who was not on the roster when it was approved', () => {
    expect(() => assertOnApprovedRoster(['m1', 'm2'], ['m2', 'm1', 'm1'])).not.toThrow();
    const problem = caught(() => assertOnApprovedRoster(['m1'], ['m1', 'm2', 'm2', 'm3']));
    expect(problem).toMatchObject({ code: 'planned.recipient-not-approved', detail: expect.stringContaining('2 人') });
  });
});
