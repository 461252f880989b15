import type { ErasedPlace } from '@app/persistence';
import { SensitiveConsent, SensitiveConsentEnd } from '../data/sensitive-consent.entity';

const THEIRS = 'member_id = ANY($2::uuid[])';

/** Who consented, when and to what stays; about whom goes: on the records of these members, and about them on others. */
export const CONSENTS_OF_MEMBERS: readonly ErasedPlace[] = [
  { entity: SensitiveConsent, rows: `(r.${THEIRS} OR r.subject_${THEIRS})` },
  {
    entity: SensitiveConsentEnd,
    rows: `r.consent_id IN (SELECT c.id FROM members.sensitive_consent c
      WHERE c.tenant_id = $1 AND (c.${THEIRS} OR c.subject_${THEIRS}))`,
  },
];
