import { type Actor, type MemberId } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type ClaimRow, claimsOfMember, claimsPage } from '../data/claim.queries';

/** Claims of a union for its staff, and a member's own. */
@Injectable()
export class ClaimReading {
  constructor(private readonly uow: UnitOfWork) {}

  list(actor: Actor, after: string | null, limit: number): Promise<ClaimRow[]> {
    return this.uow.read(actor, (tx) => claimsPage(tx, after, limit));
  }

  own(actor: Actor, memberId: MemberId): Promise<ClaimRow[]> {
    return this.uow.read(actor, (tx) => claimsOfMember(tx, memberId));
  }
}
