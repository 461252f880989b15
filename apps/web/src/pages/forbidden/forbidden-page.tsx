import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '../../session/use-session';
import styles from '../quiet-page.module.css';

/** Inside the shell: the person is signed in, and this page is not among what the roles allow. */
export default function ForbiddenPage() {
  const { t } = useTranslation('problems');
  const navigate = useNavigate();
  const { session } = useSession();
  const roles = session?.unions.map(({ unionName, roleName }) => `${unionName} ${roleName}`).join('、');
  return (
    <div className={styles.page}>
      <title>{`${t('forbiddenPage.title')} · ${t('common:product')}`}</title>
      <h1>{t('forbiddenPage.title')}</h1>
      <p>{roles ? t('forbiddenPage.withRoles', { roles }) : t('forbiddenPage.text')}</p>
      <div className={styles.actions}>
        <Button type="primary" onClick={() => void navigate('/', { replace: true })}>
          {t('home')}
        </Button>
      </div>
    </div>
  );
}
