import type { ReactNode } from 'react';
import styles from './disbursements.module.css';

/** One line of what a decision rests on: 依据, 经费, 家庭. */
export function EvidenceLine({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.line}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Lines that belong together; what is still loading stands outside of it. */
export function EvidenceList({ children }: { children: ReactNode }) {
  return <dl className={styles.lines}>{children}</dl>;
}
