import { addDays, type CivilDate, type Id, newId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type ReadTx, sqlState, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ReviewRuleRow } from '../data/review-rule.entity';
import { refuse } from '../domain/hardship.problems';
import { type ReviewRule, reviewRuleOn } from '../domain/review-rule';
import { nextReviewAfter } from '../domain/yearly-review';
import { requireFederation } from './federation-rule';

/** Rules of the yearly review as dated rows of the tenant. */
@Injectable()
export class ReviewRules {
  constructor(private readonly organizations: OrganizationDirectory) {}

  all(tx: ReadTx): Promise<ReviewRuleRow[]> {
    return tx.from(ReviewRuleRow, 'r').orderBy('r.validFrom', 'DESC').getMany();
  }

  async on(tx: ReadTx, day: CivilDate): Promise<ReviewRule> {
    return reviewRuleOn(await this.all(tx), day);
  }

  /** After a review done on `day`: one that was open already counts for the anniversary still ahead. */
  async nextDue(tx: ReadTx, filedOn: CivilDate, day: CivilDate): Promise<CivilDate> {
    const { opensBeforeDays } = await this.on(tx, day);
    return nextReviewAfter(filedOn, addDays(day, opensBeforeDays));
  }

  async set(tx: Tx, rule: ReviewRule & Pick<ReviewRuleRow, 'validFrom' | 'source'>): Promise<ReviewRuleRow> {
    const unionId = await requireFederation(tx, this.organizations);
    const id = newId<'review-rule'>(tx.now.getTime()) as Id<'review-rule'>;
    const row: ReviewRuleRow = { ...rule, tenantId: tx.actor.tenantId, id, version: 1 };
    try {
      await tx.insert(ReviewRuleRow, row);
    } catch (error) {
      if (sqlState(error) === '23505') refuse('review-rule.taken');
      throw error;
    }
    tx.audit({ action: 'review-rule.set', subjectType: 'review-rule', subjectId: id, unionId, detail: { ...rule } });
    return row;
  }
}
