import { type Actor, type CivilDate, newId, personsOf } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ClockEventRow } from '../data/clock.entity';
import type { Petition } from '../data/petition.entity';
import { mayReview } from '../domain/petition.policy';
import { refusePetition } from '../domain/petitions.problems';
import { DisputeCipher } from './dispute-cipher';
import { PetitionDeadlines } from './petition-deadlines';
import type { ToldOn } from './petition-intake.service';
import { PetitionNotices } from './petition-notices';
import { PetitionStepService } from './petition-step.service';
import { PetitionStore, type SeenPetition } from './petition-store';

/** What who stands above does: more time, review and re-review (信访工作条例 art. 34 to 36). */
@Injectable()
export class PetitionReviewService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: PetitionStore,
    private readonly steps: PetitionStepService,
    private readonly deadlines: PetitionDeadlines,
    private readonly notices: PetitionNotices,
    private readonly cipher: DisputeCipher,
  ) {}

  /** Approved by who oversees, 30 days at most, and told to the petitioner with the reason. */
  extend(actor: Actor, seen: SeenPetition, days: number, { on, words }: ToldOn): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lock(tx, seen, ['overseer']);
      const { id: caseId, tenantId, status } = petition;
      if (status !== 'handling') refusePetition('petition.action-not-open');
      await this.steps.requireDay(tx, petition, on);
      await tx.insert(ClockEventRow, {
        ...{ id: newId<'clock-event'>(tx.now.getTime()), caseKind: 'petition', caseId, clock: 'petition-handling' },
        ...{ kind: 'extended', onDay: on, days, consent: 'approval', recordedAt: tx.now },
        ...{ groundSealed: this.cipher.seal(tenantId, 'ground', words), recordedByName: tx.actor.displayName },
      });
      const clocks = await this.deadlines.clocksOf(tx, petition);
      const judged = clocks
        .find(({ rule }) => rule.code === 'petition-handling')
        ?.events.findLast((each) => each.kind === 'extended' && each.on === on);
      if (!judged?.counted) refusePetition('petition.extension-refused', judged?.words);
      const extendedDays = petition.extendedDays + days;
      const extended = await this.store.touch(tx, petition, 'extend', { extendedDays }, { on, days });
      await this.notices.tellPetitioner(tx, extended);
      return extended;
    });
  }

  /** The petitioner does not accept the answer; within 30 days of it. */
  requestReview(actor: Actor, seen: SeenPetition, on: CivilDate): Promise<Petition> {
    return this.steps.step(actor, seen, 'request-review', on, async (tx, petition) => {
      await this.steps.requireInTime(tx, petition, 'petition-review-request', on);
      return { reviewRequestedOn: on };
    });
  }

  review(actor: Actor, seen: SeenPetition, { on, words }: ToldOn): Promise<Petition> {
    return this.steps.step(actor, seen, 'review', on, async (tx, { tenantId, answeredByPersons }) => {
      if (!mayReview(personsOf(tx.actor), answeredByPersons)) refusePetition('petition.own-answer');
      const reviewSealed = this.cipher.seal(tenantId, 'petition', words);
      return { reviewedOn: on, reviewedBy: actor.accountId, reviewedByPersons: personsOf(tx.actor), reviewSealed };
    });
  }

  requestRecheck(actor: Actor, seen: SeenPetition, on: CivilDate): Promise<Petition> {
    return this.steps.step(actor, seen, 'request-recheck', on, async (tx, petition) => {
      await this.steps.requireInTime(tx, petition, 'petition-recheck-request', on);
      return { recheckRequestedOn: on };
    });
  }

  /** The last word: after it the same matter is not taken up again. */
  recheck(actor: Actor, seen: SeenPetition, { on, words }: ToldOn): Promise<Petition> {
    return this.steps.step(actor, seen, 'recheck', on, async (tx, { tenantId, ...before }) => {
      const answered = [...before.answeredByPersons, ...before.reviewedByPersons];
      if (!mayReview(personsOf(tx.actor), answered)) refusePetition('petition.own-answer');
      return { recheckedOn: on, recheckSealed: this.cipher.seal(tenantId, 'petition', words) };
    });
  }
}
