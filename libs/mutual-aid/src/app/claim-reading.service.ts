import type { DocumentMeta } from '@app/documents';
import { type Actor, type MemberId } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { claimInScope, type ClaimRow, claimsOfMember, claimsPage, givenUnder } from '../data/claim.queries';
import { type CoverRow, coversOfMember } from '../data/plan.queries';
import type { ClaimId } from '../domain/claim';
import { amountByRule } from '../domain/cover';
import { refuse } from '../domain/mutual-aid.problems';
import { ClaimPapers } from './claim-papers';

/** A claim with its papers and what the plan's rule gives for it, in fen; null: it is set by hand. */
export interface WholeClaim {
  readonly claim: ClaimRow;
  readonly papers: readonly DocumentMeta[];
  readonly byRule: bigint | null;
}

/** Claims of a union for its staff, and a member's own. */
@Injectable()
export class ClaimReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly papers: ClaimPapers,
  ) {}

  list(actor: Actor, after: string | null, limit: number): Promise<ClaimRow[]> {
    return this.uow.read(actor, (tx) => claimsPage(tx, after, limit));
  }

  /** Refuses `claim.not-found` outside the scope. */
  one(actor: Actor, id: ClaimId): Promise<WholeClaim> {
    return this.uow.read(actor, async (tx) => {
      const claim = (await claimInScope(tx, id)) ?? refuse('claim.not-found');
      const papers = await this.papers.of(tx, id);
      const { sharePercent, capFen, selfPaidFen } = claim;
      const benefit = { sharePercent, capFen: capFen === null ? null : BigInt(capFen) };
      const selfPaid = selfPaidFen === null ? null : BigInt(selfPaidFen);
      return { claim, papers, byRule: amountByRule(benefit, selfPaid, await givenUnder(tx, claim.enrolmentId)) };
    });
  }

  /** The member's claims and the terms in which he is covered. */
  own(actor: Actor, memberId: MemberId): Promise<{ claims: ClaimRow[]; covers: CoverRow[] }> {
    return this.uow.read(actor, async (tx) => {
      const claims = await claimsOfMember(tx, memberId);
      return { claims, covers: await coversOfMember(tx, memberId) };
    });
  }
}
