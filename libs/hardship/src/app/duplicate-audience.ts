import { AccountDirectory } from '@app/identity';
import type { AccountId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { memberHouseholdsOf, type SignPlaces } from '../data/duplicate-sign.query';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';

/** Who may see both places of a possible duplicate: the nearest above them, and nobody whose own household it is. */
@Injectable()
export class DuplicateAudience {
  constructor(private readonly accounts: AccountDirectory) {}

  async of(tx: ReadTx, sign: SignPlaces): Promise<AccountId[]> {
    const { oversee } = HARDSHIP_PERMISSIONS;
    const over = await this.accounts.holding(tx, sign.unionId, oversee);
    const overOther = await this.accounts.holding(tx, sign.otherUnionId, oversee);
    const own = new Set(await memberHouseholdsOf(tx, sign));
    const far = new Map(overOther.map((holder) => [`${holder.accountId} ${holder.unionId}`, holder.distance]));
    const both = over.flatMap(({ accountId, unionId, memberId, distance }) => {
      const beyond = far.get(`${accountId} ${unionId}`);
      return beyond === undefined || (memberId !== null && own.has(memberId))
        ? []
        : [{ accountId, away: distance + beyond }];
    });
    const nearest = Math.min(...both.map(({ away }) => away));
    return [...new Set(both.filter(({ away }) => away === nearest).map(({ accountId }) => accountId))];
  }
}
