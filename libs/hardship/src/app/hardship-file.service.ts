import { HardshipFileLookup } from '@app/disbursements';
import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import {
  activeHouseholds,
  type ActiveHousehold,
  categoriesOnFile,
  filesOfMembers,
  membersOnFile,
} from '../data/active-file.query';
import type { HardshipCategory } from '../domain/category';
import type { HardshipFileId } from '../domain/hardship-file';

/** Who is on file (在档), for the libs that give aid. Asks about no scope: a file of another union counts too. */
@Injectable()
export class HardshipFileService extends HardshipFileLookup {
  /** Whether the member, or somebody of his household, stands in a file that holds on the day. */
  async hasActiveFile(tx: ReadTx, memberId: MemberId, on: CivilDate): Promise<boolean> {
    return (await this.onFile(tx, [memberId], on)).has(memberId);
  }

  /** Of these members, those of whom that is true. */
  onFile(tx: ReadTx, memberIds: readonly MemberId[], on: CivilDate): Promise<ReadonlySet<MemberId>> {
    return membersOnFile(tx, memberIds, on);
  }

  /** Of these members, in which category their household is on file on the day; who is not is missing. */
  categoriesOf(tx: ReadTx, memberIds: readonly MemberId[], on: CivilDate): Promise<Map<MemberId, HardshipCategory>> {
    return categoriesOnFile(tx, memberIds, on);
  }

  /**
   * The households on file on the day in these unions and below them, in one statement.
   * @param categories only these; all when left out
   */
  activeHouseholds(
    tx: ReadTx,
    unionIds: readonly UnionId[],
    on: CivilDate,
    { categories }: { readonly categories?: readonly HardshipCategory[] } = {},
  ): Promise<ActiveHousehold[]> {
    return activeHouseholds(tx, unionIds, on, categories?.length ? categories : null);
  }

  /** Of these members, the file that holds on the day; members with the same file are one household. */
  filesOf(tx: ReadTx, memberIds: readonly MemberId[], on: CivilDate): Promise<Map<MemberId, HardshipFileId>> {
    return filesOfMembers(tx, memberIds, on);
  }
}
