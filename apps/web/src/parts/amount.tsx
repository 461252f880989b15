import { yuan } from '../money';
import styles from './amount.module.css';

export interface AmountProps {
  /** "1000.00" */
  readonly value: string;
  /** In a column: takes the width and stands right. */
  readonly column?: boolean;
  readonly strong?: boolean;
}

/** ¥1,000.00, tabular; in columns right-aligned. */
export function Amount({ value, column = false, strong = false }: AmountProps) {
  const classes = [styles.amount, column && styles.column, strong && styles.strong].filter(Boolean).join(' ');
  return <span className={classes}>{yuan(value)}</span>;
}
