import { useId, type ReactNode } from 'react';
import styles from './me.module.css';

/** One card of the page: what it is about, and below it the lines. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className={`nj-card ${styles.section}`} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}
