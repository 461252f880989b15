import type { CivilDate, MemberId } from '@app/kernel';
import {
  consentName,
  type ConsentLack,
  type HeldSubject,
  isAnswered,
  isSameSubject,
  type KeptConsent,
  type LackingConsent,
  MemberDirectory,
  NOBODY_NAMED,
  receiverOf,
  SensitiveConsents,
  type SensitiveKind,
  type SensitiveSubject,
  type TypedConsent,
} from '@app/members';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { associationUnder } from '../data/plan.queries';
import type { EnrolmentId } from '../domain/claim';
import { refuse } from '../domain/mutual-aid.problems';

/** What a claim asks of the member: it rests on hospital papers, which go to the association that runs the plan. */
const CLAIM_CONSENTS = ['health', 'provision'] as const satisfies readonly SensitiveKind[];

export const isOfClaims = (kind: SensitiveKind): boolean => CLAIM_CONSENTS.some((one) => one === kind);

/** What was said with a claim, and whether an officer wrote it down. */
export interface SaidConsents {
  readonly given: readonly TypedConsent[];
  readonly byOfficer: boolean;
}

/** What is wanting of the consents of a claim, today. */
export interface ClaimLacks {
  readonly lacks: readonly ConsentLack[];
  readonly today: CivilDate;
}

/** Under whose cover a claim is made. */
export interface Covered {
  readonly memberId: MemberId;
  readonly enrolmentId: EnrolmentId;
}

/** Whose claim it is, and which association runs the plan; null: it names none. */
export interface Claimant {
  readonly memberId: MemberId;
  readonly memberName: string;
  readonly association: string | null;
}

/**
 * Whose illness a claim tells of: the member himself, whom alone a plan covers. His papers go to each of these
 * associations. Key of the register's page.
 */
export const claimantOf = (
  memberId: MemberId,
  name: string,
  associations: readonly (string | null)[],
): HeldSubject => ({
  ...{ key: 'member', memberId, documentMac: null, name, bornOn: null },
  ...{ relation: 'head', tells: CLAIM_CONSENTS, receivers: associations.map((one) => one ?? NOBODY_NAMED) },
});

/** The member's separate consents (单独同意) on which a claim rests: to his health, and to his papers being handed over. */
@Injectable()
export class ClaimConsents {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly members: MemberDirectory,
    private readonly consents: SensitiveConsents,
  ) {}

  /**
   * Records what was said of what is wanting, to the association by the name that was told. Refuses
   * `claim.consent-means`, and `sensitive-consent.wanting` without it.
   */
  async ask(tx: Tx, covered: Covered, { given, byOfficer }: SaidConsents): Promise<void> {
    const { memberId } = covered;
    await this.consents.hold(tx, memberId);
    const today = await this.organizations.today(tx);
    const member = await this.members.get(tx, memberId);
    const subject = await this.subject(tx, covered);
    const lacking = await this.consents.lacking(tx, memberId, [subject], today);
    const said = lacking.flatMap((lack) => {
      const one = given.find((typed) => isAnswered(lack, { kind: typed.kind, receiver: receiverOf(typed) }));
      return one ? [{ ...one, receiver: lack.receiver }] : [];
    });
    if (byOfficer && said.some(({ means }) => means !== 'signed' && means !== 'oral')) refuse('claim.consent-means');
    const answers = said.map((one) => ({ subject, typed: byOfficer ? one : { ...one, means: 'web' as const } }));
    await this.consents.give(tx, member, answers, today);
    await this.consents.require(tx, memberId, [subject], today);
  }

  /** Of claims to each of these associations; null stands for a plan that names none. */
  async lacks(
    tx: ReadTx,
    { memberId, memberName }: Omit<Claimant, 'association'>,
    associations: readonly (string | null)[],
  ): Promise<ClaimLacks> {
    const subject = this.consents.subjectOf(tx, claimantOf(memberId, memberName, associations));
    const lacks = await this.consents.lacksNow(tx, memberId, [subject]);
    return { lacks, today: await this.organizations.today(tx) };
  }

  /**
   * Nothing is checked or decided on what does not stand any more; who was never asked goes on. Lock claim and enrolment
   * before, as handing in does. Refuses `claim.consent-withdrawn` and `claim.consent-undone`, naming what.
   */
  async requireNotWithdrawn(tx: Tx, covered: Covered): Promise<void> {
    const { memberId } = covered;
    await this.consents.hold(tx, memberId);
    const lacks = await this.consents.lacksNow(tx, memberId, [await this.subject(tx, covered)]);
    const takenBack = lacks.filter((one) => one.takenBack);
    if (takenBack.length > 0)
      refuse(
        'claim.consent-withdrawn',
        `本人撤回了单独同意（${namesOf(takenBack)}），这件理赔不能再往下办。请撤回申报；本人改了主意的，先在会员页面记录新的同意。`,
      );
    const undone = await this.consents.undone(tx, memberId, lacks);
    if (undone.length > 0)
      refuse(
        'claim.consent-undone',
        `单独同意（${namesOf(undone)}）已随导入一起撤销，这件理赔还不能往下办。请问过本人，先在会员页面记录新的同意。`,
      );
  }

  /** What of this very consent is wanting for the claim now; said to another association it is none of it. */
  async lackingSince(tx: ReadTx, covered: Covered, consent: KeptConsent): Promise<LackingConsent[]> {
    const subject = await this.subject(tx, covered);
    if (!isSameSubject(subject.identity, consent.subject)) return [];
    const lacking = await this.consents.lackingNow(tx, covered.memberId, [subject]);
    return lacking.filter((one) => isAnswered(one, consent));
  }

  private async subject(tx: ReadTx, { memberId, enrolmentId }: Covered): Promise<SensitiveSubject> {
    const { name } = await this.members.get(tx, memberId);
    const association = await associationUnder(tx, enrolmentId);
    return this.consents.subjectOf(tx, claimantOf(memberId, name, [association]));
  }
}

/** 医疗健康信息、向市职工互助保障会提供理赔材料 */
export const namesOf = (lacking: readonly LackingConsent[]): string => lacking.map(consentName).join('、');
