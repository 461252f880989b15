import type { ReactNode } from 'react';
import { usePhone } from '../theme/media';
import styles from './count-choice.module.css';

export interface Counted<V extends string> {
  readonly value: V;
  readonly label: string;
  /** The number with its measure: "12 户". */
  readonly count: string;
  readonly note?: ReactNode;
}

export interface CountChoiceProps<V extends string> {
  readonly items: readonly Counted<V>[];
  readonly chosen: string | undefined;
  /** Without a value the choice is taken back. */
  readonly onChoose: (value: V | undefined) => void;
}

const FEW = 4;

/** Figures above a list; each leads to its part of the list, and pressed again to the whole. */
export function CountChoice<V extends string>({ items, chosen, onChoose }: CountChoiceProps<V>) {
  const phone = usePhone();
  const beside = phone ? (items.length > FEW ? 3 : 2) : items.length;
  return (
    <div className={styles.counts} style={{ gridTemplateColumns: `repeat(${beside}, minmax(0, 1fr))` }}>
      {items.map(({ value, label, count, note }) => (
        <button
          key={value}
          type="button"
          className={styles.count}
          aria-pressed={chosen === value}
          onClick={() => onChoose(chosen === value ? undefined : value)}
        >
          <span>{label}</span>
          <strong className="nj-number">{count}</strong>
          {note && <span className="nj-caption">{note}</span>}
        </button>
      ))}
    </div>
  );
}
