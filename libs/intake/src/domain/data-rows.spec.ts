import { aSheet } from '../testing/sheet-rows';
import { roleOf } from './data-rows';

const rows = aSheet([
  ['序号', '姓名', '证件号码', '备注'],
  [1, '彭梅', '990101199109220026', null],
  [2, null, null, null],
  ['合计', '2人', null, null],
  ['制表人:张三', null, null, '2025-01-01'],
  ['序号', '姓名', '证件号码', '备注'],
  [3, null, '990101199109220026', null],
  [null, '合计平', '990101199109220026', null],
]);
const columns = { sequence: 0, name: 1, idNumber: 2, remark: 3 };

describe('a row below the header', () => {
  it.each([
    [1, 'record', 'a person'],
    [2, 'blank', 'only its number, written ahead'],
    [3, 'total', 'a sum'],
    [4, 'total', 'a signature line'],
    [5, 'repeated-header', 'the header once more'],
    [6, 'record', 'a person without a name, who has to be refused, not skipped'],
    [7, 'record', 'a person with all fields, whatever his name'],
  ])('%i is a %s: %s', (index, role) => expect(roleOf(rows[index]!, columns, rows[0]!)).toBe(role));
});
