import { aRecord, type CellInput } from '../testing/sheet-rows';
import { FundAccountJudge, type RegisteredFundAccount } from './fund-account-row';

const UNION = { id: 'u1', code: '001', name: '云川市总工会' };
const KINDS: Record<string, string> = { 工会经费: 'union-funds', 财政: 'treasury' };
const ROW = {
  code: 'JQZX',
  name: '金秋助学专项',
  source: '财政',
  purpose: '助学',
  openingBalance: 120_000 as CellInput,
  annualBudget: 80_000 as CellInput,
  remark: '须有在档困难档案' as CellInput,
};
const ACCOUNT: RegisteredFundAccount = {
  id: 'f1',
  name: '金秋助学专项',
  kind: 'treasury',
  purposes: ['study-aid'],
  openingBalance: 12_000_000n,
  annualBudget: 8_000_000n,
};

function judgeOf(fields: Record<string, CellInput>, account?: RegisteredFundAccount) {
  const { columns, row } = aRecord(fields);
  const judge = new FundAccountJudge({
    columns,
    unions: { byCode: () => undefined, byName: () => [], unnamed: UNION },
    accountOf: () => account,
    readers: {
      kindOf: (_, source) => KINDS[source],
      kindLabel: (kind) => Object.keys(KINDS).find((word) => KINDS[word] === kind)!,
      purposesOf: (restriction) => (restriction === '助学' ? ['study-aid'] : []),
      purposeLabel: () => '助学',
    },
  });
  return { judge: () => judge.judge(row) };
}
const judged = (fields: Record<string, CellInput>, account?: RegisteredFundAccount) => judgeOf(fields, account).judge();

describe('a fund account', () => {
  it('comes in with its balance to the fen and what its remark asks for', () =>
    expect(judged(ROW)).toMatchObject({
      verdict: 'new',
      warnings: [],
      values: {
        unionId: 'u1',
        kind: 'treasury',
        purposes: ['study-aid'],
        openingBalance: 12_000_000n,
        annualBudget: 8_000_000n,
        needsHardshipFile: true,
      },
    }));

  it('is unchanged when it comes a second time', () => expect(judged(ROW, ACCOUNT).verdict).toBe('unchanged'));

  it('may change its budget', () =>
    expect(judged({ ...ROW, annualBudget: '90,000' }, ACCOUNT)).toMatchObject({
      verdict: 'changed',
      changes: [{ field: 'annualBudget', from: '80000.00', to: '90000.00' }],
    }));

  it('may not change an opening balance that is posted', () =>
    expect(judged({ ...ROW, openingBalance: 1 }, ACCOUNT)).toMatchObject({
      verdict: 'refused',
      values: null,
      refusals: [{ code: 'opening-balance-posted' }],
    }));

  it('keeps a restriction that nobody understands, with a warning', () =>
    expect(judged({ ...ROW, purpose: '按捐赠人意愿' })).toMatchObject({
      verdict: 'new',
      warnings: [{ code: 'purpose-not-recognised' }],
      values: { restriction: '按捐赠人意愿', purposes: [] },
    }));

  it.each<[Partial<Record<keyof typeof ROW, CellInput>>, string]>([
    [{ code: null }, 'code-missing'],
    [{ name: null }, 'name-missing'],
    [{ source: null }, 'source-missing'],
    [{ source: '天上' }, 'unknown-source'],
    [{ openingBalance: null }, 'opening-balance-missing'],
    [{ openingBalance: '12万' }, 'money-not-in-yuan'],
    [{ openingBalance: { kind: 'formula', text: '1' } }, 'formula-in-cell'],
    [{ annualBudget: '-1' }, 'money-negative'],
  ])('%j is refused: %s', (fields, code) =>
    expect(judged({ ...ROW, ...fields }).refusals.map((refusal) => refusal.code)).toEqual([code]),
  );

  it('stands in a file once', () => {
    const { judge } = judgeOf(ROW);
    judge();
    expect(judge().refusals).toMatchObject([
      { code: 'code-twice', otherRow: 1 },
      { code: 'name-twice', otherRow: 1 },
    ]);
  });
});
