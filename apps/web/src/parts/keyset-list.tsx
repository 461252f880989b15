import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Page } from '../api/types';
import { useListKeys } from '../keys/use-list-keys';
import { EmptyState, ErrorState, LoadingState } from './states';
import styles from './keyset-list.module.css';

/** Pages of `{ items, next }`, asked for one after the other with `after`. */
export function useKeyset<T>(
  queryKey: QueryKey,
  ask: (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  keeping: { readonly staleTime?: number; readonly refetchOnWindowFocus?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    getNextPageParam: (page) => page.next ?? undefined,
    ...keeping,
  });
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
}

export interface KeysetListProps<T> {
  readonly list: ReturnType<typeof useKeyset<T>>;
  readonly label: string;
  readonly itemKey: (item: T) => string;
  /** With `to` it is inside a link: nothing in it may be a link or a button. */
  readonly renderItem: (item: T) => ReactNode;
  /** Where an item opens; then the whole item is a link. */
  readonly to?: (item: T) => string;
  readonly selectedKey?: string | undefined;
  readonly empty: ReactNode;
  readonly emptyAction?: ReactNode;
}

/** A list with its loading, empty and failed states, `j` `k` `Enter`, and "more" at its end. */
export function KeysetList<T>(props: KeysetListProps<T>) {
  const { list, label, itemKey, renderItem, to, selectedKey } = props;
  const { t } = useTranslation('parts');
  const element = useRef<HTMLUListElement>(null);
  useListKeys(element);

  if (list.isPending) return <LoadingState rows={6} />;
  if (list.isError && list.items.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0) return <EmptyState action={props.emptyAction}>{props.empty}</EmptyState>;
  return (
    <>
      <ul ref={element} className={styles.list} aria-label={label}>
        {list.items.map((item) => (
          <li
            key={itemKey(item)}
            className={styles.item}
            data-list-item
            aria-current={itemKey(item) === selectedKey || undefined}
          >
            {to ? (
              <Link className={styles.open} to={to(item)}>
                {renderItem(item)}
              </Link>
            ) : (
              renderItem(item)
            )}
          </li>
        ))}
      </ul>
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.fetchNextPage()} />}
      {list.hasNextPage && !list.isError && (
        <div className={styles.more}>
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </>
  );
}
