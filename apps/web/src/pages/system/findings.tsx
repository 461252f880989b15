import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DetailSection } from '../../parts/detail-section';
import type { Schemas } from '../../api/schemas';
import styles from './system.module.css';

/** Which page shows a record that breaks a rule. */
const PAGES: Readonly<Record<string, string>> = { disbursements: '/payments', funds: '/funds', audit: '/audit' };

/** What does not tally, rule by rule, with the very records. */
export function Findings({ findings }: { findings: Schemas['StandingView']['findings'] }) {
  const { t } = useTranslation('system');
  return (
    <DetailSection title={t('findings.title')}>
      <ul className={styles.findings}>
        {findings.map(({ subject, subjectName, rule, sentence, subjectId }) => {
          const page = PAGES[subject];
          return (
            <li key={`${rule}-${subjectId}`}>
              <strong>{subjectName}</strong> · {t('findings.broken', { rule: sentence })}
              <br />
              <span className="nj-caption">
                {t('findings.record')} <code>{subjectId}</code>{' '}
                {page && (
                  <Link to={subject === 'disbursements' ? `${page}/${subjectId}` : page}>{t('findings.open')}</Link>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </DetailSection>
  );
}
