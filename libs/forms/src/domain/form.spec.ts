import { civilDate } from '@app/kernel';
import { aForm } from '../testing/a-form';
import { definitionFaults, exampleValuesOf, placeholdersOf, placeholdersOfText } from './form';
import { dayOnSheet, yuanOnSheet } from './sheet-words';

describe('a form', () => {
  it('is written with its own fields, those of every form, and the columns of its lists', () => {
    expect(placeholdersOf(aForm())).toEqual([
      ...['姓名', '事由', '工会名称', '打印日期', '打印人', '验真码', '验真网址'],
      ...['清单.品名', '清单.金额'],
    ]);
  });

  it('has an example for each, two rows to a list', () => {
    expect(exampleValuesOf(aForm())).toMatchObject({
      name: '王五',
      checkCode: expect.any(String),
      items: [
        { good: '大米', amount: '100.00' },
        { good: '大米', amount: '100.00' },
      ],
    });
  });

  it('is without fault when labels differ and its layout names only its fields', () => {
    expect(definitionFaults(aForm())).toEqual([]);
  });

  it.each([
    [
      'a label that stands for two fields',
      { fields: [{ name: 'code', label: '验真码', example: 'X' }], lists: [], layout: [] },
      ['label twice: 验真码'],
    ],
    [
      'a label with a dot, which would be taken for a list',
      { fields: [{ name: 'a', label: '甲.乙', example: 'X' }], lists: [], layout: [] },
      ['label unfit: 甲.乙'],
    ],
    [
      'a layout with a field that is none',
      { layout: [{ kind: 'title' as const, text: '{{姓铭}}' }] },
      ['unknown in the layout: 姓铭'],
    ],
  ])('%s is a fault', (_, overrides, faults) => {
    expect(definitionFaults(aForm(overrides))).toEqual(faults);
  });

  it('reads placeholders with spaces inside their braces', () => {
    expect(placeholdersOfText('{{ 姓名 }}和{{清单.品名}}')).toEqual(['姓名', '清单.品名']);
  });

  it('writes days and amounts as offices do, and leaves what is not known empty', () => {
    expect([
      dayOnSheet(civilDate('2026-03-02')),
      dayOnSheet(null),
      yuanOnSheet(80_050n),
      yuanOnSheet(123_456_700n),
    ]).toEqual(['2026年3月2日', null, '800.50元', '1,234,567.00元']);
  });
});
