import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAskedTitle } from '../../../parts/consent-fields';
import { useSession } from '../../../session/use-session';
import type { VisitDuty } from '../visit-types';
import styles from './case.module.css';

/** Which separate consent of the member is wanting, and where it is recorded. */
export function CaseConsent({ duty }: { duty: VisitDuty }) {
  const [lacking] = duty.lackingConsents;
  return lacking ? <Lacking duty={duty} lacking={lacking} /> : null;
}

function Lacking({ duty, lacking }: { duty: VisitDuty; lacking: VisitDuty['lackingConsents'][number] }) {
  const { t } = useTranslation('visits');
  const { can } = useSession();
  const title = useAskedTitle(lacking);
  const isVisited = duty.openActions.some((action) => action === 'log-visit' || action === 'log-follow-up');
  const mayRecord = can('member:manage') && can('member:read-sensitive');
  return (
    <div className={styles.missing}>
      <p>
        {t(duty.consentWithdrawn ? 'case.consentWithdrawn' : 'case.consentLacking', { title })}
        {isVisited && t('case.consentAtVisit')}
        {!isVisited && !mayRecord && t('case.consentByOfficer')}
      </p>
      {mayRecord && <Link to={`/members/${duty.memberId}`}>{t('case.consentRecord')}</Link>}
    </div>
  );
}
