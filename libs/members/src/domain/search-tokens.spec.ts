import {
  MAX_SPELLINGS,
  MAX_TOKEN_LENGTH,
  memberSearchTokens,
  nameUnits,
  numberTailsOf,
  prefixRange,
  searchTermsOf,
} from './search-tokens';

const asIs = (text: string): string => text;
const tokensOf = (simplifiedName: string, ...readings: string[][]) => memberSearchTokens({ simplifiedName, readings });

describe('tokens of a name', () => {
  it('are the suffixes of the name, of its pinyin at syllable borders, and of its initials', () =>
    expect(tokensOf('王秀英', ['wang'], ['xiu'], ['ying']).sort()).toEqual(
      ['n王秀英', 'n秀英', 'n英', 'pwangxiuying', 'pxiuying', 'pying', 'iwxy', 'ixy', 'iy'].sort(),
    ));

  it('keep every reading of a heteronym', () =>
    expect(tokensOf('单雨', ['shan', 'dan'], ['yu'])).toEqual(
      expect.arrayContaining(['pshanyu', 'pdanyu', 'isy', 'idy']),
    ));

  it('keep the readings of the first characters when there are too many combinations', () => {
    const tokens = tokensOf('单'.repeat(6), ...Array.from({ length: 6 }, () => ['shan', 'dan']));
    const whole = tokens.filter((token) => /^p((sh|d)an){6}$/.test(token));
    expect(whole).toHaveLength(MAX_SPELLINGS);
    expect(whole).toEqual(expect.arrayContaining(['pshanshanshanshanshanshan', 'pdandandanshanshanshan']));
  });

  it('leave the dot of a minority name out, and take a run of letters as one unit', () => {
    expect(nameUnits('冯·阿依')).toEqual(['冯', '阿', '依']);
    expect(nameUnits('王Anna Maria')).toEqual(['王', 'anna', 'maria']);
    expect(tokensOf('王Anna', ['wang'], ['anna'])).toEqual(
      expect.arrayContaining(['n王anna', 'nanna', 'pwanganna', 'panna', 'iwa']),
    );
  });

  it('never split a character outside the basic plane, and skip one without a reading', () =>
    expect(tokensOf('𠮷野', [], ['ye']).sort()).toEqual(['n𠮷野', 'n野', 'pye', 'iy'].sort()));

  it('are cut to a length that fits an index', () => {
    const longest = Math.max(
      ...tokensOf('阿'.repeat(50), ...Array.from({ length: 50 }, () => ['a'])).map((t) => t.length),
    );
    expect(longest).toBe(MAX_TOKEN_LENGTH + 1);
  });
});

describe('tails of a number', () => {
  it.each([
    ['99080119880506290X', ['290X', '06290X', '0506290X']],
    ['0571-88888888', ['8888', '888888', '88888888']],
    ['123', []],
  ])('%s has the tails %j', (number, tails) => expect(numberTailsOf(number)).toEqual(tails));
});

describe('what a person typed', () => {
  const prefixes = (typed: string) => {
    const search = searchTermsOf(typed, asIs);
    return search.kind === 'name' ? search.terms.map((term) => term.token) : search.kind;
  };

  it.each([
    ['秀英', ['n秀英']],
    ['王 秀英', ['n王秀英']],
    ['阿卜杜拉·买买提', ['n阿卜杜拉买买提']],
    ['wang xiu ying', ['nwangxiuying', 'pwangxiuying', 'iwangxiuying']],
    ['WangXiu', ['nwangxiu', 'pwangxiu', 'iwangxiu']],
    ["xi'an", ['nxian', 'pxian', 'ixian']],
    ['wáng', ['nwáng', 'pwang', 'iwang']],
    ['lǚ', ['nlǚ', 'plv', 'ilv']],
    ['ｗｘｙ', ['nwxy', 'pwxy', 'iwxy']],
    ['王anna', ['n王anna']],
  ])('%j looks up %j', (typed, tokens) => expect(prefixes(typed)).toEqual(tokens));

  it('is simplified as the index is', () =>
    expect(searchTermsOf('單雨', (text) => text.replace('單', '单'))).toEqual({
      kind: 'name',
      terms: [{ match: 'prefix', token: 'n单雨' }],
    }));

  it.each([
    ['290X', { typed: '290X', tail: '290X' }],
    ['２９０ｘ', { typed: '290X', tail: '290X' }],
    ['06290', { typed: '06290', tail: '6290' }],
    ['199 0000 0601', { typed: '19900000601', tail: '00000601' }],
    ['+86 199-0000-0601', { typed: '19900000601', tail: '00000601' }],
    ['99080119880506290x', { typed: '99080119880506290X', tail: '0506290X' }],
    ['H12345678', { typed: 'H12345678', tail: '12345678' }],
  ])('%j is the tail of a number', (typed, expected) =>
    expect(searchTermsOf(typed, asIs)).toEqual({ kind: 'number', ...expected }),
  );

  it('finds a number of which more was typed than is in the index, by its longest tail', () => {
    const search = searchTermsOf('99080119880506290X', asIs);
    expect(search.kind === 'number' && numberTailsOf('99080119880506290X')).toContain(
      search.kind === 'number' && search.tail,
    );
  });

  it.each(['五访-2026-000123', '五访-2026-0010801-0012', '五访－2026－000123', '五访—2026', '困 - 2026 - 7'])(
    '%j is a case number, no member',
    (typed) => expect(searchTermsOf(typed, asIs).kind).toBe('case-number'),
  );

  it.each(['', '  ', '·', '12', '290', '5X', '1234567890123456789'])(
    '%j looks up nothing and says what to type',
    (typed) => {
      const search = searchTermsOf(typed, asIs);
      expect(search.kind === 'none' && search.hint).toMatch(/。$/);
    },
  );
});

describe('a prefix range', () => {
  it('holds every token with the prefix and no other, byte by byte', () => {
    const { from, below } = prefixRange('n王');
    const within = (token: string) =>
      Buffer.compare(Buffer.from(token), Buffer.from(from)) >= 0 &&
      Buffer.compare(Buffer.from(token), Buffer.from(below)) < 0;
    expect(['n王', 'n王秀英', 'n王𠮷', 'n王\uFFFD'].every(within)).toBe(true);
    expect(['n玊', 'n玌', 'p王', 'n'].some(within)).toBe(false);
  });
});
