import { type Actor, type Fen } from '@app/kernel';
import { FundLedger } from '@app/funds';
import { type ReadTx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { Round } from '../data/round.entity';
import { findRound } from '../data/round.store';
import { type PreviewCounts, previewCounts, previewPeople, type PreviewPerson } from '../data/roster-verdict.query';
import { LEFT_OUT_KINDS, TWICE_KINDS } from '../domain/audience';
import type { RoundId } from '../domain/round';
import { ROUND_PERMISSIONS } from '../domain/rounds.permissions';
import { RoundVerdict } from './round-verdict';

export interface FundSight {
  readonly name: string;
  /** In fen. */
  readonly available: Fen;
  /** What the fund would have left after this round; below zero when it cannot pay. */
  readonly availableAfter: Fen;
}

export interface RoundPreview {
  readonly round: Round;
  readonly counts: PreviewCounts;
  readonly costFen: Fen;
  /** Above zero: that much over the budget. */
  readonly overBudgetFen: Fen;
  readonly fund: FundSight | null;
}

export const PREVIEW_PARTS = ['roster', 'twice', 'left-out'] as const;
export type PreviewPart = (typeof PREVIEW_PARTS)[number];

const KINDS_OF = {
  roster: null,
  twice: TWICE_KINDS,
  'left-out': LEFT_OUT_KINDS.filter((kind) => !TWICE_KINDS.includes(kind)),
};

/** What a round would be if it were frozen now. A preview changes nothing. */
@Injectable()
export class RoundPreviewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly ledger: FundLedger,
    private readonly verdict: RoundVerdict,
  ) {}

  preview(actor: Actor, id: RoundId): Promise<RoundPreview> {
    return this.uow.read(actor, async (tx) => this.of(tx, await findRound(tx, actor, ROUND_PERMISSIONS.read, id)));
  }

  /** One person more than `limit` when there is a next page. */
  people(
    actor: Actor,
    id: RoundId,
    part: PreviewPart,
    after: readonly (string | null)[] | null,
    limit: number,
  ): Promise<{ round: Round; people: PreviewPerson[] }> {
    return this.uow.read(actor, async (tx) => {
      const round = await findRound(tx, actor, ROUND_PERMISSIONS.read, id);
      return { round, people: await previewPeople(tx, await this.verdict.of(tx, round), KINDS_OF[part], after, limit) };
    });
  }

  async of(tx: ReadTx, round: Round): Promise<RoundPreview> {
    const counts = await previewCounts(tx, await this.verdict.of(tx, round));
    const costFen = counts.cashFen + counts.goodsFen;
    return {
      round,
      counts,
      costFen,
      overBudgetFen: costFen - round.budgetFen,
      fund: await this.fundOf(tx, round, costFen),
    };
  }

  async fundOf(tx: ReadTx, round: Round, costFen: Fen): Promise<FundSight | null> {
    if (!round.fundAccountId) return null;
    const fund = await this.ledger.balance(tx, round.fundAccountId, undefined);
    return { name: fund.name, available: fund.available, availableAfter: fund.available - costFen };
  }
}
