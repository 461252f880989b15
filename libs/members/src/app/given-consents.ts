import type { CivilDate, MemberId, UnionId } from '@app/kernel';
import type { Tx } from '@app/persistence';
import type { SensitiveConsent } from '../data/sensitive-consent.entity';
import {
  CONSENT_GIVER_NAMES,
  CONSENT_MEANS_NAMES,
  consentName,
  isSameReceiver,
  type KeptConsentState,
  lackingConsents,
  NOBODY_NAMED,
  receiverOf,
  type SensitiveSubject,
  type TypedConsent,
} from '../domain/sensitive-consent';
import { announcedConsent } from '../domain/sensitive-consent.events';

/** What is given for whom. */
export interface GivenConsent {
  readonly subject: SensitiveSubject;
  readonly typed: TypedConsent;
  /** The day on which it was said, when that is not today: signed on paper, or told where there was no signal. */
  readonly givenOn?: CivilDate;
}

/** On whose record a consent is written down. */
export interface RecordHolder {
  readonly id: MemberId;
  readonly unionId: UnionId;
}

/** What is given on whose record. */
export interface GivenOnRecord extends GivenConsent {
  readonly member: RecordHolder;
  /** It was signed on paper before the records came into this system. */
  readonly importId?: string;
}

/** Whether the same stands already; to one receiver is not the same as to whomever, although the latter may count as well. */
export function isWrittenDown(
  { subject, typed }: GivenConsent,
  kept: readonly KeptConsentState[],
  today: CivilDate,
): boolean {
  const receiver = receiverOf(typed);
  const same = typed.kind === 'provision' ? kept.filter((one) => isSameReceiver(one.receiver, receiver)) : kept;
  const asked = {
    ...subject,
    tells: typed.kind === 'child' ? [] : [typed.kind],
    receivers: [receiver ?? NOBODY_NAMED],
  };
  return lackingConsents([asked], same, today).length === 0;
}

/** In the audit trail without names, and to the libs that follow. */
export function tellGiven(tx: Tx, rows: readonly SensitiveConsent[]): void {
  for (const { kind, receiver, means, givenBy, memberId, unionId } of rows)
    tx.audit({
      ...{ action: 'sensitive-consent.given', subjectType: 'member', subjectId: memberId, unionId },
      detail: {
        consentTo: consentName({ kind, receiver }),
        means: CONSENT_MEANS_NAMES[means],
        givenBy: CONSENT_GIVER_NAMES[givenBy],
      },
    });
  for (const row of rows) tx.announce({ type: 'sensitive-consent.given.v1', payload: announcedConsent(row) });
}
