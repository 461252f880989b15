import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { IdentityDocument } from '../domain/identity-document';
import type { MemberStatus } from '../domain/member';
import type { Particular, Particulars } from '../domain/particulars';

/** A member of the register with his particulars opened, for comparing a roster with it. */
export interface RegisteredMember extends Particulars {
  readonly id: MemberId;
  readonly unionId: UnionId;
  readonly status: MemberStatus;
  /** False for those who left, were expelled or died. */
  readonly inRegister: boolean;
  /** He took the consent to his card back: none is registered for him without a new one. */
  readonly cardWithdrawn: boolean;
}

/** One row of a roster, read and judged. What is `null` leaves the register as it is: an empty cell erases nothing. */
export interface ImportedMember {
  /** The member to change; null is a new one. */
  readonly memberId: MemberId | null;
  /** Null leaves a known member where he is; a new one must have a union. */
  readonly unionId: UnionId | null;
  readonly particulars: Partial<{ readonly [Key in Particular]: Particulars[Key] | null }> & { readonly name: string };
}

export interface ImportedRow {
  readonly memberId: MemberId;
  readonly outcome: 'registered' | 'changed' | 'unchanged';
}

/** What is known of somebody of whom nothing was said. */
export const UNKNOWN: Particulars = {
  name: '',
  gender: 'unknown',
  identityDocument: null,
  phone: null,
  bankName: null,
  bankBranch: null,
  bankCard: null,
  category: 'active',
  modelWorkerLevel: null,
  postTraits: [],
  joinedOn: null,
  bornOn: null,
  groupName: null,
  street: null,
  note: null,
};

/** Somebody who is no member: helped by the union, known by name and perhaps by his document. */
export interface Outsider {
  readonly unionId: UnionId;
  readonly name: string;
  readonly document: IdentityDocument | null;
  readonly bornOn: CivilDate | null;
  readonly gender: Particulars['gender'];
}
