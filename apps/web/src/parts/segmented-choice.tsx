import { useId, type ReactNode } from 'react';
import styles from './segmented-choice.module.css';

export interface Choice<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  /** A second, smaller line. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

export interface SegmentedChoiceProps<V extends string> {
  readonly choices: readonly Choice<V>[];
  readonly value?: V | undefined;
  readonly onChange?: (value: V) => void;
  /** Says what is chosen to those who do not see the field's label. */
  readonly label: string;
  readonly disabled?: boolean;
}

/** A few big buttons of which one is chosen; native radios below, so the arrow keys work. */
export function SegmentedChoice<V extends string>(props: SegmentedChoiceProps<V>) {
  const name = useId();
  return (
    <fieldset className={styles.choices} disabled={props.disabled ?? false}>
      <legend className="nj-hidden">{props.label}</legend>
      {props.choices.map(({ value, label, hint, disabled = false }) => (
        <label key={value} className={styles.choice}>
          <input
            type="radio"
            name={name}
            checked={props.value === value}
            disabled={disabled}
            onChange={() => props.onChange?.(value)}
          />
          <span className={styles.face}>
            <span>{label}</span>
            {hint && <span className={styles.hint}>{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
