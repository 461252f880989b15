import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { RelativeInstant } from '../parts/relative-date';
import { secondFactorPath } from '../session/next-path';
import { useSession } from '../session/use-session';
import styles from './offline-banner.module.css';

/** Whose role requires a second factor reads until when it may wait. */
export function FactorNotice() {
  const { t } = useTranslation('shell');
  const { pathname } = useLocation();
  const due = useSession().session?.secondFactorDue;
  if (!due) return null;
  return (
    <div className={styles.banner}>
      {t('factor.due')} <RelativeInstant at={due} /> {t('factor.before')}{' '}
      <Link to={secondFactorPath(pathname)}>{t('factor.setUp')}</Link>
    </div>
  );
}
