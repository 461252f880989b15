import { memberSearchTokens, searchTermsOf } from './domain/search-tokens';
import { searchableName, simplify } from './romanization';

const readingsOf = (name: string) => searchableName(name).readings.map((readings) => readings.join('/'));

/** Whether typing `typed` finds the person: the match that the database makes on the stored tokens. */
const finds = (name: string, typed: string): boolean => {
  const search = searchTermsOf(typed, simplify);
  if (search.kind !== 'name') return false;
  const tokens = memberSearchTokens(searchableName(name));
  return search.terms.some((term) => tokens.some((token) => token.startsWith(term.token)));
};

describe('simplified characters', () => {
  it.each([
    ['葉', '叶'],
    ['歐陽單', '欧阳单'],
    ['衞國強', '卫国强'],
    ['鍾慧', '钟慧'],
    ['锺慧', '钟慧'],
    ['后羿', '后羿'],
    ['𠮷野', '𠮷野'],
    ['王秀英', '王秀英'],
    ['Anna', 'Anna'],
  ])('%s is looked up as %s', (name, simplified) => expect(simplify(name)).toBe(simplified));

  it('the beginning of a name becomes the beginning of the converted name', () => {
    for (let length = 1; length <= 3; length += 1) {
      const beginning = '李乾坤'.slice(0, length);
      expect(simplify('李乾坤').startsWith(simplify(beginning))).toBe(true);
    }
  });
});

describe('readings', () => {
  it.each([
    ['欧阳小明', ['ou', 'yang', 'xiao', 'ming']],
    ['歐陽小明', ['ou', 'yang', 'xiao', 'ming']],
    ['單雨', ['shan/dan', 'yu']],
    ['曾梅', ['zeng/ceng', 'mei']],
    ['仇英', ['qiu/chou', 'ying']],
    ['葉問', ['ye', 'wen']],
    ['阿卜杜拉', ['a', 'bu/bo', 'du', 'la']],
    ['冯·阿依', ['feng', 'a', 'yi']],
    ['吕布', ['lv', 'bu']],
    ['王Anna', ['wang', 'anna']],
    ['Zoë 王', ['zoe', 'wang']],
    ['𠮷野', ['', 'ye']],
  ])('%s is read %j, the surname first', (name, readings) => expect(readingsOf(name)).toEqual(readings));

  it('a character that merges with another when simplified keeps its own sound', () =>
    expect(readingsOf('李乾坤')[1]).toContain('qian'));
});

describe('a member is found', () => {
  it.each([
    ['歐陽小明', '欧阳'],
    ['欧阳小明', '歐陽小'],
    ['欧阳小明', 'ouyang'],
    ['欧阳小明', 'oyxm'],
    ['欧阳小明', 'xm'],
    ['單雨', 'shan yu'],
    ['單雨', 'dany'],
    ['曾梅', 'zm'],
    ['曾梅', 'ceng'],
    ['葉問', '叶'],
    ['葉問', 'yw'],
    ['阿卜杜拉·买买提', '买买提'],
    ['阿卜杜拉·买买提', 'abdl'],
    ['阿卜杜拉·买买提', 'maimaiti'],
    ['王Anna', 'anna'],
    ['王Anna', '王a'],
    ['吕布', 'lü'],
    ['李乾坤', '李乾'],
    ['锺慧', '鍾'],
  ])('%s by typing %s', (name, typed) => expect(finds(name, typed)).toBe(true));

  it.each([
    ['王秀英', 'iuying'],
    ['王秀英', 'wy'],
    ['王秀英', '王英'],
  ])('%s is not found by %s', (name, typed) => expect(finds(name, typed)).toBe(false));
});
