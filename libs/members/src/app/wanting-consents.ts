import type { Actor, CivilDate, MemberId, UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { candidatesAfter, type ConsentCandidate } from '../data/consent-candidates.query';
import { isOfHealth, type LackingConsent, type SensitiveKind } from '../domain/sensitive-consent';
import { HeldAround, lackingOn } from './held-around';
import { SensitiveViewRecorder } from './sensitive-view-recorder';

/** A member on whose page a separate consent is wanting. */
export interface WantingMember {
  readonly member: ConsentCandidate;
  readonly today: CivilDate;
  readonly lacking: readonly LackingConsent[];
  /** How many of health were left out, for who may not see them; he of whom nothing else is wanting is left out himself. */
  readonly hidden: number;
}

/** `next` is the member after whom it goes on; it may be there although fewer were found than asked for. */
export interface WantingPage {
  readonly items: readonly WantingMember[];
  readonly next: MemberId | null;
}

/** Of this union and those below it, and of this kind alone; of all when nothing is named. */
export interface WantingFilter {
  readonly unionId?: UnionId | undefined;
  readonly kind?: SensitiveKind | undefined;
}

const PERMISSIONS = { manage: 'member:manage', readSensitive: 'member:read-sensitive' };
/** Looked at exactly, at once. */
const PORTION = 100;
/** Of one request, so that a federation with a card for everybody is not read through to its end. */
const MOST_PORTIONS = 2;

/** 还差单独同意的人: the members on whose pages a consent is wanting, found without opening every page. */
@Injectable()
export class WantingConsents {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly around: HeldAround,
    private readonly views: SensitiveViewRecorder,
  ) {}

  /** By id. Narrowed to a kind of health, whom the actor may not see of does not stand in it. Who sees whose health it tells of is recorded, as on the page of the member. */
  list(
    actor: Actor,
    filter: WantingFilter,
    range: { readonly after: MemberId | null; readonly limit: number },
  ): Promise<WantingPage> {
    return this.uow.run(actor, async (tx) => {
      const page = await this.find(tx, filter, range);
      const seen = page.items.filter(({ lacking }) => lacking.some(tellsHealth));
      const reason = '查看还差单独同意的名单';
      const looks = seen.map(({ member }) => ({ member, reason }));
      if (looks.length > 0) await this.views.recordAll(tx, looks, ['单独同意里的健康情况']);
      return page;
    });
  }

  private async find(
    tx: Tx,
    { unionId, kind }: WantingFilter,
    { after, limit }: { readonly after: MemberId | null; readonly limit: number },
  ): Promise<WantingPage> {
    const today = await this.organizations.today(tx);
    const items: WantingMember[] = [];
    let at = after;
    for (let portions = 0; portions < MOST_PORTIONS; portions++) {
      const range = { unionId, kind, today, after: at, limit: PORTION };
      const candidates = await candidatesAfter(tx, PERMISSIONS, this.around.candidates(), range);
      for (const wanting of await this.wantingOf(tx, candidates, kind, today)) {
        items.push(wanting);
        if (items.length === limit) return { items, next: wanting.member.id };
      }
      if (candidates.length < PORTION) return { items, next: null };
      at = candidates.at(-1)!.id;
    }
    return { items, next: at };
  }

  private async wantingOf(
    tx: Tx,
    candidates: readonly ConsentCandidate[],
    kind: SensitiveKind | undefined,
    today: CivilDate,
  ): Promise<readonly WantingMember[]> {
    if (candidates.length === 0) return [];
    const held = await this.around.of(
      tx,
      candidates.map(({ id }) => id),
    );
    const all = await this.around.consentsOf(tx, held);
    const byMember = new Map(held.map((one) => [one.memberId, lackingOn(one, all, today)]));
    return candidates.flatMap((member) => {
      const lacking = (byMember.get(member.id) ?? []).filter((one) => kind === undefined || one.kind === kind);
      const shown = member.seesHealth ? lacking : lacking.filter((one) => !tellsHealth(one));
      // A name with nothing but how many are hidden would itself say that an illness is told of him.
      if (shown.length === 0) return [];
      return [{ member, today, lacking: shown, hidden: lacking.length - shown.length }];
    });
  }
}

const tellsHealth = ({ kind }: LackingConsent): boolean => isOfHealth(kind);
