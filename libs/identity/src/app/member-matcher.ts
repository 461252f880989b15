import type { MemberId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';

export interface PersonClaim {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

export interface MemberPerson {
  readonly unionId: UnionId;
  readonly name: string;
}

/** What this lib needs to know of members. Inside the tenant of `tx`. */
export abstract class MemberMatcher {
  /** The one member with this name, ID number and phone, if he may have an account; null when anything differs. */
  abstract match(tx: ReadTx, claim: PersonClaim): Promise<MemberId | null>;
  /** Null when there is no such member. */
  abstract describe(tx: ReadTx, memberId: MemberId): Promise<MemberPerson | null>;
}

/** Without a register nobody is a member. */
export class NoMembers extends MemberMatcher {
  match(): Promise<MemberId | null> {
    return Promise.resolve(null);
  }

  describe(): Promise<MemberPerson | null> {
    return Promise.resolve(null);
  }
}
