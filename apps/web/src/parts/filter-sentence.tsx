import { Select } from 'antd';
import type { ReactNode } from 'react';
import styles from './filter-sentence.module.css';

export interface FilterSentenceProps {
  /** Says to those who do not see it what is being narrowed down: "筛选会员". */
  readonly label: string;
  readonly children: ReactNode;
  /** What the sentence leaves: "共 140 人". */
  readonly total?: ReactNode;
}

/** Filters read as one sentence: 全部工会 · 在会 · 全部类别 — 共 140 人 */
export function FilterSentence({ label, children, total }: FilterSentenceProps) {
  return (
    <search className={styles.sentence} aria-label={label}>
      <div className={styles.parts}>{children}</div>
      {total && <span className={styles.total}>{total}</span>}
    </search>
  );
}

export interface FilterChoiceProps {
  readonly label: string;
  /** The words while nothing is chosen: "全部类别". */
  readonly all: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly searchable?: boolean;
}

const ALL = '';

export function FilterChoice({ label, all, value, onChange, choices, searchable = false }: FilterChoiceProps) {
  return (
    <Select<string>
      className={styles.choice ?? ''}
      variant="borderless"
      popupMatchSelectWidth={false}
      aria-label={label}
      value={value ?? ALL}
      onChange={(chosen) => onChange(chosen === ALL ? undefined : chosen)}
      {...(searchable ? { showSearch: { optionFilterProp: 'label' } } : {})}
      options={[{ value: ALL, label: all }, ...choices]}
    />
  );
}
