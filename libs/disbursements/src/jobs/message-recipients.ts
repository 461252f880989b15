import type { AccountId, MemberId, PersonId, UnionId } from '@app/kernel';
import { AccountDirectory, accountsOf, nearestOf } from '@app/identity';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';

/** Which accounts are told of something. */
@Injectable()
export class MessageRecipients {
  constructor(private readonly accounts: AccountDirectory) {}

  /** Nearest who hold a permission for the union, such as its cashiers. */
  async holding(tx: ReadTx, unionId: UnionId, permission: string): Promise<AccountId[]> {
    return accountsOf(nearestOf(await this.accounts.holding(tx, unionId, permission)));
  }

  /** A member's account by his record; anybody else is his account. */
  async person(tx: ReadTx, personId: PersonId): Promise<AccountId[]> {
    const own = await this.member(tx, personId as unknown as MemberId);
    if (own.length > 0) return own;
    const known = await this.accounts.namesOf(tx, [personId as unknown as AccountId]);
    return [...known.keys()];
  }

  async member(tx: ReadTx, memberId: MemberId): Promise<AccountId[]> {
    const account = await this.accounts.ofMember(tx, memberId);
    return account ? [account] : [];
  }
}
