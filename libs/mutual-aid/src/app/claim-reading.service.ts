import type { DocumentMeta } from '@app/documents';
import { type Actor, type MemberId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { claimInScope, type ClaimRow, claimsOfMember, claimsPage, givenUnder } from '../data/claim.queries';
import { type CoverRow, coversOfMember, memberUnder } from '../data/plan.queries';
import { type ClaimId, type EnrolmentId, isUnderWay } from '../domain/claim';
import { amountByRule } from '../domain/cover';
import { refuse } from '../domain/mutual-aid.problems';
import { ClaimConsents, type ClaimLacks } from './claim-consents';
import { ClaimPapers } from './claim-papers';

/** A claim with its papers and what the plan's rule gives for it, in fen; null: it is set by hand. */
export interface WholeClaim {
  readonly claim: ClaimRow;
  readonly papers: readonly DocumentMeta[];
  readonly byRule: bigint | null;
  /** Of the separate consents; null: nothing rests on them any more. */
  readonly lacks: ClaimLacks | null;
}

/** What a member sees of his own. */
export interface OwnClaims {
  readonly claims: readonly ClaimRow[];
  readonly covers: readonly CoverRow[];
  /** What a claim of his asks for, or rests on, and is wanting; to each association on its own. */
  readonly lacks: ClaimLacks;
}

/** Claims of a union for its staff, and a member's own. */
@Injectable()
export class ClaimReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly members: MemberDirectory,
    private readonly papers: ClaimPapers,
    private readonly consents: ClaimConsents,
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
      const byRule = amountByRule(benefit, selfPaid, await givenUnder(tx, claim.enrolmentId));
      const lacks = isUnderWay(claim.status) ? await this.consents.lacks(tx, claim, [claim.association]) : null;
      return { claim, papers, byRule, lacks };
    });
  }

  /** The member's claims and the terms in which he is covered. */
  own(actor: Actor, memberId: MemberId): Promise<OwnClaims> {
    return this.uow.read(actor, async (tx) => {
      const claims = await claimsOfMember(tx, memberId);
      const covers = await coversOfMember(tx, memberId);
      const { name: memberName } = await this.members.get(tx, memberId);
      const underWay = claims.filter(({ status }) => isUnderWay(status));
      const associations = [...covers, ...underWay].map(({ association }) => association);
      return { claims, covers, lacks: await this.consents.lacks(tx, { memberId, memberName }, associations) };
    });
  }

  /** What a claim under this cover asks for, before it is made. Refuses `enrolment.not-found`. */
  lacksUnder(actor: Actor, id: EnrolmentId): Promise<ClaimLacks> {
    return this.uow.read(actor, async (tx) => {
      const claimant = (await memberUnder(tx, id)) ?? refuse('enrolment.not-found');
      return this.consents.lacks(tx, claimant, [claimant.association]);
    });
  }
}
