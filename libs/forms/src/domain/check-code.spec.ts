import fc from 'fast-check';
import { CHECK_CODE_CHOICES, CHECK_CODE_RANDOMS, checkCodeOf, readCheckCode, shownCheckCode } from './check-code';

const randoms = fc.array(fc.integer({ min: 0, max: CHECK_CODE_CHOICES - 1 }), {
  minLength: CHECK_CODE_RANDOMS,
  maxLength: CHECK_CODE_RANDOMS,
});

describe('the check code of a sheet', () => {
  it('has twelve letters and digits, none of which is mistaken for another', () => {
    fc.assert(fc.property(randoms, (values) => /^[2-9A-HJ-KM-NP-Z]{12}$/.test(checkCodeOf(values))));
  });

  it('is read back however it is typed: with dashes, spaces, in small letters, full width', () => {
    const code = checkCodeOf([5, 17, 3, 19, 7, 21, 30, 28, 0, 29, 11]);
    const shown = shownCheckCode(code);
    expect(shown).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    const wide = code.replaceAll(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
    for (const typed of [code, shown, shown.toLowerCase(), ` ${shown.replaceAll('-', ' ')} `, wide])
      expect(readCheckCode(typed)).toBe(code);
  });

  it('is refused with any one letter wrong', () => {
    fc.assert(
      fc.property(randoms, fc.nat(11), fc.integer({ min: 1, max: CHECK_CODE_CHOICES - 1 }), (values, at, by) => {
        const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
        const code = checkCodeOf(values);
        const wrong = letters[(letters.indexOf(code[at]!) + by) % CHECK_CODE_CHOICES]!;
        return readCheckCode(code.slice(0, at) + wrong + code.slice(at + 1)) === null;
      }),
    );
  });

  it('is refused with two different neighbours exchanged', () => {
    fc.assert(
      fc.property(randoms, fc.nat(10), (values, at) => {
        const code = checkCodeOf(values);
        const exchanged = code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2);
        return exchanged === code || readCheckCode(exchanged) === null;
      }),
    );
  });

  it.each(['', 'ABCD', '0000-0000-0000', 'OOOO-IIII-LLLL', '王五', 'AAAA-AAAA-AAAA-AAAA'])('is not "%s"', (typed) => {
    expect(readCheckCode(typed)).toBeNull();
  });
});
