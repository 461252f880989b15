import { type CivilDate, civilDateIn, type MemberId, type UnionId } from '@app/kernel';
import {
  consentStands,
  type HeldSubject,
  type KeptConsent,
  type KeptConsentState,
  type LackingConsent,
  MemberDirectory,
  SensitiveConsents,
  type TypedConsent,
} from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { VisitDuty } from '../data/visit-duty.entity';
import { holdMember } from '../data/visit-duty.store';
import type { VisitOutcome } from '../domain/visit';
import { refuse } from '../domain/visits.problems';

interface Told {
  readonly id: MemberId;
  readonly unionId: UnionId;
  readonly name: string;
}

/** When he said yes: at an instant that he ticked it, or on a day that somebody visited him. */
interface Said {
  readonly on: CivilDate;
  readonly at: Date | null;
}

/**
 * The member's separate consent (单独同意) to what visits tell of his own health. He ticks it when he reports it himself;
 * of what others report, who visits him asks him, and no visit is ever refused for it. What was said where there was no
 * signal and came later does not undo what he took back in between.
 */
@Injectable()
export class HealthConsents {
  constructor(
    private readonly members: MemberDirectory,
    private readonly organizations: OrganizationDirectory,
    private readonly consents: SensitiveConsents,
  ) {}

  async lacking(tx: ReadTx, member: Omit<Told, 'unionId'>): Promise<LackingConsent[]> {
    return this.consents.lackingNow(tx, member.id, [this.consents.subjectOf(tx, himself(member))]);
  }

  /** Records what he ticked at that instant, and refuses `sensitive-consent.wanting` without it. */
  async ask(tx: Tx, member: Told, typed: TypedConsent | null, at: Date): Promise<void> {
    await holdMember(tx, member.id);
    const said = { on: civilDateIn(await this.organizations.zone(tx), at), at };
    if (typed?.kind === 'health') await this.giveLacking(tx, member, { ...typed, means: 'web' }, said);
    const subject = this.consents.subjectOf(tx, himself(member));
    await this.consents.require(tx, member.id, [subject], await this.organizations.today(tx));
  }

  /**
   * Records what the visitor was told on the day of the visit, and answers whether he is to be asked anew. What somebody
   * else recorded meanwhile is not needed any more.
   */
  async keep(tx: Tx, memberId: MemberId, typed: TypedConsent, on: CivilDate): Promise<boolean> {
    await holdMember(tx, memberId);
    return this.giveLacking(tx, await this.members.get(tx, memberId), typed, { on, at: null });
  }

  /** Whether he took it back and gave no new one. */
  async isWithdrawn(tx: ReadTx, memberId: MemberId): Promise<boolean> {
    return consentState(await this.his(tx, memberId), await this.organizations.today(tx)) === 'withdrawn';
  }

  private async his(tx: ReadTx, memberId: MemberId): Promise<KeptConsent[]> {
    const kept = await this.consents.of(tx, [memberId]);
    return kept.filter(({ kind, subject }) => kind === 'health' && subject.memberId === memberId);
  }

  /** True when he took one back since: nothing is recorded then. */
  private async giveLacking(tx: Tx, member: Told, typed: TypedConsent, said: Said): Promise<boolean> {
    const [lacking] = await this.lacking(tx, member);
    if (!lacking) return false;
    if ((await this.his(tx, member.id)).some(({ row }) => isEndedSince(row, said))) return true;
    const today = await this.organizations.today(tx);
    await this.consents.give(tx, member, [{ subject: lacking.subject, typed, givenOn: said.on }], today);
    return false;
  }
}

/** Of a visit only the day is known: what was taken back on it may have been taken back after it. */
const isEndedSince = ({ endedOn, endedAt }: KeptConsent['row'], { on, at }: Said): boolean =>
  endedOn !== null && (at && endedAt ? endedAt >= at : endedOn >= on);

/** A duty as the rule on told health sees it. */
export const toldBy = (duty: Pick<VisitDuty, 'occasion' | 'relativeRelation' | 'diseaseMac' | 'status'>) => ({
  ...{ occasion: duty.occasion, status: duty.status },
  ...{ isOfRelative: duty.relativeRelation !== null, namesDisease: duty.diseaseMac !== null },
});

/** The member as the one whose health is told. */
export const himself = ({ id, name }: Pick<Told, 'id' | 'name'>): HeldSubject => ({
  ...{ key: 'member', memberId: id, documentMac: null, name, bornOn: null, relation: 'head', tells: ['health'] },
});

/** What is to be asked of him. */
export function lackingOf(member: Pick<Told, 'id' | 'name'>): LackingConsent {
  const { memberId, documentMac: _, ...subject } = himself(member);
  return { kind: 'health', receiver: null, subject: { ...subject, identity: { memberId, document: null, name: '' } } };
}

/** Where his own consent stands, by all that he gave. */
export function consentState(
  his: readonly Omit<KeptConsentState, 'subject'>[],
  today: CivilDate,
): 'standing' | 'wanting' | 'withdrawn' {
  if (his.some((one) => consentStands(one, today))) return 'standing';
  return his.some(({ endedOn }) => endedOn !== null) ? 'withdrawn' : 'wanting';
}

/**
 * Of who met somebody there: the member himself, or a relative, who says it only as the guardian of a member who cannot.
 * Refuses `visit.invalid`, naming the field.
 */
export function checkConsentAtVisit({ kind, means, givenBy }: TypedConsent, outcome: VisitOutcome): void {
  const problem = (message: string) => refuse('visit.invalid', message, { fields: [{ field: 'consent', message }] });
  if (outcome.kind === 'refused' || outcome.kind === 'absent') problem('没有见到人，不能记录单独同意；见到本人再问。');
  if (outcome.kind === 'proxy' && givenBy === 'self')
    problem('本人不在场，不能记成本人同意；由监护人代为同意的，请写明为什么本人不能表示。');
  if (kind !== 'health') problem('走访时记录的是医疗健康信息的单独同意，请刷新页面再打勾。');
  if (means !== 'signed' && means !== 'oral') problem('请选一下是怎么同意的：书面签字，还是当面口头同意。');
}
