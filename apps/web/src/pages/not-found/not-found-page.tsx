import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import styles from '../quiet-page.module.css';

export default function NotFoundPage() {
  const { t } = useTranslation('problems');
  const navigate = useNavigate();
  return (
    <main className={styles.page}>
      <title>{`${t('notFoundPage.title')} · ${t('common:product')}`}</title>
      <h1>{t('notFoundPage.title')}</h1>
      <p>{t('notFoundPage.text')}</p>
      <div className={styles.actions}>
        <Button type="primary" onClick={() => void navigate('/', { replace: true })}>
          {t('home')}
        </Button>
      </div>
    </main>
  );
}
