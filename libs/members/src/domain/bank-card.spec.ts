import { readBankCard } from './bank-card';

describe('bank cards', () => {
  it.each([
    ['9999990000000000014', []],
    ['9999 9900 0000 0000 014', ['spaces-removed']],
    ['９９９９９９０００００００００００１４', ['full-width']],
  ])('%s passes Luhn, with the notes %j', (typed, notes) => {
    const reading = readBankCard(typed);
    expect(reading).toMatchObject({ ok: true, value: '9999990000000000014' });
    expect(reading.ok && reading.notes.map((note) => note.code)).toEqual(notes);
  });

  it('accepts the shortest and the longest length', () => {
    expect(readBankCard('999999000006').ok).toBe(true);
    expect(readBankCard('9999990000000000014').ok).toBe(true);
  });

  it.each([
    ['', 'missing'],
    ['9.99999E+18', 'rounded-by-spreadsheet'],
    ['99999900000', 'length'],
    ['99999900000000000140', 'length'],
    ['999999000000000001O', 'character'],
    ['9999990000000000015', 'check-digit'],
    ['9999990000000000104', 'check-digit'],
  ])('%j is refused: %s', (typed, code) => expect(readBankCard(typed)).toMatchObject({ ok: false, fault: { code } }));
});
