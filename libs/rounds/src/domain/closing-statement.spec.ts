import { aHolder, aLine, someStatementFacts } from '../testing/round.factory';
import { closingStatement, storedStatement } from './closing-statement';

describe('the closing statement', () => {
  it('lets a round close when money and goods left are zero and nobody holds anything', () => {
    const statement = closingStatement(someStatementFacts({ held: [aHolder()] }));
    expect(statement.missing).toEqual([]);
    expect(storedStatement(statement)).toMatchObject({
      planned: { persons: 10, cashFen: '300000', goodsFen: '80000' },
      left: { persons: 0, cashFen: '0' },
    });
  });

  it.each([
    [{ openEntries: 2 }, '还有 2 人没有走访'],
    [{ unpaidPersons: 1 }, '还有 1 人的款物没有付清或核销，请出纳付款'],
    [{ unsignedPersons: 3 }, '其中 3 人领了款物还没有签收，请补签'],
    [{ held: [aHolder({ cashFen: 100n })] }, '刘洋 手上还有 1.00 元没有退回'],
    [{ held: [aHolder({ cashFen: -100n })] }, '刘洋 给出的现金比领走的多 1.00 元，请补记领款'],
    [{ held: [aHolder({ goods: [{ name: '大米', unit: '袋', quantity: 1 }] })] }, '刘洋 手上还有大米 1 袋没有退回'],
    [
      { held: [aHolder({ goods: [{ name: '大米', unit: '袋', quantity: -2 }] })] },
      '刘洋 给出的大米比领走的多 2 袋，请补记领取',
    ],
    [{ left: aLine(1, 1n) }, '账上还剩 0.01 元没有付清或退回'],
    [{ goods: [{ name: '油', unit: '桶', planned: 2, given: 1, returned: 0, left: 1 }] }, '油还剩 1 桶'],
  ])('says what is missing (%#)', (facts, words) =>
    expect(closingStatement(someStatementFacts(facts)).missing).toEqual([words]),
  );
});
