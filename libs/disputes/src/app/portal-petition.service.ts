import type { Actor, CivilDate } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Petition } from '../data/petition.entity';
import type { OwnPetitionAction } from '../domain/petition.policy';
import { refusePetition } from '../domain/petitions.problems';
import { DisputeCipher } from './dispute-cipher';
import { PetitionStepService } from './petition-step.service';
import { PetitionStore, type SeenPetition } from './petition-store';

/** What a petitioner sees of his own petitions, and does himself. */
@Injectable()
export class PortalPetitionService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly store: PetitionStore,
    private readonly steps: PetitionStepService,
    private readonly cipher: DisputeCipher,
  ) {}

  /** Newest first; a few at most. */
  own(actor: Actor): Promise<Petition[]> {
    return this.uow.read(actor, (tx) =>
      tx.found(Petition, (param) => `r.member_id = ${param(actor.memberId)}::uuid`, 'ORDER BY r.id DESC LIMIT 50'),
    );
  }

  withdraw(actor: Actor, seen: SeenPetition, words: string): Promise<Petition> {
    return this.step(actor, seen, 'withdraw', async (_, { tenantId, repliedOn }, on) => ({
      ...{ outcome: 'withdrawn', concludedOn: on, repliedOn: repliedOn ?? on },
      reasonSealed: this.cipher.seal(tenantId, 'petition', words),
    }));
  }

  /** Within 30 days of the answer (信访工作条例 art. 35). */
  requestReview(actor: Actor, seen: SeenPetition): Promise<Petition> {
    return this.step(actor, seen, 'request-review', async (tx, petition, on) => {
      await this.steps.requireInTime(tx, petition, 'petition-review-request', on);
      return { reviewRequestedOn: on };
    });
  }

  /** Within 30 days of the review (art. 36). */
  requestRecheck(actor: Actor, seen: SeenPetition): Promise<Petition> {
    return this.step(actor, seen, 'request-recheck', async (tx, petition, on) => {
      await this.steps.requireInTime(tx, petition, 'petition-recheck-request', on);
      return { recheckRequestedOn: on };
    });
  }

  /** Once, when it was answered or ended otherwise. */
  rate(actor: Actor, seen: SeenPetition, stars: number, comment: string | null): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lockOwn(tx, seen);
      if (petition.concludedOn === null) refusePetition('petition.not-concluded');
      if (petition.stars !== null) refusePetition('petition.rated');
      const commentSealed = this.cipher.seal(petition.tenantId, 'petition', comment);
      return this.store.touch(tx, petition, 'rate', { stars, commentSealed, ratedAt: tx.now }, { stars });
    });
  }

  private step(
    actor: Actor,
    seen: SeenPetition,
    action: OwnPetitionAction,
    work: (tx: Tx, petition: Petition, on: CivilDate) => Promise<Partial<Petition>>,
  ): Promise<Petition> {
    return this.uow.run(actor, async (tx) => {
      const petition = await this.store.lockOwn(tx, seen);
      const on = await this.organizations.today(tx);
      return this.store.move(tx, petition, action, await work(tx, petition, on), { on });
    });
  }
}
