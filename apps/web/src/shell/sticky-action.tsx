import type { ReactNode } from 'react';
import styles from './sticky-action.module.css';

export interface StickyActionProps {
  /** The primary button; a second, weaker one may stand before it. */
  readonly children: ReactNode;
  /** A sentence above the buttons: what is missing, what will happen. */
  readonly note?: ReactNode;
}

/** Phone: sticks above the bottom bar, at the thumb. Desk: stands at the end of the form. */
export function StickyAction({ children, note }: StickyActionProps) {
  return (
    <>
      <div className={styles.space} aria-hidden="true" />
      <div className={styles.action}>
        {note && <p className={styles.note}>{note}</p>}
        <div className={styles.buttons}>{children}</div>
      </div>
    </>
  );
}
