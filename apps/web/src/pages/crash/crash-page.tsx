import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from '../quiet-page.module.css';

/** A page broke, or its file is gone after an update: reloading mends both. What was typed is kept as a draft. */
export function CrashPage() {
  const { t } = useTranslation('problems');
  return (
    <main className={styles.page}>
      <h1>{t('crash.title')}</h1>
      <p>{t('crash.text')}</p>
      <div className={styles.actions}>
        <Button type="primary" onClick={() => location.reload()}>
          {t('crash.reload')}
        </Button>
        <Button href="/">{t('home')}</Button>
      </div>
    </main>
  );
}
