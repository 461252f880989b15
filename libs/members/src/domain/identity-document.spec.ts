import { civilDate } from '@app/kernel';
import { aResidentIdNumber } from '../testing';
import { checkCharacterOf, readIdentityDocument, type IdentityDocumentKind } from './identity-document';

const faultOf = (typed: string, kind?: IdentityDocumentKind) => {
  const reading = readIdentityDocument(typed, { kind, today: civilDate('2026-01-15') });
  return reading.ok ? null : reading.fault.code;
};

const readOf = (typed: string, kind?: IdentityDocumentKind) => {
  const reading = readIdentityDocument(typed, { kind });
  return reading.ok
    ? { ...reading.value.document, bornOn: reading.value.bornOn, gender: reading.value.gender }
    : reading.fault.code;
};

const notesOf = (typed: string) => {
  const reading = readIdentityDocument(typed);
  return reading.ok ? reading.notes.map((note) => note.code) : reading.fault.code;
};

describe('resident ID numbers (GB 11643-1999)', () => {
  it('carry the check character of the example in the standard', () =>
    expect(checkCharacterOf('11010519491231002')).toBe('X'));

  it('say birth date and gender; the area code 99 of made-up people is not looked up', () =>
    expect(readOf('99080119880506290X')).toEqual({
      kind: 'resident-id',
      number: '99080119880506290X',
      bornOn: '1988-05-06',
      gender: 'female',
    }));

  it.each([
    ['99080119880506290x', ['lower-case-check-letter']],
    ['９９０８０１１９８８０５０６２９０Ｘ', ['full-width']],
    [' 990801 19880506 290X ', ['spaces-removed']],
    ["'99080119880506290X", ['spaces-removed']],
    ['\u200e99080119880506290X', []],
  ])('are normalised: %j gives the notes %j', (typed, notes) => {
    expect(notesOf(typed)).toEqual(notes);
    expect(readOf(typed)).toMatchObject({ number: '99080119880506290X' });
  });

  it.each([
    ['', 'missing'],
    ['   ', 'missing'],
    ['9.90801E+17', 'rounded-by-spreadsheet'],
    ['9908011988050629', 'length'],
    ['99080119880506290XX', 'length'],
    ['19880506', 'length'],
    ['99080119880506290A', 'character'],
    ['9908O119880506290X', 'character'],
    ['990801198802302901', 'birth-date'],
    ['990801188805062901', 'birth-date'],
    [aResidentIdNumber(civilDate('2026-01-16')), 'birth-date'],
    ['990101199001010018', 'check-digit'],
    ['990801198805062900', 'check-digit'],
  ])('%j is refused for its %s', (typed, code) => expect(faultOf(typed)).toBe(code));

  it('names the position that is wrong, in a sentence and without the number itself', () => {
    const reading = readIdentityDocument('9908O119880506290X');
    expect(reading).toEqual({
      ok: false,
      fault: { code: 'character', message: '身份证号第 5 位不是数字，请对着证件再看一眼。' },
    });
  });

  it('says where to look when the check digit does not fit', () =>
    expect(readIdentityDocument('990101199001010018')).toMatchObject({
      fault: { message: '身份证号最后一位对不上，请再看一眼第 17 位和最后一位。' },
    }));

  it('finds every single wrong digit and every swap of two neighbours', () => {
    const good = aResidentIdNumber();
    for (let index = 0; index < 17; index += 1) {
      for (const digit of '0123456789') {
        const wrong = good.slice(0, index) + digit + good.slice(index + 1);
        if (wrong !== good) expect(faultOf(wrong)).not.toBeNull();
      }
      const swapped = good.slice(0, index) + good[index + 1] + good[index] + good.slice(index + 2);
      if (swapped !== good) expect(faultOf(swapped)).not.toBeNull();
    }
  });

  it('of 15 digits are upgraded to the same person’s 18', () => {
    expect(readOf('990801880506290')).toMatchObject({ number: '99080119880506290X', bornOn: '1988-05-06' });
    expect(notesOf('990801880506290')).toEqual(['upgraded-from-15']);
  });

  it('of 15 digits with an impossible birth date are refused', () =>
    expect(faultOf('990801881306290')).toBe('birth-date'));
});

describe('other identity documents', () => {
  const hmt = '81000019880506290';
  const foreign = '91115619880506290';

  it.each<[string, IdentityDocumentKind, string]>([
    [hmt + checkCharacterOf(hmt), 'hmt-residence-permit', hmt + checkCharacterOf(hmt)],
    ['h12345678', 'hk-macao-permit', 'H12345678'],
    ['M1234567801', 'hk-macao-permit', 'M1234567801'],
    ['1234567890(b)', 'taiwan-permit', '1234567890B'],
    [foreign + checkCharacterOf(foreign), 'foreign-permanent-residence', foreign + checkCharacterOf(foreign)],
    ['CAN110080010101', 'foreign-permanent-residence', 'CAN110080010101'],
    ['E12345678', 'passport', 'E12345678'],
    ['ea 1234567', 'passport', 'EA1234567'],
  ])('%s is told by its shape: %s', (typed, kind, number) => expect(readOf(typed)).toMatchObject({ kind, number }));

  it.each<[string, IdentityDocumentKind]>([
    ['12345678', 'taiwan-permit'],
    ['123456789', 'passport'],
    [aResidentIdNumber(), 'foreign-permanent-residence'],
  ])('%s counts as the %s that was chosen', (number, kind) =>
    expect(readOf(number, kind)).toMatchObject({ kind, number }),
  );

  it('residence permits say birth date and gender like a resident ID', () =>
    expect(readOf(hmt + checkCharacterOf(hmt))).toMatchObject({ bornOn: '1988-05-06', gender: 'female' }));

  it.each<[string, IdentityDocumentKind, string]>([
    [aResidentIdNumber(), 'hmt-residence-permit', 'prefix'],
    ['H1234', 'hk-macao-permit', 'shape'],
    ['X12345678', 'hk-macao-permit', 'shape'],
    ['1234', 'taiwan-permit', 'shape'],
    ['ABCDEF', 'passport', 'shape'],
    ['CAN11008001010', 'foreign-permanent-residence', 'shape'],
  ])('%s is no %s: %s', (typed, kind, code) => expect(faultOf(typed, kind)).toBe(code));
});
