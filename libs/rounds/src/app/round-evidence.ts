import type { Actor } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ChecklistItem } from '../data/round-conduct.entity';
import type { Round } from '../data/round.entity';
import { findRound } from '../data/round.store';
import { rosterTotals, type RosterTotals } from '../data/roster-writing.query';
import type { LeftOutKind } from '../domain/audience';
import type { RoundId } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { type FundSight, RoundPreviewService } from './round-preview.service';

/** What a signer needs to decide on a round as a whole. */
export interface Evidence {
  readonly round: Round;
  readonly unionName: string;
  readonly totals: RosterTotals;
  readonly fund: FundSight | null;
  readonly leftOut: Readonly<Partial<Record<LeftOutKind, number>>>;
  readonly checklist: readonly ChecklistItem[];
  /** How many got something from the same round of last year. */
  readonly lastYear: { readonly persons: number; readonly givenFen: string } | null;
}

@Injectable()
export class RoundEvidence {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly previews: RoundPreviewService,
  ) {}

  of(actor: Actor, id: RoundId): Promise<Evidence> {
    return this.uow.read(actor, async (tx) => {
      const round = await findRound(tx, actor, ROUND_PERMISSIONS.read, id);
      const totals = await rosterTotals(tx, id);
      const names = await this.organizations.namesOf(tx, [round.unionId]);
      const leftOut = await tx.rows<{ kind: LeftOutKind; n: number }>(
        `SELECT kind, count(*)::int AS n FROM rounds.left_out WHERE tenant_id = $1 AND round_id = $2 GROUP BY kind`,
        [actor.tenantId, id],
      );
      const [before] = await tx.rows<{ persons: number; given: string }>(LAST_YEAR, [
        ...[actor.tenantId, round.unionId, round.holidayCode, (round.holidayYear ?? 0) - 1],
      ]);
      return {
        ...{ round, totals, unionName: names.get(round.unionId) ?? '' },
        fund: await this.previews.fundOf(tx, round, totals.cashFen + totals.goodsFen),
        leftOut: Object.fromEntries(leftOut.map(({ kind, n }) => [kind, n])),
        checklist: await tx.from(ChecklistItem, 'c').andWhere('c.roundId = :id', { id }).orderBy('c.place').getMany(),
        lastYear: before && before.persons > 0 ? { persons: before.persons, givenFen: before.given } : null,
      };
    });
  }
}

const LAST_YEAR = `SELECT count(*)::int AS persons, coalesce(sum(e.cash_fen + e.goods_fen), 0) AS given
  FROM rounds.round r JOIN rounds.roster_entry e ON e.tenant_id = $1 AND e.round_id = r.id
    AND e.status IN ('visited','given-by-proxy')
  WHERE r.tenant_id = $1 AND r.union_id = $2 AND r.holiday_code = $3 AND r.holiday_year = $4 AND r.status = 'closed'`;
