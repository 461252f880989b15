import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './second-factor.module.css';

/** Shown once; they get their owner in when the phone is lost. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void | Promise<void> }) {
  const { t } = useTranslation('factor');
  const { message } = App.useApp();
  const [leaving, setLeaving] = useState(false);
  const copy = async () => {
    const copied = await navigator.clipboard?.writeText(codes.join('\n')).then(
      () => true,
      () => false,
    );
    void (copied ? message.success(t('codes.copied')) : message.info(t('codes.copyByHand')));
  };
  const leave = async () => {
    setLeaving(true);
    await onKept();
    setLeaving(false);
  };
  return (
    <div className={styles.codes}>
      <p>{t('codes.means')}</p>
      <ol className={styles.list} aria-label={t('codes.title')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Button onClick={() => void copy()}>{t('codes.copy')}</Button>
      <Button type="primary" size="large" loading={leaving} onClick={() => void leave()}>
        {t('codes.kept')}
      </Button>
    </div>
  );
}
