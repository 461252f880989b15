import { type CivilDate, type FieldProblem, maskCard, maskIdNumber, maskName, maskPhone } from '@app/kernel';
import type { IdentityDocumentRead } from './identity-document';
import type { Gender, MemberState } from './member';

/** What the form or a roster row states, beside what the identity number itself says. */
export interface StatedParticulars {
  readonly gender: Gender;
  readonly bornOn: CivilDate | null;
  readonly joinedOn: CivilDate | null;
  readonly identity: IdentityDocumentRead | null;
}

/** Contradictions within one person's particulars; empty when all fit together. */
export function contradictionsIn(stated: StatedParticulars, today: CivilDate): FieldProblem[] {
  const { gender, bornOn, joinedOn, identity } = stated;
  const problems: FieldProblem[] = [];
  const add = (field: string, message: string): unknown => problems.push({ field, message });
  if (identity?.gender && gender !== 'unknown' && gender !== identity.gender) {
    add('gender', '性别和身份证号对不上，请核对性别，或者看看身份证号第 17 位。');
  }
  if (identity?.bornOn && bornOn && bornOn !== identity.bornOn) {
    add('bornOn', '出生日期和身份证号对不上，请以身份证为准。');
  }
  const born = bornOn ?? identity?.bornOn ?? null;
  if (born && born > today) add('bornOn', '出生日期还没到，请再核对。');
  if (joinedOn && joinedOn > today) add('joinedOn', '入会日期还没到，请填已经入会的那一天。');
  if (joinedOn && born && joinedOn <= born) add('joinedOn', '入会日期早于出生日期，请再核对。');
  return problems;
}

/** Stated values filled up with what the identity number says. */
export const completedParticulars = (stated: StatedParticulars): { gender: Gender; bornOn: CivilDate | null } => ({
  gender: stated.gender === 'unknown' ? (stated.identity?.gender ?? 'unknown') : stated.gender,
  bornOn: stated.bornOn ?? stated.identity?.bornOn ?? null,
});

export interface MaskedParticulars {
  readonly name: string;
  readonly identityNumber: string | null;
  readonly phone: string | null;
  readonly bankCard: string | null;
}

type Particulars = Pick<MemberState, 'name' | 'identityDocument' | 'phone' | 'bank'>;

/** For an officer without the permission to see them whole (domain rules §9). */
export const maskedForOfficer = ({ name, identityDocument, phone, bank }: Particulars): MaskedParticulars => ({
  name,
  identityNumber: identityDocument && maskIdNumber(identityDocument.number),
  phone: phone && maskPhone(phone.number),
  bankCard: bank && maskCard(bank.card),
});

/** For public notices: the masked name, and never a number of any kind (domain rules §9). */
export const maskedForPublic = ({ name }: Pick<MemberState, 'name'>): { readonly name: string } => ({
  name: maskName(name),
});
