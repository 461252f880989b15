import { aResidentIdNumber } from '@app/members/testing';
import { readIdentityDocument } from '@app/members';
import { civilDate } from '@app/kernel';
import { answersWithout, keyOfPlace } from '../../apps/web/src/pages/hardship/consent-places';
import { bornByNumber } from '../../apps/web/src/parts/age';

const NUMBER = aResidentIdNumber(civilDate('2018-03-04'), 42);

describe('the form asks for separate consents of the same people as the API', () => {
  it.each([
    NUMBER,
    ` ${NUMBER.slice(0, 6)} ${NUMBER.slice(6)} `,
    `${NUMBER.slice(0, 6)}-${NUMBER.slice(6, 14)}—${NUMBER.slice(14)}`,
    [...NUMBER].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join(''),
    `'${NUMBER}`,
    '990000650102003',
    '９９００００６５０１０２００３',
    'E12345678',
  ])('reads the birthday in %s as the API does', (typed) => {
    const read = readIdentityDocument(typed);
    expect(read.ok).toBe(true);
    expect(bornByNumber(typed)).toBe(read.ok ? read.value.bornOn : null);
  });

  it('keeps the answers of the others with them when somebody is taken out of the form', () => {
    const answers = { 'holder-health': 'own', '0-child': 'first', '1-child': 'second', '2-health': 'third' };
    expect(answersWithout(answers, 0)).toEqual({ 'holder-health': 'own', '0-child': 'second', '1-health': 'third' });
    expect(answersWithout(answers, 1)).toEqual({ 'holder-health': 'own', '0-child': 'first', '1-health': 'third' });
    expect(answersWithout(undefined, 0)).toEqual({});
    expect(keyOfPlace(0)).not.toBe(keyOfPlace(1));
  });
});
