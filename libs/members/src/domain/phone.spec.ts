import { phoneInNormalForm, readPhone } from './phone';

describe('phone numbers', () => {
  it.each([
    ['19900000601', '19900000601', []],
    ['１９９０００４４４４４', '19900044444', ['full-width']],
    ['+86 199-0000-0601', '19900000601', ['punctuation-removed', 'country-code-removed']],
    ['008619900000601', '19900000601', ['country-code-removed']],
    ['8619900000601', '19900000601', ['country-code-removed']],
    ['0571-88888888', '0571-88888888', []],
    ['057188888888', '0571-88888888', []],
    ['(010) 66668888', '010-66668888', ['punctuation-removed']],
    ['+86 571 8888888', '0571-8888888', ['punctuation-removed', 'country-code-removed']],
    ['+86-21-66668888', '021-66668888', ['punctuation-removed', 'country-code-removed']],
  ])('%s becomes %s with the notes %j', (typed, number, notes) => {
    const reading = readPhone(typed);
    expect(reading).toMatchObject({ ok: true, value: phoneInNormalForm(number) });
    expect(reading.ok && reading.notes.map((note) => note.code)).toEqual(notes);
  });

  it.each([
    ['', 'missing'],
    ['1.99E+10', 'rounded-by-spreadsheet'],
    ['1990000060', 'length'],
    ['199000006011', 'length'],
    ['12900000601', 'mobile-prefix'],
    ['88888888', 'no-area-code'],
    ['0571-888', 'landline-shape'],
    ['0071-88888888', 'landline-shape'],
    ['1990000060l', 'character'],
    ['没有', 'character'],
  ])('%j is refused: %s', (typed, code) => expect(readPhone(typed)).toMatchObject({ ok: false, fault: { code } }));

  it('a landline cannot be taken for a mobile when it is read back from storage', () => {
    expect(phoneInNormalForm('0571-88888888').kind).toBe('landline');
    expect(phoneInNormalForm('19900000601').kind).toBe('mobile');
  });
});
