import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, sentenceOf } from '../api/problem';
import { ProblemNotice } from '../parts/states';
import { Brand } from '../shell/brand';
import { OfflineBanner } from '../shell/offline-banner';
import styles from './door.module.css';

export interface DoorProps {
  readonly title: string;
  readonly intro?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
  /** Below the card: ways on for those who cannot get in. */
  readonly help?: ReactNode;
}

/** The pages before one is signed in: brand, one card, help. */
export function Door({ title, intro, wide = false, children, help }: DoorProps) {
  const { t } = useTranslation();
  return (
    <>
      <title>{`${title} · ${t('product')}`}</title>
      <OfflineBanner />
      <main className={styles.door}>
        <div className={`${styles.column} ${wide ? styles.wide : ''}`}>
          <div>
            <Brand large />
            <p className={styles.promise}>{t('promise')}</p>
          </div>
          <div className={`nj-card ${styles.card}`}>
            <h1>{title}</h1>
            {intro && <p className={styles.intro}>{intro}</p>}
            {children}
          </div>
          {help && <div className={styles.help}>{help}</div>}
        </div>
      </main>
    </>
  );
}

/** Above the button: what is wrong, unless the same sentence stands at its field. */
export function DoorProblem({ error }: { error: unknown }) {
  const atField = isProblem(error) && error.fields.some(({ message }) => message === sentenceOf(error));
  if (!error || atField) return null;
  return (
    <div className={styles.notice}>
      <ProblemNotice error={error} />
    </div>
  );
}
