import { type Actor, newId } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { Dispute } from '../data/dispute.entity';
import { DisputeFact } from '../data/dispute-fact.entity';
import { DisputeRating } from '../data/people.entity';
import type { DisputeId } from '../domain/dispute';
import { wasOverOnArrival } from '../domain/dispute.policy';
import { refuse } from '../domain/disputes.problems';
import { DisputeCipher } from './dispute-cipher';
import { DisputeStore } from './dispute-store';

/** What an applicant sees of his own disputes, and says of how they were handled. */
@Injectable()
export class PortalDisputeService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: DisputeStore,
    private readonly cipher: DisputeCipher,
  ) {}

  /** Newest first; a few at most. */
  own(actor: Actor): Promise<Dispute[]> {
    return this.uow.read(actor, (tx) =>
      tx.found(
        Dispute,
        (param) => `EXISTS (SELECT 1 FROM disputes.dispute_party p WHERE p.tenant_id = $1 AND p.dispute_id = r.id
          AND p.member_id = ${param(actor.memberId)}::uuid)`,
        'ORDER BY r.id DESC LIMIT 50',
      ),
    );
  }

  /** Once, when mediation is over. */
  rate(actor: Actor, id: DisputeId, stars: number, comment: string | null): Promise<Dispute> {
    return this.uow.run(actor, async (tx) => {
      const dispute = await this.store.lockOwn(tx, id);
      if (dispute.concludedOn === null) refuse('dispute.not-concluded');
      const steps = await tx.from(DisputeFact, 'f').andWhere('f.disputeId = :id', { id }).getCount();
      if (wasOverOnArrival(dispute, steps)) refuse('dispute.historic');
      const memberId = actor.memberId!;
      const known = await tx
        .from(DisputeRating, 'r')
        .andWhere('r.disputeId = :id AND r.memberId = :memberId', { id, memberId })
        .getOne();
      if (known) refuse('dispute.rated');
      const commentSealed = this.cipher.seal(dispute.tenantId, 'rating', comment);
      const ratingId = newId<'dispute-rating'>(tx.now.getTime());
      await tx.insert(DisputeRating, { id: ratingId, disputeId: id, memberId, stars, commentSealed, ratedAt: tx.now });
      return this.store.touch(tx, dispute, 'rate', {}, { stars });
    });
  }
}
