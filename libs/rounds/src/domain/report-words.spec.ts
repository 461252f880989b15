import { someStatementFacts } from '../testing/round.factory';
import { closingStatement } from './closing-statement';
import { reportSentences } from './report-words';

const counts = {
  ...{ persons: 10, givenPersons: 8, givenHouseholds: 6, givenWithoutHousehold: 2, visits: 12, visitors: 3 },
};
const facts = (overrides: Partial<typeof counts> = {}, byStatus: Record<string, number> = {}) => ({
  ...{ name: '送温暖', byStatus, statement: closingStatement(someStatementFacts()) },
  counts: { ...counts, ...overrides },
});

describe('the report of a round', () => {
  it('keeps persons, households, visits and money apart', () => {
    const sentences = reportSentences(facts({}, { refused: 1, absent: 1 }));
    expect(sentences).toEqual([
      '「送温暖」计划慰问 10 人，实际慰问 8 人，涉及 6 户，另有 2 人没有登记家庭，户数不详。',
      '3 位走访人共走访 12 人次。',
      '发出慰问金 2400.00 元、慰问品折合 640.00 元，合计 3040.00 元。',
      '没有慰问到的：本人不收 1 人、没有遇到 1 人。',
      '退回 2 人份、760.00 元。',
      '慰问品：大米 8 袋。',
      '结余 0.00 元。',
    ]);
  });

  it('says that households are not known instead of counting them as 0', () => {
    const [unknown] = reportSentences(facts({ givenHouseholds: 0, givenWithoutHousehold: 8 }));
    expect(unknown).toContain('户数不详');
    expect(reportSentences(facts({ givenWithoutHousehold: 0 }))[0]).not.toContain('不详');
    expect(reportSentences(facts({ givenHouseholds: 0, givenWithoutHousehold: 0, givenPersons: 0 }))[0]).not.toContain(
      '户',
    );
  });
});
