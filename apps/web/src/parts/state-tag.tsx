import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './state-tag.module.css';

export type StateTone = 'due' | 'late' | 'done' | 'waiting' | 'private' | 'plain';

/** A shape of its own per state, so that it is told apart without the colour. */
const SHAPES: Record<StateTone, ReactNode> = {
  due: <path d="M6 1 11 6 6 11 1 6Z" />,
  late: <path d="M6 1 11.5 11H.5Z" />,
  done: <path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" strokeWidth="2" />,
  waiting: (
    <>
      <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9Z" />
    </>
  ),
  private: (
    <>
      <rect x="1.5" y="5.5" width="9" height="6" rx="1" />
      <path d="M3.5 6V4a2.5 2.5 0 0 1 5 0v2" fill="none" stroke="currentColor" strokeWidth="1.6" />
    </>
  ),
  plain: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
};

export interface StateTagProps {
  readonly tone: StateTone;
  /** The state in words; by default the tone's own word. */
  readonly children?: ReactNode;
}

export function StateTag({ tone, children }: StateTagProps) {
  const { t } = useTranslation('parts');
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      <svg className={styles.shape} viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      {children ?? t(`state.${tone}`)}
    </span>
  );
}
