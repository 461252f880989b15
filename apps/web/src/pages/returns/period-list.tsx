import type { QueryKey } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';

const FILTERS = ['unionId', 'status', 'kind'] as const;

export interface PeriodListProps<R extends { readonly id: string }> {
  /** Namespace of its words: title, filter, kinds, statuses, empty. */
  readonly words: string;
  /** Its page and, below `/staff`, its API: `/returns`. */
  readonly page: `/${string}`;
  readonly listKey: QueryKey;
  readonly kinds: readonly string[];
  readonly statuses: readonly string[];
  readonly columns: readonly TableColumn<R>[];
  readonly renderItem: (row: R) => ReactNode;
}

/** What unions write for a month, a quarter or a year, by union, kind and state. */
export function PeriodList<R extends { readonly id: string }>(props: PeriodListProps<R>) {
  const { words, page, listKey, kinds, statuses, columns, renderItem } = props;
  const { t } = useTranslation(words);
  const { filters, set, any, clear } = useFilters(FILTERS);
  const list = useKeyset<R>([...listKey, 'list', filters], (after, signal) =>
    api.get(`/staff${page}`, { ...filters, after }, signal),
  );
  return (
    <>
      <FilterSentence label={t('filter')}>
        <UnionFilter value={filters.unionId} onChange={(chosen) => set('unionId', chosen)} />
        <FilterChoice
          label={t('kind')}
          all={t('allKinds')}
          value={filters.kind}
          onChange={(chosen) => set('kind', chosen)}
          choices={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <FilterChoice
          label={t('status')}
          all={t('allStatuses')}
          value={filters.status}
          onChange={(chosen) => set('status', chosen)}
          choices={statuses.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        />
      </FilterSentence>
      <KeysetTable
        list={list}
        label={t('title')}
        columns={columns}
        itemKey={({ id }) => id}
        to={({ id }) => `${page}/${id}`}
        renderItem={renderItem}
        empty={t(any ? 'emptyFiltered' : 'empty')}
        emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
      />
    </>
  );
}
