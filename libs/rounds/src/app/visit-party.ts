import { holds, ownNameOf } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { Tx } from '@app/persistence';
import type { Visitor, VisitorRank } from '@app/visits';
import { Injectable } from '@nestjs/common';
import { RoundVisitorRow } from '../data/round-conduct.entity';
import type { RosterEntry } from '../data/roster-entry.entity';
import type { Round } from '../data/round.entity';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { refuse } from '../domain/rounds.problems';

/** Who goes to a person by the allotment. */
export interface RoundParty {
  readonly visitors: readonly Visitor[];
}

/** Who went, and whether the actor is one of them. */
@Injectable()
export class VisitParty {
  constructor(private readonly organizations: OrganizationDirectory) {}

  /** Refuses `round.not-own-visit` to who neither goes there nor organises the round. */
  async of(tx: Tx, row: Round, entry: RosterEntry): Promise<RoundParty> {
    const visitor = await this.visitorOf(tx, row, entry);
    const companions = visitor?.companions ?? [];
    const { personId } = tx.actor;
    const isMine = visitor?.personId === personId || companions.some((each) => each.personId === personId);
    if (!isMine && !(await this.organises(tx, row))) refuse('round.not-own-visit');
    if (!visitor) return { visitors: [{ personId, name: ownNameOf(tx.actor), rank: 'other' }] };
    const people = [visitor, ...companions];
    return {
      visitors: people.map(({ personId: id, name, rank }) => ({ personId: id, name, rank: rank as VisitorRank })),
    };
  }

  private async visitorOf(tx: Tx, row: Round, { visitorId }: RosterEntry): Promise<RoundVisitorRow | null> {
    if (visitorId === null) return null;
    const query = tx
      .from(RoundVisitorRow, 'v')
      .andWhere('v.roundId = :id AND v.personId = :visitorId', { id: row.id, visitorId });
    return query.getOne();
  }

  private async organises(tx: Tx, row: Round): Promise<boolean> {
    const { actor } = tx;
    const { manage } = ROUND_PERMISSIONS;
    return holds(actor, manage) && this.organizations.isWithin(tx, actor, manage, row.unionId);
  }
}
