import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { matchingStandingWords, targetWords } from '../domain/target';
import type { StandingWords } from '../domain/wording';
import { type FigureSummary, FigureService } from './figure.service';
import { MatchingService } from './matching.service';
import { TargetService } from './target.service';

const NONE: StandingWords = { targets: [], matching: [] };

/** How far a union is with what it means to reach in a year, and with its matching funds, for the summary of that year. */
@Injectable()
export class TargetWording {
  constructor(
    private readonly figures: FigureService,
    private readonly targets: TargetService,
    private readonly matching: MatchingService,
  ) {}

  /** Both are of whole years. */
  async of(actor: Actor, { union, period, values }: FigureSummary): Promise<StandingWords> {
    if (period.kind !== 'year') return NONE;
    const year = Number(period.from.slice(0, 4));
    const targets = await this.targets.standings(actor, union.id, year, values);
    const matching = await this.matching.standings(actor, union.id, year, values);
    return {
      targets: targets.map(({ target, figure, reached }) =>
        targetWords({ figure, reached, label: target.label, amount: target.amount }, this.figures.fewestPeople),
      ),
      matching: matching.map(({ rule, ...balance }) => matchingStandingWords({ ...rule, ...balance })),
    };
  }
}
