import { aForm } from '../testing/a-form';
import { nearest, templateFaults, unusedPlaceholders } from './template-check';

const WHOLE = ['姓名', '验真码', '清单.品名'];
const text = (placeholders: readonly string[], overrides: Partial<Parameters<typeof templateFaults>[1]> = {}) => ({
  ...{ placeholders, leftOver: [], paragraphs: [] },
  ...overrides,
});
const sentences = (...given: Parameters<typeof text>) =>
  templateFaults(aForm(), text(...given)).map(({ sentence }) => sentence);

describe('a template that a union brings', () => {
  it('is without fault when all that must be there is there and all that is there is known', () => {
    expect(sentences(WHOLE)).toEqual([]);
  });

  it('is told what a misspelt field was meant to be, and not that it is missing as well', () => {
    expect(sentences(['姓铭', '验真码', '清单.品名'])).toEqual(['没有「{{姓铭}}」这个字段，是不是想写「{{姓名}}」？']);
  });

  it('is told of a field that is like none', () => {
    expect(sentences([...WHOLE, '银行卡密码'])).toEqual(['没有「{{银行卡密码}}」这个字段，请对照字段表改一改。']);
  });

  it('is told of each field and list that must be there and is not', () => {
    expect(sentences([])).toEqual([
      '少了「{{姓名}}」，请加上。',
      '少了「{{验真码}}」，请加上。',
      '少了「清单」的表格：请在表格的一行里写上「{{清单.品名}}」等字段。',
    ]);
  });

  it('is told of a list outside a table, which a trial with examples leaves as it is', () => {
    const [sentence] = sentences(WHOLE, { leftOver: ['清单.品名'] });
    expect(sentence).toContain('要放在表格的一行里');
  });

  it.each([
    ['full-width braces', '姓名：\uFF5B\uFF5B姓名\uFF5D\uFF5D', '全角大括号'],
    ['braces that are not closed', '姓名：{{姓名', '没有成对'],
    ['braces that were never opened', '姓名}}', '没有成对'],
    ['an empty field', '', '是空的'],
  ])('is told of %s', (_, paragraph, words) => {
    const found = paragraph === '' ? sentences([...WHOLE, '']) : sentences(WHOLE, { paragraphs: [paragraph] });
    expect(found.join()).toContain(words);
  });

  it('is told what it leaves out, which is no fault', () => {
    expect(unusedPlaceholders(aForm(), WHOLE)).toEqual([
      '事由',
      '工会名称',
      '打印日期',
      '打印人',
      '验真网址',
      '清单.金额',
    ]);
  });

  it('finds the nearest word, and none when all are far', () => {
    expect([nearest('金额大', ['金额大写', '金额']), nearest('甲', ['姓名', '事由'])]).toEqual(['金额大写', null]);
  });
});
