import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readXlsx } from 'hucre';
import type { Sheet } from './sheet';
import {
  fileNameOf,
  rowOf,
  severalSheetsOf,
  type SheetStamp,
  streamedWorkbookOf,
  wallClock,
  workbookOf,
} from './sheet.workbook';

interface Line {
  readonly number: string;
  readonly amount: string | null;
  readonly times: number;
  readonly at: string;
}

const ZONE = 'Asia/Shanghai';
const STAMP: SheetStamp = { by: '刘洋', at: new Date('2026-03-12T02:23:00Z'), zone: ZONE };
const SHEET: Sheet<Line> = {
  ...{ title: '用款', list: 'disbursements', page: () => Promise.resolve({ items: [], next: null }) },
  columns: [
    { title: '证件号码', value: ({ number }) => number },
    { title: '金额(元)', kind: 'amount', value: ({ amount }) => amount },
    { title: '次数', kind: 'count', value: ({ times }) => times },
    { title: '时间', kind: 'instant', value: ({ at }) => at },
  ],
  filters: [['状态', '待付款']],
};
const line = (overrides: Partial<Line> = {}): Line => ({
  ...{ number: '990101199109220026', amount: '800.50', times: 2, at: '2026-03-11T17:00:00.000Z' },
  ...overrides,
});

async function* later<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}

async function written(...lines: Line[]): Promise<unknown[][]> {
  const rows = lines.map((each) => rowOf(SHEET, each, ZONE));
  const { sheets } = await readXlsx(await buffer(workbookOf(SHEET, rows, STAMP)));
  return sheets[0]!.rows as unknown[][];
}

describe('a list in Excel', () => {
  it('says first what it is, how it was narrowed, who took it and when, and how many rows there are', async () => {
    const [first, heads] = await written(line(), line());
    expect(first![0]).toBe('用款 | 筛选 状态：待付款 | 刘洋 2026-03-12 10:23 导出 | 共 2 行');
    expect(heads).toEqual(['证件号码', '金额(元)', '次数', '时间']);
  });

  it('keeps long numbers and leading zeros as text, digit by digit', async () => {
    const [, , first, second] = await written(line(), line({ number: '007' }));
    expect([first![0], second![0]]).toEqual(['990101199109220026', '007']);
  });

  it.each([
    ['800.50', 800.5],
    ['0.10', 0.1],
    ['9999999999999.99', 9999999999999.99],
    ['-300.00', -300],
  ])('writes the amount %s as a number', async (amount, number) => {
    const [, , first] = await written(line({ amount }));
    expect(first![1]).toBe(number);
  });

  it('leaves what is not there empty, and counts as numbers', async () => {
    const [, , first] = await written(line({ amount: null }));
    expect(first!.slice(1, 3)).toEqual([null, 2]);
  });

  it('writes an instant by the clock of the federation', async () => {
    const [, , first] = await written(line());
    expect(first![3]).toBe('2026-03-12 01:00');
    expect(wallClock('Asia/Urumqi', STAMP.at)).toBe('2026-03-12 08:23');
  });

  it('never makes a formula of what somebody typed', async () => {
    const [, , first] = await written(line({ number: '=1+1' }));
    expect(first![0]).toBe('=1+1');
  });

  it.each([
    ['upright', SHEET.columns, 'portrait'],
    [
      'across when its columns are wide',
      [...SHEET.columns, { title: '说明', width: 60, value: () => null }],
      'landscape',
    ],
  ])('is printed on A4, one page wide, heads on every page, %s', async (_, columns, orientation) => {
    const sheet: Sheet<Line> = { ...SHEET, columns };
    const rows = [rowOf(sheet, line(), ZONE)];
    const each = { sheet: sheet as Sheet<unknown>, rows, isCut: false };
    const several = Buffer.concat(
      await Readable.from(severalSheetsOf([each, { ...each, sheet: { ...each.sheet, tab: '又' } }], STAMP)).toArray(),
    );
    const files = [
      await buffer(workbookOf(sheet, rows, STAMP)),
      await buffer(streamedWorkbookOf(sheet, later(rows), STAMP)),
      several,
    ];
    for (const file of files) {
      const { sheets } = await readXlsx(file);
      for (const { pageSetup } of sheets)
        expect(pageSetup).toMatchObject({
          paperSize: 'a4',
          orientation,
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: '$1:$2',
        });
    }
  });

  it('has every row once and in order, also when there are more than anybody prints', async () => {
    const rows = Array.from({ length: 5_100 }, (_, i) => rowOf(SHEET, line({ times: i }), ZONE));
    const { sheets } = await readXlsx(await buffer(streamedWorkbookOf(SHEET, later(rows), STAMP)));
    expect(sheets[0]!.rows.slice(2, -1).map((row) => row[2])).toEqual(rows.map((row) => row[2]));
  });

  it('names the file by list and day, without anybody in it', () => {
    expect(decodeURIComponent(fileNameOf('用款', STAMP))).toContain("UTF-8''用款 2026-03-12.xlsx");
  });
});
