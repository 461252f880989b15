import type { Tx } from '@app/persistence';
import type { SensitiveConsent } from '../data/sensitive-consent.entity';
import { CONSENT_GIVER_NAMES, CONSENT_MEANS_NAMES, SENSITIVE_KIND_NAMES } from '../domain/sensitive-consent';
import { announcedConsent } from '../domain/sensitive-consent.events';

/** In the audit trail without names, and to the libs that follow. */
export function tellGiven(tx: Tx, rows: readonly SensitiveConsent[]): void {
  for (const { kind, means, givenBy, memberId, unionId } of rows)
    tx.audit({
      ...{ action: 'sensitive-consent.given', subjectType: 'member', subjectId: memberId, unionId },
      detail: {
        consentTo: SENSITIVE_KIND_NAMES[kind],
        means: CONSENT_MEANS_NAMES[means],
        givenBy: CONSENT_GIVER_NAMES[givenBy],
      },
    });
  for (const row of rows) tx.announce({ type: 'sensitive-consent.given.v1', payload: announcedConsent(row) });
}
