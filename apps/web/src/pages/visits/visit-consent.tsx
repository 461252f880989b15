import { useTranslation } from 'react-i18next';
import { DraftConsents } from '../../parts/draft-consents';
import { askedThere } from './asked-there';
import type { VisitPart } from './who-and-how';

/** What the member is to be asked there when nobody asked him yet. The visit is recorded with it or without. */
export function VisitConsent({ draft, change, problem }: VisitPart) {
  const { t } = useTranslation('visits');
  const asked = askedThere(draft);
  if (asked.length === 0) return null;
  return (
    <DraftConsents
      asked={asked}
      value={draft.consents}
      onChange={(answers) => change({ consents: answers })}
      byOfficer
      note={t(draft.outcome === 'proxy' ? 'visit.consentNoteProxy' : 'visit.consentNote')}
      problem={problem('consent')}
    />
  );
}
