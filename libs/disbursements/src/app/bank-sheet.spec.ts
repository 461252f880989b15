import { bankFile, readSheet } from './bank-sheet';

describe("the bank's result sheet", () => {
  const transfer = {
    ...{ line: 1, payeeName: '王秀英', cardNumber: '9999990000000000014', bank: '某银行', amount: 50_000n },
    ...{ occasionName: '送温暖', number: '用款-2026-0001' },
  };

  it.each(['xlsx', 'csv'] as const)('is read as %s', async (format) => {
    const [, line] = await readSheet(await bankFile(format, [transfer]));
    expect(line).toEqual(['1', '王秀英', '9999990000000000014', '某银行', '500.00', '送温暖 用款-2026-0001']);
  });

  it.each<[string, () => Buffer]>([
    ['a line of nothing but commas', () => Buffer.alloc(8 * 1024 * 1024, ',')],
    ['a line that never ends', () => Buffer.alloc(8 * 1024 * 1024, 'x')],
    ['half a workbook', () => Buffer.from('PK\u0003\u0004 and nothing more')],
  ])('that is %s is refused, and the process goes on', async (_, make) => {
    await expect(readSheet(make())).rejects.toMatchObject({ code: 'transfer-list.sheet-unreadable' });
  });
});
