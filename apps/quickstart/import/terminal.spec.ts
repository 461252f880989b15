import { tableOf, widthOf } from './terminal';

describe('a table in the terminal', () => {
  it.each([
    ['abc', 3],
    ['赵敏', 4],
    ['第 4 行', 7],
    ['(空)', 4],
    ['冯·阿依', 7],
  ])('%s takes %d columns', (text, width) => expect(widthOf(text)).toBe(width));

  it('keeps its columns under each other, Chinese or not, and pads nothing at the end', () => {
    const rows = [
      ['文件', '新增', '说明'],
      ['a.xlsx', '12', ''],
      ['名册.xlsx', '3', '好'],
    ];
    expect(tableOf(rows)).toBe(['文件       新增  说明', 'a.xlsx     12    ', '名册.xlsx  3     好'].join('\n'));
  });
});
