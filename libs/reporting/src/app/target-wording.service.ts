import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { matchingStandingWords, targetWords } from '../domain/target';
import type { StandingWords } from '../domain/wording';
import { type FigureSummary, FigureService } from './figure.service';
import { MatchingService, type MatchingState } from './matching.service';
import { TargetService, type TargetStanding } from './target.service';

/** How far a union is in a year. */
export interface YearStandings {
  readonly targets: readonly TargetStanding[];
  readonly matching: readonly MatchingState[];
}

const NONE: YearStandings = { targets: [], matching: [] };

/** How far a union is with what it means to reach in a year, and with its matching funds, for the summary of that year. */
@Injectable()
export class TargetWording {
  constructor(
    private readonly figures: FigureService,
    private readonly targets: TargetService,
    private readonly matching: MatchingService,
  ) {}

  /** Both are of whole years. */
  async standings(actor: Actor, { union, period, values }: FigureSummary): Promise<YearStandings> {
    if (period.kind !== 'year') return NONE;
    const year = Number(period.from.slice(0, 4));
    const targets = await this.targets.standings(actor, union.id, year, values);
    return { targets, matching: await this.matching.standings(actor, union.id, year, values) };
  }

  async of(actor: Actor, summary: FigureSummary): Promise<StandingWords> {
    const { targets, matching } = await this.standings(actor, summary);
    return {
      targets: targets.map(({ target, figure, reached }) =>
        targetWords({ figure, reached, label: target.label, amount: target.amount }, this.figures.fewestPeople),
      ),
      matching: matching.map(({ rule, ...balance }) => matchingStandingWords({ ...rule, ...balance })),
    };
  }
}
