import type { ReactNode } from 'react';
import { isProblem } from '../api/problem';
import styles from './field.module.css';

export interface FieldProps {
  readonly label: ReactNode;
  /** Smaller, beside the label: "可不填". */
  readonly note?: ReactNode;
  /** What is wrong here and what to do. */
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

/** One question of a form whose value is a draft; the answer below may be of several parts. */
export function Field({ label, note, problem, children }: FieldProps) {
  return (
    <fieldset className={styles.field} data-problem={problem ? true : undefined}>
      <legend className={styles.label}>
        {label} {note && <span className={styles.note}>{note}</span>}
      </legend>
      {children}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** The API's sentence about a field or a part of it (`goods` also takes `goods.0.name`). */
export const fieldProblem = (error: unknown, field: string): string | undefined =>
  isProblem(error)
    ? error.fields.find((one) => one.field === field || one.field.startsWith(`${field}.`))?.message
    : undefined;

/** After the button was pressed in vain: to the first question that is not answered. */
export function showFirstProblem(form: HTMLElement | null): void {
  // The problems stand there only after the next paint.
  requestAnimationFrame(() => {
    const first = form?.querySelector<HTMLElement>('[data-problem]');
    first?.scrollIntoView({ block: 'center' });
    first?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  });
}
