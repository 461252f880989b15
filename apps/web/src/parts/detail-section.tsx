import { useId, type ReactNode } from 'react';
import styles from './detail-section.module.css';

export interface DetailSectionProps {
  readonly title: ReactNode;
  /** Buttons of this part. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a detail (CaseDrawer): 基本资料, 家庭, 会籍变动. */
export function DetailSection({ title, actions, children }: DetailSectionProps) {
  const heading = useId();
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <div className={styles.top}>
        <h3 id={heading}>{title}</h3>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}

export type Fact = readonly [label: string, value: ReactNode];

/** What is known, line by line; what is not known is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  return (
    <dl className={styles.facts}>
      {known.map(([label, value]) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A line with a person or a term at its left and a button at its right. */
export function DetailLine({ children, note, end }: { children: ReactNode; note?: ReactNode; end?: ReactNode }) {
  return (
    <li className={styles.line}>
      <div className={styles.words}>
        <span>{children}</span>
        {note && <span className={styles.note}>{note}</span>}
      </div>
      {end && <div className={styles.end}>{end}</div>}
    </li>
  );
}
