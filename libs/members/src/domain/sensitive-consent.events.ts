import type { MemberId } from '@app/kernel';
import type { SensitiveConsentId, SensitiveKind } from './sensitive-consent';

/** The payload of `sensitive-consent.given.v1` and `sensitive-consent.withdrawn.v1`: ids only, nobody's name. */
export interface AnnouncedConsent {
  readonly consentId: SensitiveConsentId;
  /** On whose record it stands. */
  readonly memberId: MemberId;
  /** Whom it is about; null when he is not known as a member. */
  readonly subjectMemberId: MemberId | null;
  readonly kind: SensitiveKind;
}

export const announcedConsent = ({
  id: consentId,
  memberId,
  subjectMemberId,
  kind,
}: Omit<AnnouncedConsent, 'consentId'> & { readonly id: SensitiveConsentId }): AnnouncedConsent => ({
  ...{ consentId, memberId, subjectMemberId, kind },
});
