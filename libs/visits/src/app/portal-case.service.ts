import { type Actor, type MemberId, newId } from '@app/kernel';
import { type Tx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { casesOfMember } from '../data/case.query';
import { Rating } from '../data/rating.entity';
import { type LockedDuty, VisitDutyStore } from '../data/visit-duty.store';
import type { VisitDutyId } from '../domain/visit-duty';
import { refuse } from '../domain/visits.problems';
import type { CaseRow } from '../data/case.rows';
import { DutyChange } from './duty-change';
import { type OwnCatalog, PortalCatalog } from './portal-catalog';

const COMMENT = 'visits.rating.comment';

/** A member's own cases, and what he says of them. Another's case does not exist for him. */
@Injectable()
export class PortalCaseService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly duties: VisitDutyStore,
    private readonly change: DutyChange,
    private readonly vault: Vault,
    private readonly register: PortalCatalog,
  ) {}

  /** The latest event first. */
  mine(actor: Actor): Promise<CaseRow[]> {
    return this.uow.read(actor, (tx) => casesOfMember(tx, memberOf(actor), null));
  }

  async one(actor: Actor, id: VisitDutyId): Promise<CaseRow> {
    const [found] = await this.uow.read(actor, (tx) => casesOfMember(tx, memberOf(actor), id));
    return found ?? refuse('visit-duty.not-found');
  }

  /** What he may report today. */
  occasions(actor: Actor): Promise<OwnCatalog> {
    return this.uow.read(actor, (tx) => this.register.of(tx, memberOf(actor)));
  }

  /** Once, after somebody was there. Refuses `visit-duty.not-yet-visited` and `visit-duty.already-rated`. */
  rate(actor: Actor, id: VisitDutyId, stars: number, comment: string | null): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const memberId = memberOf(actor);
      const duty = await this.ownDuty(tx, id, memberId);
      if (duty.state.isHistoric) refuse('visit-duty.historic');
      if (duty.state.visitCount === 0) refuse('visit-duty.not-yet-visited');
      if (await tx.from(Rating, 'r').andWhere('r.dutyId = :id', { id }).getExists()) refuse('visit-duty.already-rated');
      const commentSealed = comment ? this.vault.seal(actor.tenantId, COMMENT, comment) : null;
      const ratingId = newId<'rating'>(tx.now.getTime());
      await tx.insert(Rating, { id: ratingId, dutyId: id, memberId, stars, commentSealed, ratedAt: tx.now });
      await this.change.record(tx, id, 'rated', { stars });
      const subject = { subjectType: 'visit-duty', subjectId: id, unionId: duty.state.unionId };
      tx.audit({ action: 'visit-duty.rate', ...subject, detail: { stars: [null, stars] } });
    });
  }

  private async ownDuty(tx: Tx, id: VisitDutyId, memberId: MemberId): Promise<LockedDuty> {
    const duty = await this.duties.lockAny(tx, id);
    return duty?.state.memberId === memberId ? duty : refuse('visit-duty.not-found');
  }
}

const memberOf = (actor: Actor): MemberId => actor.memberId ?? refuse('visit-duty.not-found');
