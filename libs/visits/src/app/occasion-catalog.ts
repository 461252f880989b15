import type { CivilDate, UnionId } from '@app/kernel';
import type { ReadTx } from '@app/persistence';
import { type Occasion, StandardService } from '@app/standards';
import { Injectable } from '@nestjs/common';
import { type OccasionRule, occasionRule } from '../domain/occasion';
import { refuse } from '../domain/visits.problems';

/** The union's catalogue as the visits see it: what may be reported, and how its visits are handled. */
@Injectable()
export class OccasionCatalog {
  constructor(private readonly standards: StandardService) {}

  /** As it held on `on`, the day of the event. Refuses `visit-duty.occasion-unknown`. */
  async ruleFor(tx: ReadTx, unionId: UnionId, code: string, on: CivilDate): Promise<OccasionRule> {
    return occasionRule(await this.occasion(tx, unionId, code, on));
  }

  /** What may be reported: the occasions from which a duty comes. */
  async reportable(tx: ReadTx, unionId: UnionId, on: CivilDate): Promise<Occasion[]> {
    const all = await this.standards.occasions(tx, unionId, on);
    return all.filter((occasion) => occasion.deadlineWorkingDays !== null && occasion.group !== 'talk');
  }

  async occasion(tx: ReadTx, unionId: UnionId, code: string, on: CivilDate): Promise<Occasion> {
    const all = await this.standards.occasions(tx, unionId, on);
    const found = all.find((occasion) => occasion.code === code);
    if (found) return found;
    const sentence = await this.standards.notYetRuled(tx, unionId, code, on);
    return sentence ? refuse('visit-duty.occasion-unknown', sentence) : refuse('visit-duty.occasion-unknown');
  }
}
