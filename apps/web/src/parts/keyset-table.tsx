import { Button } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useListKeys } from '../keys/use-list-keys';
import { usePhone } from '../theme/media';
import { KeysetList, type KeysetListProps } from './keyset-list';
import { EmptyState, ErrorState, LoadingState } from './states';
import styles from './keyset-table.module.css';

export interface TableColumn<T> {
  readonly key: string;
  readonly title: string;
  readonly render: (item: T) => ReactNode;
  /** Left out where the table is narrow, beside an open drawer. */
  readonly wide?: boolean;
  readonly number?: boolean;
}

export interface KeysetTableProps<T> extends Omit<KeysetListProps<T>, 'to'> {
  /** The first names the item and is its link. */
  readonly columns: readonly TableColumn<T>[];
  readonly to: (item: T) => string;
}

/** The same list twice: a dense table for the desk, cards (`renderItem`) on the phone. */
export function KeysetTable<T>(props: KeysetTableProps<T>) {
  const phone = usePhone();
  return phone ? <KeysetList {...props} /> : <DeskTable {...props} />;
}

function DeskTable<T>(props: KeysetTableProps<T>) {
  const { list, empty, emptyAction } = props;
  if (list.isPending) return <LoadingState rows={8} />;
  if (list.isError && list.items.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0) return <EmptyState action={emptyAction}>{empty}</EmptyState>;
  return (
    <div className={styles.frame}>
      <Rows {...props} />
      <More list={list} />
    </div>
  );
}

function Rows<T>({ list, label, itemKey, columns, to, selectedKey }: KeysetTableProps<T>) {
  const table = useRef<HTMLTableElement>(null);
  useListKeys(table);
  const classOf = ({ wide, number }: TableColumn<T>) =>
    [wide && styles.wide, number && styles.number].filter(Boolean).join(' ') || undefined;
  return (
    <table ref={table} className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={classOf(column)}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {list.items.map((item) => (
          <tr
            key={itemKey(item)}
            className={styles.row}
            data-list-item
            aria-current={itemKey(item) === selectedKey || undefined}
          >
            {columns.map((column, index) =>
              index === 0 ? (
                <th key={column.key} scope="row" className={styles.first}>
                  <Link className={styles.open} to={to(item)}>
                    {column.render(item)}
                  </Link>
                </th>
              ) : (
                <td key={column.key} className={classOf(column)}>
                  {column.render(item)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function More<T>({ list }: Pick<KeysetTableProps<T>, 'list'>) {
  const { t } = useTranslation('parts');
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.fetchNextPage()} />;
  if (!list.hasNextPage) return null;
  return (
    <div className={styles.more}>
      <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('list.more')}
      </Button>
    </div>
  );
}
