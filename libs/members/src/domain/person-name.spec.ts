import { readPersonName } from './person-name';

describe('person names', () => {
  it.each([
    ['王秀英', '王秀英', []],
    ['  赵 敏  ', '赵敏', ['spaces-removed']],
    ['赵　敏', '赵敏', ['spaces-removed']],
    ['欧 阳　小 明', '欧阳小明', ['spaces-removed']],
    ['冯•阿依', '冯·阿依', ['dot-unified']],
    ['冯‧阿依', '冯·阿依', ['dot-unified']],
    ['冯・阿依', '冯·阿依', ['dot-unified']],
    ['冯.阿依', '冯·阿依', ['dot-unified']],
    ['冯·阿依', '冯·阿依', []],
    ['阿卜杜拉 · 买买提', '阿卜杜拉·买买提', ['spaces-removed']],
    ['Ｊｏｈｎ　 Smith', 'John Smith', ['spaces-removed', 'full-width']],
    ["Anne-Marie O'Neil", "Anne-Marie O'Neil", []],
    ['𠮷野', '𠮷野', []],
    ['\uFEFF王秀英', '王秀英', []],
  ])('%j becomes %j with the notes %j', (typed, name, notes) => {
    const reading = readPersonName(typed);
    expect(reading).toMatchObject({ ok: true, value: name });
    expect(reading.ok && reading.notes.map((note) => note.code)).toEqual(notes);
  });

  it.each([
    ['', 'missing'],
    [' 　', 'missing'],
    ['王', 'too-short'],
    ['𠮷', 'too-short'],
    ['阿'.repeat(51), 'too-long'],
    ['张三2', 'character'],
    ['张三(已退)', 'character'],
    ['··', 'character'],
    ['<b>张三', 'character'],
  ])('%j is refused: %s', (typed, code) => expect(readPersonName(typed)).toMatchObject({ ok: false, fault: { code } }));

  it('accepts fifty characters', () => expect(readPersonName('阿'.repeat(50)).ok).toBe(true));
});
