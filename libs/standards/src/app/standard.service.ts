import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import { MemberDirectory } from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { occasionOf, occasionRows, standardOf, standardRows } from '../data/standard.rows';
import {
  type AidAssessment,
  type AidGiven,
  assessAid,
  beginsAfter,
  type Entitlement,
  entitlement,
  type EntitlementInput,
  type MemberFacts,
  notYetRuled,
  type Occasion,
  occasionFor,
  occasionsFor,
  refuse,
} from '../domain';

/** What is asked; the rules, and the unions above, are looked up. */
export type EntitlementRequest = Omit<EntitlementInput, 'unionPath' | 'occasions' | 'standards'> & {
  /** The union whose rules hold: the member's. */
  readonly unionId: UnionId;
};

/** How much may be given, and why. The rows of the union itself go before those of the unions above it. */
@Injectable()
export class StandardService {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
  ) {}

  /** The catalogue that holds for a union on a day. */
  async occasions(tx: ReadTx, unionId: UnionId, on: CivilDate): Promise<Occasion[]> {
    const path = await this.pathOf(tx, unionId);
    return occasionsFor((await occasionRows(tx, path)).map(occasionOf), path, on);
  }

  /** One occasion of that catalogue. Throws `occasion.not-found` when the union does not keep it on that day. */
  async occasion(tx: ReadTx, unionId: UnionId, code: string, on: CivilDate): Promise<Occasion> {
    const path = await this.pathOf(tx, unionId);
    const rows = (await occasionRows(tx, path)).map(occasionOf);
    return occasionFor(rows, code, path, on) ?? refuse('occasion.not-found');
  }

  /** Why an occasion does not hold on a day before its rules begin, as a sentence; null when it has another cause. */
  async notYetRuled(tx: ReadTx, unionId: UnionId, code: string, on: CivilDate): Promise<string | null> {
    const path = await this.pathOf(tx, unionId);
    const kept = (await occasionRows(tx, path)).map(occasionOf).filter((row) => row.code === code && row.kept);
    const later = beginsAfter(kept, path, on);
    return later && notYetRuled(later.name, later.validFrom, on);
  }

  /**
   * How much may be given, from which fund, by which rule and version, what was used already, or why not. Works for
   * any day in the past. Earlier aid and the funds that could pay are collected by the caller.
   */
  async entitlement(tx: ReadTx, { unionId, ...request }: EntitlementRequest): Promise<Entitlement> {
    const unionPath = await this.pathOf(tx, unionId);
    const occasions = (await occasionRows(tx, unionPath)).map(occasionOf);
    const standards = (await standardRows(tx, unionPath, request.occasion)).map(standardOf);
    return entitlement({ ...request, unionPath, occasions, standards });
  }

  /** How aid stands to the entitlement: marks, never refuses. */
  assessAid(answer: Entitlement, aid: AidGiven): AidAssessment {
    return assessAid(answer, aid);
  }

  /** The member as the register had him on the day of the event. Throws `member.not-found`. */
  async memberFacts(
    tx: ReadTx,
    memberId: MemberId,
    eventDate: CivilDate,
    hasActiveHardshipFile = false,
  ): Promise<MemberFacts & { readonly unionId: UnionId }> {
    const { unionId, householdId, standing, category, statusLabel } = await this.members.factsOn(
      tx,
      memberId,
      eventDate,
    );
    const inRegister = category === 'retiree' ? 'retired' : 'active';
    return {
      ...{ personId: memberId, householdId, unionId, standingLabel: statusLabel, hasActiveHardshipFile },
      standing: standing ? inRegister : 'inactive',
    };
  }

  private async pathOf(tx: ReadTx, unionId: UnionId): Promise<UnionId[]> {
    const line = await this.organizations.lineOf(tx, unionId);
    return line.length > 0 ? line.map((union) => union.id) : [unionId];
  }
}
