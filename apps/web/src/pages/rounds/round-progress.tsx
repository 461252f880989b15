import { useTranslation } from 'react-i18next';
import styles from './rounds.module.css';

/** 已走访 18 / 24 人, with a bar; nothing while nobody is on the roster. */
export function RoundProgress({
  round: { persons, done },
}: {
  round: { readonly persons: number; readonly done: number };
}) {
  const { t } = useTranslation('rounds');
  if (persons === 0) return <span className="nj-caption">{t('progress.none')}</span>;
  return (
    <span className={styles.progress}>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.filled} style={{ inlineSize: `${Math.round((done / persons) * 100)}%` }} />
      </span>
      <span className="nj-number">{t('progress.of', { done, count: persons })}</span>
    </span>
  );
}
