import { Input } from 'antd';
import styles from './list-search.module.css';

export interface ListSearchProps {
  /** What may be typed: "姓名、编号". */
  readonly label: string;
  readonly value: string | undefined;
  readonly onSearch: (text: string | undefined) => void;
}

/** Looks for words within a list; the search key leads to it. */
export const ListSearch = ({ label, value, onSearch }: ListSearchProps) => (
  <Input.Search
    allowClear
    data-search
    className={styles.search ?? ''}
    defaultValue={value}
    placeholder={label}
    aria-label={label}
    onSearch={(text) => onSearch(text.trim() || undefined)}
  />
);
