import { type Actor, type MemberId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { sqlState, type ReadTx, UnitOfWork, Vault } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { DisclosureFact, type DisclosureId, DisclosureRating } from '../data/disclosure.entity';
import {
  disclosureForMember,
  disclosureInScope,
  type DisclosureFilter,
  disclosuresForMember,
  disclosuresInScope,
  type FullDisclosure,
  type ListedDisclosure,
  ratingCounts,
  starsOf,
} from '../data/disclosure.queries';
import {
  type DisclosureAction,
  openDisclosureActions,
  ratingTotals,
  type RatingTotals,
  type RatingWord,
} from '../domain/disclosure';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { refuse } from '../domain/report.problems';
import { ReportSettings } from '../report.settings';

export interface DisclosureDetail {
  readonly disclosure: FullDisclosure;
  readonly facts: readonly DisclosureFact[];
  readonly openActions: readonly DisclosureAction[];
  readonly ratings: RatingTotals;
}

export interface OwnDisclosure {
  readonly disclosure: FullDisclosure;
  /** What the member gave; null: he has not rated. */
  readonly stars: number | null;
}

const RATER = 'reporting.disclosure_rating.rater';
type After = readonly (string | null)[] | null;

/** 会务公开 as the union works on it and as its members read and rate it. */
@Injectable()
export class DisclosureReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly vault: Vault,
    private readonly settings: ReportSettings,
  ) {}

  /** The latest period first; one more than `limit`. */
  list(actor: Actor, filter: DisclosureFilter, after: After, limit: number): Promise<ListedDisclosure[]> {
    return this.uow.read(actor, (tx) => disclosuresInScope(tx, actor, filter, after, limit));
  }

  one(actor: Actor, id: DisclosureId): Promise<DisclosureDetail> {
    return this.uow.read(actor, async (tx) => {
      const disclosure = (await disclosureInScope(tx, actor, id)) ?? refuse('disclosure.not-found');
      const { unionId, status } = disclosure;
      const within = (permission: string) => this.organizations.isWithin(tx, actor, permission, unionId);
      const [drafts, publishes] = [await within(REPORT_PERMISSIONS.manage), await within(REPORT_PERMISSIONS.publish)];
      return {
        disclosure,
        facts: await tx.found(DisclosureFact, (param) => `r.disclosure_id = ${param(id)}`, 'ORDER BY r.id'),
        openActions: openDisclosureActions(status).filter((action) =>
          action === 'publish' || action === 'withdraw' ? publishes : drafts,
        ),
        ratings: ratingTotals(await ratingCounts(tx, id), this.settings.fewestPeople),
      };
    });
  }

  /** Of the member's own union and those above it. */
  mine(actor: Actor, after: After, limit: number): Promise<ListedDisclosure[]> {
    return this.uow.read(actor, (tx) => disclosuresForMember(tx, memberOf(actor), after, limit));
  }

  oneOfMine(actor: Actor, id: DisclosureId): Promise<OwnDisclosure> {
    return this.uow.read(actor, async (tx) => {
      const disclosure = await this.foundForMember(tx, memberOf(actor), id);
      return { disclosure, stars: await starsOf(tx, id, this.raterMac(actor, id)) };
    });
  }

  /** Once each; nothing says who it was. Refuses `disclosure.already-rated`, `disclosure.not-rateable`. */
  rate(actor: Actor, id: DisclosureId, stars: number, word: RatingWord | null): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const { status } = await this.foundForMember(tx, memberOf(actor), id);
      if (status !== 'published') refuse('disclosure.not-rateable');
      const raterMac = this.raterMac(actor, id);
      await tx.insert(DisclosureRating, { disclosureId: id, raterMac, stars, word }).catch((error: unknown) => {
        if (sqlState(error) === '23505') refuse('disclosure.already-rated');
        throw error;
      });
    });
  }

  private async foundForMember(tx: ReadTx, memberId: MemberId, id: DisclosureId): Promise<FullDisclosure> {
    return (await disclosureForMember(tx, memberId, id)) ?? refuse('disclosure.not-found');
  }

  private raterMac(actor: Actor, id: DisclosureId): Buffer {
    return this.vault.mac(actor.tenantId, RATER, `${id} ${memberOf(actor)}`);
  }
}

const memberOf = (actor: Actor): MemberId => actor.memberId ?? refuse('disclosure.not-found');
