import { useTranslation } from 'react-i18next';
import styles from './brand.module.css';

/** A roof and a heart below it. */
export function Brand({ large = false }: { large?: boolean }) {
  const { t } = useTranslation();
  return (
    <span className={`${styles.brand} ${large ? styles.large : ''}`}>
      <svg className={styles.mark} viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" className={styles.ground} />
        <path
          d="M6.5 15.5 16 7.5l9.5 8"
          fill="none"
          stroke="#fff"
          strokeWidth="2.6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path
          d="M16 25.2c-3.7-2.4-6-4.6-6-7.1a3.1 3.1 0 0 1 6-1.1 3.1 3.1 0 0 1 6 1.1c0 2.5-2.3 4.7-6 7.1z"
          fill="#fff"
        />
      </svg>
      <span>{t('product')}</span>
    </span>
  );
}
