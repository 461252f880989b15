import { AccountDirectory, type RoleHolder } from '@app/identity';
import type { AccountId, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { DuplicateSignId } from '../data/duplicate-sign.entity';
import { type SignPlaces, signPlaces } from '../data/duplicate-sign.query';
import { HARDSHIP_PERMISSIONS } from '../domain/hardship.permissions';

/** Who may see both places of a possible duplicate: the nearest above them, and nobody whose own household it is. */
@Injectable()
export class DuplicateAudience {
  constructor(private readonly accounts: AccountDirectory) {}

  /** How many of these signs each of them has to look at. Holders are asked for once per union. */
  async counts(tx: ReadTx, signIds: readonly DuplicateSignId[]): Promise<Map<AccountId, number>> {
    const places = await signPlaces(tx, signIds);
    const holders = new Map<UnionId, readonly RoleHolder[]>();
    for (const unionId of new Set(places.flatMap(({ unionId: one, otherUnionId }) => [one, otherUnionId])))
      holders.set(unionId, await this.accounts.holding(tx, unionId, HARDSHIP_PERMISSIONS.oversee));
    const counts = new Map<AccountId, number>();
    for (const place of places)
      for (const account of nearestOverBoth(place, holders)) counts.set(account, (counts.get(account) ?? 0) + 1);
    return counts;
  }
}

function nearestOverBoth(
  { unionId, otherUnionId, memberIds }: SignPlaces,
  holders: ReadonlyMap<UnionId, readonly RoleHolder[]>,
): Set<AccountId> {
  const own = new Set(memberIds);
  const far = new Map(
    holders.get(otherUnionId)!.map((holder) => [`${holder.accountId} ${holder.unionId}`, holder.distance]),
  );
  const both = holders.get(unionId)!.flatMap(({ accountId, unionId: held, memberId, distance }) => {
    const beyond = far.get(`${accountId} ${held}`);
    return beyond === undefined || (memberId !== null && own.has(memberId))
      ? []
      : [{ accountId, away: distance + beyond }];
  });
  const nearest = Math.min(...both.map(({ away }) => away));
  return new Set(both.filter(({ away }) => away === nearest).map(({ accountId }) => accountId));
}
