import { ApprovalReading } from '@app/approvals';
import { AccountDirectory, accountsOf, nearestOf, type Role, type RoleHolder } from '@app/identity';
import type { AccountId, MemberId, PersonId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { HardshipFile } from '../data/hardship-file.entity';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';

/** Parts that somebody plays for a file. */
export type FilePart = 'officer' | 'assessor' | 'signer' | 'chair' | 'overseer' | 'member';

const CHAIRS: readonly Role[] = ['chair', 'standing-vice-chair', 'vice-chair'];

/** Which accounts play a part for a file now; of the staff never the one whose household it is. */
@Injectable()
export class FileAudience {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly approvals: ApprovalReading,
  ) {}

  async of(tx: ReadTx, file: HardshipFile, part: FilePart): Promise<AccountId[]> {
    if (part === 'member') {
      const account = await this.accounts.ofMember(tx, file.memberId);
      return account ? [account] : [];
    }
    if (part === 'signer') return [...((await this.approvals.waitedFor(tx, file.id))?.accountIds ?? [])];
    if (part === 'assessor')
      return nearest(file, await this.accounts.holding(tx, file.unionId, HARDSHIP_PERMISSIONS.assess));
    if (part === 'overseer')
      return nearest(file, await this.accounts.holding(tx, file.unionId, HARDSHIP_PERMISSIONS.oversee));
    if (part === 'chair') return nearest(file, await this.accounts.holdersOf(tx, file.unionId, CHAIRS));
    return this.officers(tx, file);
  }

  /** Somebody of the staff by his person. */
  async person(tx: ReadTx, personId: PersonId): Promise<AccountId[]> {
    const own = await this.accounts.ofMember(tx, personId as unknown as MemberId);
    if (own) return [own];
    return [...(await this.accounts.namesOf(tx, [personId as unknown as AccountId])).keys()];
  }

  /** The officer of the file while he is one, else the nearest. */
  private async officers(tx: ReadTx, file: HardshipFile): Promise<AccountId[]> {
    const found = await this.accounts.holdersOf(tx, file.unionId, ['officer']);
    const own = found.filter((holder) => holder.personId === file.officerPersonId && holder.memberId !== file.memberId);
    return own.length > 0 ? accountsOf(own) : nearest(file, found);
  }
}

function nearest(file: HardshipFile, found: readonly RoleHolder[]): AccountId[] {
  const others = found.filter((holder) => holder.memberId === null || holder.memberId !== file.memberId);
  return accountsOf(nearestOf(others));
}
