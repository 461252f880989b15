import { arrayText, withArraysAsText } from './array-text';

describe('arrays as text', () => {
  const many = (value: unknown): unknown[] => Array.from({ length: 20 }, () => value);

  it.each([
    [['a', 'b'], '{"a","b"}'],
    [[1, null, true, false, -2], '{1,null,true,false,-2}'],
    [['', 'NULL', '甲 乙', '{a,b}'], '{"","NULL","甲 乙","{a,b}"}'],
    [['a"b', 'c\\d', 'e\nf', '\u0001'], '{"a\\"b","c\\\\d","e\nf","\u0001"}'],
    [['a"b', 1, null], '{"a\\"b",1,null}'],
    [[], '{}'],
  ])('%j', (values, text) => expect(arrayText(values)).toBe(text));

  it('stand for long arrays of plain values only', () => {
    const [date, buffer] = [new Date(0), Buffer.from([1])];
    const others = [['a'], many(date), many(buffer), many(['a']), many(0.5), many({ a: 1 }), 'a', null];
    expect(withArraysAsText([many('a'), ...others])).toEqual([`{${many('"a"').join(',')}}`, ...others]);
  });
});
