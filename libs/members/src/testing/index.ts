import { type CivilDate, civilDate, newId } from '@app/kernel';
import type { HouseholdPerson } from '../domain/household';
import { checkCharacterOf } from '../domain/identity-document';
import type { MemberState } from '../domain/member';

/** A resident ID number of a made-up person: area code 99 is not issued. Odd sequences are men, even ones women. */
export function aResidentIdNumber(bornOn: CivilDate = civilDate('1988-05-06'), sequence = 12): string {
  const first17 = `990101${bornOn.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return first17 + checkCharacterOf(first17);
}

export const aMember = (overrides: Partial<MemberState> = {}): MemberState => ({
  id: newId<'member'>(),
  unionId: newId<'union'>(),
  groupName: '一组',
  name: '王秀英',
  gender: 'female',
  identityDocument: { kind: 'resident-id', number: aResidentIdNumber() },
  phone: { kind: 'mobile', number: '19900000000' },
  category: 'active',
  modelWorkerLevel: null,
  joinedOn: civilDate('2015-03-09'),
  bornOn: civilDate('1988-05-06'),
  diedOn: null,
  bank: { bankName: '示例银行', card: '9999990000000000014' },
  status: 'active',
  statusSince: civilDate('2015-03-09'),
  retentionGround: null,
  transfer: null,
  ...overrides,
});

export const aHouseholdPerson = (overrides: Partial<HouseholdPerson> = {}): HouseholdPerson => ({
  id: newId<'household-person'>(),
  memberId: null,
  name: '李小明',
  relation: 'child',
  identityDocument: null,
  bornOn: null,
  ...overrides,
});
