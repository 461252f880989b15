import { readBankResult, type ToldTransfer } from './bank-result';

const told = (line: number, overrides: Partial<ToldTransfer> = {}): ToldTransfer => ({
  line,
  number: `款-2026-001-000${line}`,
  payeeName: `会员${line}`,
  cardNumber: `99999900000000000${line}`,
  amount: 50_000n,
  ...overrides,
});
const HEADING = ['序号', '收款户名', '收款账号', '金额', '处理状态', '失败原因'];

describe('the result sheet of a bank', () => {
  const list = [told(1), told(2), told(3)];
  const row = (line: number, status: string, reason = '') => {
    const { payeeName, cardNumber } = list[line - 1]!;
    return [String(line), payeeName, cardNumber, '500.00', status, reason];
  };

  it('says of each line whether it was paid, and why not in the bank’s words', () => {
    const rows = [['代发结果'], HEADING, row(1, '成功'), row(2, '失败', '户名不符'), row(3, '已入账')];
    expect(readBankResult(rows, list)).toEqual({
      answers: [
        { line: 1, paid: true, reason: '' },
        { line: 2, paid: false, reason: '户名不符' },
        { line: 3, paid: true, reason: '' },
      ],
      unmatched: [],
    });
  });

  it('leaves a line without an answer that it does not mention, and names rows that belong to nobody', () => {
    const stranger = ['9', '别人', '8888', '500.00', '成功', ''];
    const total = ['合计', '', '', '1000.00', '', ''];
    const result = readBankResult([HEADING, row(1, '成功'), stranger, [''], total], list)!;
    expect(result).toEqual({ answers: [{ line: 1, paid: true, reason: '' }], unmatched: [3] });
  });

  it('counts what is neither yes nor no as no answer', () => {
    expect(readBankResult([HEADING, row(1, '处理中')], list)).toEqual({ answers: [], unmatched: [2] });
  });

  it.each([
    ['失败', false],
    ['交易不成功', false],
    ['退汇', false],
    ['账号与户名不符', false],
    ['交易成功', true],
    ['已付', true],
    ['S', true],
  ])('reads %s as paid: %s', (word, paid) => {
    expect(readBankResult([HEADING, row(1, word)], list)!.answers[0]).toMatchObject({ line: 1, paid });
  });

  it('finds the line by the number in the purpose, by a masked card, or by the name with the amount', () => {
    const twins = [
      told(1, { cardNumber: '9999991', payeeName: '李雷' }),
      told(2, { cardNumber: '9999991', payeeName: '李雷' }),
    ];
    const withPurpose = [
      ['户名', '结果', '用途'],
      ['李雷', '失败', `送温暖 ${twins[1]!.number}`],
    ];
    expect(readBankResult(withPurpose, twins)!.answers).toEqual([{ line: 2, paid: false, reason: '失败' }]);
    const masked = [HEADING, ['1', '', '999999****0002', '500', '成功', '']];
    expect(readBankResult(masked, list)!.answers).toEqual([{ line: 2, paid: true, reason: '' }]);
    const byName = [
      ['姓名', '金额', '状态'],
      ['会员3', '¥500.00', '成功'],
    ];
    expect(readBankResult(byName, list)!.answers[0]).toMatchObject({ line: 3 });
    const unsure = [
      ['姓名', '金额', '状态'],
      ['李雷', '500.00', '成功'],
    ];
    expect(readBankResult(unsure, twins)).toEqual({ answers: [], unmatched: [2] });
  });

  it('takes the failure of two rows about one line', () => {
    const rows = [HEADING, row(1, '成功'), row(1, '退汇', '账户冻结'), row(1, '成功')];
    expect(readBankResult(rows, list)!.answers).toEqual([{ line: 1, paid: false, reason: '账户冻结' }]);
  });

  it('is nothing when no row names an account or a name and a result', () => {
    expect(
      readBankResult(
        [
          ['会费', '月份'],
          ['1', '2'],
        ],
        list,
      ),
    ).toBeNull();
    expect(readBankResult([], list)).toBeNull();
  });
});
