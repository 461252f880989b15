import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useDrafts } from '../../drafts/use-draft';
import styles from '../quiet-page.module.css';

/** For who is no member and whose offices have ended: what is to be done, and that nothing typed is lost. */
export default function NoOfficePage() {
  const { t } = useTranslation('problems');
  const drafts = useDrafts().length;
  return (
    <div className={styles.page}>
      <title>{`${t('noOffice.title')} · ${t('common:product')}`}</title>
      <h1>{t('noOffice.title')}</h1>
      <p>{t('noOffice.text')}</p>
      {drafts > 0 && <p>{t('noOffice.drafts', { count: drafts })}</p>}
      <div className={styles.actions}>
        <Link to="/my/me">{t('noOffice.me')}</Link>
      </div>
    </div>
  );
}
