import { civilDate } from '@app/kernel';
import { aMember } from '../testing';
import { completedParticulars, contradictionsIn, maskedForOfficer, maskedForPublic } from './member.particulars';
import type { StatedParticulars } from './member.particulars';

const TODAY = civilDate('2026-01-15');
const stated = (overrides: Partial<StatedParticulars> = {}): StatedParticulars => ({
  gender: 'female',
  bornOn: civilDate('1988-05-06'),
  joinedOn: civilDate('2015-03-09'),
  identity: {
    document: { kind: 'resident-id', number: '99080119880506290X' },
    bornOn: civilDate('1988-05-06'),
    gender: 'female',
  },
  ...overrides,
});
const fieldsOf = (overrides: Partial<StatedParticulars>) =>
  contradictionsIn(stated(overrides), TODAY).map((problem) => problem.field);

describe('contradictions in particulars', () => {
  it.each<[string, Partial<StatedParticulars>, string[]]>([
    ['nothing when all fits', {}, []],
    ['nothing when little is known', { gender: 'unknown', bornOn: null, joinedOn: null, identity: null }, []],
    ['a gender other than in the ID number', { gender: 'male' }, ['gender']],
    ['a birth date other than in the ID number', { bornOn: civilDate('1988-05-07') }, ['bornOn']],
    ['a birth date to come', { bornOn: civilDate('2026-01-16'), joinedOn: null, identity: null }, ['bornOn']],
    ['a joining date to come', { joinedOn: civilDate('2026-01-16') }, ['joinedOn']],
    ['a joining date before birth', { joinedOn: civilDate('1988-05-06') }, ['joinedOn']],
  ])('finds %s', (_, overrides, fields) => expect(fieldsOf(overrides)).toEqual(fields));

  it('joining today is no contradiction', () => expect(fieldsOf({ joinedOn: TODAY })).toEqual([]));
});

describe('completing particulars', () => {
  it('takes gender and birth date from the ID number where they were not stated', () =>
    expect(completedParticulars(stated({ gender: 'unknown', bornOn: null }))).toEqual({
      gender: 'female',
      bornOn: '1988-05-06',
    }));

  it('leaves unknown what nobody knows', () =>
    expect(completedParticulars(stated({ gender: 'unknown', bornOn: null, identity: null }))).toEqual({
      gender: 'unknown',
      bornOn: null,
    }));
});

describe('masking (domain rules §9)', () => {
  it('shows an officer the first three and last two of an ID, 138****1234 of a phone, the tail of a card', () =>
    expect(
      maskedForOfficer(aMember({ identityDocument: { kind: 'resident-id', number: '99080119880506290X' } })),
    ).toEqual({
      name: '王秀英',
      identityNumber: '990*************0X',
      phone: '199****0000',
      bankCard: '尾号0014',
    }));

  it('has nothing to mask where nothing is known', () =>
    expect(maskedForOfficer(aMember({ identityDocument: null, phone: null, bank: null }))).toEqual({
      name: '王秀英',
      identityNumber: null,
      phone: null,
      bankCard: null,
    }));

  it('gives a public notice the masked name and nothing else', () =>
    expect(maskedForPublic(aMember({ name: '欧阳小明' }))).toEqual({ name: '欧**明' }));
});
