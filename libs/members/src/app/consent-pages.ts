import type { CivilDate, MemberId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { memberRecords } from '../data/directory.queries';
import { memberInScope, membersInScope } from '../data/member.queries';
import { refuse } from '../domain/members.problems';
import {
  isGuardianOf,
  isOfHealth,
  isSameSubject,
  type LackingConsent,
  type SensitiveSubject,
} from '../domain/sensitive-consent';
import { HeldAround, lackingOn } from './held-around';
import type { KeptConsent } from './kept-consent';

const READ = 'member:read';

/** What was consented to around a member, and what is still wanting. */
export interface ConsentPage {
  readonly memberId: MemberId;
  readonly today: CivilDate;
  readonly kept: readonly KeptConsent[];
  /** The names of those whose money goes to somebody else's card by one of them, as far as the reader may know them. */
  readonly recipients: ReadonlyMap<MemberId, string>;
  readonly lacking: readonly LackingConsent[];
  /** How many of health were left out, for who may not see them. */
  readonly hidden: number;
}

/** Puts together what was consented to around a member and what is wanting, inside the caller's transaction. */
@Injectable()
export class ConsentPages {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly around: HeldAround,
  ) {}

  isPaying(tx: ReadTx, memberId: MemberId): Promise<boolean> {
    return this.around.isPaying(tx, memberId);
  }

  /** `permission` null asks for the actor's own. */
  async of(tx: ReadTx, permission: string | null, memberId: MemberId): Promise<ConsentPage> {
    const today = await this.organizations.today(tx);
    const isSeen = permission === null || (await memberInScope(tx, tx.actor, permission, memberId));
    const [held] = isSeen ? await this.around.of(tx, [memberId]) : [];
    if (!held) return refuse('member.not-found');
    const me = held.subjects.find(({ identity }) => identity.memberId === memberId);
    const all = (await this.around.consentsOf(tx, [held])).map((one) => ofPayee(one, me));
    const guarded = held.subjects.filter(({ relation }) => isGuardianOf(held.ownRelation, relation));
    const isOfHis = ({ row, kind, subject }: KeptConsent) =>
      row.memberId === memberId ||
      row.subjectMemberId === memberId ||
      (kind === 'child' && guarded.some(({ identity }) => isSameSubject(identity, subject)));
    const kept = all.filter(isOfHis);
    const lacking = lackingOn(held, all, today);
    const recipients = await recipientsOf(tx, kept, permission === null);
    return { memberId, today, kept, recipients, lacking, hidden: 0 };
  }
}

/** Of whom the holder of the card knows; of an officer those whom he may read. */
async function recipientsOf(
  tx: ReadTx,
  kept: readonly KeptConsent[],
  isOwn: boolean,
): Promise<ReadonlyMap<MemberId, string>> {
  const ids = [...new Set(kept.filter(isForAnother).map(({ row }) => row.memberId))];
  if (ids.length === 0) return new Map();
  const readable = isOwn ? new Set(ids) : await membersInScope(tx, READ, ids);
  return new Map((await memberRecords(tx, ids)).filter(({ id }) => readable.has(id)).map(({ id, name }) => [id, name]));
}

/** His card gets the money of the member on whose record it stands. */
export const isForAnother = ({ kind, row, subject }: KeptConsent): boolean =>
  kind === 'bank' && subject.memberId !== row.memberId;

/** Who wrote down that money of another goes to his card may not have known that he is a member. */
function ofPayee(kept: KeptConsent, me: SensitiveSubject | undefined): KeptConsent {
  if (!me || !isForAnother(kept) || kept.row.memberId === me.identity.memberId) return kept;
  if (!isSameSubject(kept.subject, me.identity)) return kept;
  return { ...kept, row: { ...kept.row, subjectMemberId: me.identity.memberId } };
}

/** Without whose health it is and the words that tell of it. */
export function withoutHealth(page: ConsentPage): ConsentPage {
  const kept = page.kept.filter(({ kind }) => !isOfHealth(kind));
  const lacking = page.lacking.filter(({ kind }) => !isOfHealth(kind));
  return {
    ...page,
    kept: kept.map((one) => ({ ...one, guardian: one.guardian && { ...one.guardian, word: null }, reason: null })),
    lacking,
    hidden: page.kept.length - kept.length + (page.lacking.length - lacking.length),
  };
}

/** Whether it tells of somebody's health, or why somebody cannot speak for himself. */
export const tellsHealth = ({ kept, lacking }: ConsentPage): boolean =>
  lacking.some(({ kind }) => isOfHealth(kind)) ||
  kept.some(({ kind, guardian, reason }) => isOfHealth(kind) || guardian?.word || (kind !== 'bank' && reason));
