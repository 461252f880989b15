import { type QueryKey, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { todayInChina } from '../../dates';
import { CountChoice } from '../../parts/count-choice';
import { ExportButton } from '../../parts/export-button';
import { FilterChoice, type FilterChoiceProps, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { ListSearch } from '../../parts/list-search';
import { PageHeader } from '../../parts/page-header';
import record from '../../parts/record.module.css';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag, type StateTone } from '../../parts/state-tag';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import styles from './disputes.module.css';

/** What every case with clocks has in its list. */
interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly statusLabel: string;
  readonly outcomeLabel?: string | null;
  readonly nextClock: string | null;
  readonly dueOn: string | null;
}

export interface CaseListProps<R extends CaseRow> {
  /** Namespace of its words: title, groups, filters, columns, empty. */
  readonly words: string;
  /** Its page and, below it, its API: `/petitions`, `/staff/petitions`. */
  readonly page: string;
  readonly path: string;
  readonly listKey: QueryKey;
  /** Who may register one. */
  readonly intake: string;
  readonly groups: readonly string[];
  /** The kind of case by which the list can be narrowed. */
  readonly kind: { readonly field: string; readonly all: string; readonly choices: FilterChoiceProps['choices'] };
  readonly toneOf: (row: R) => StateTone;
  /** Columns before the state, and between what is due next and the number. */
  readonly first: readonly TableColumn<R>[];
  readonly last: readonly TableColumn<R>[];
  readonly card: { readonly title: (row: R) => string; readonly about: (row: R) => ReactNode };
  /** What stands between the figures and the list. */
  readonly board?: ReactNode;
}

const AT_ONCE = 50;
const filtersOf = ({ kind }: Pick<CaseListProps<CaseRow>, 'kind'>): readonly string[] => ['group', kind.field, 'text'];

/** Cases that I handle, register or oversee; what runs out next stands on top. */
export function CaseList<R extends CaseRow>(props: CaseListProps<R>) {
  const { words, page, intake, board } = props;
  const { t } = useTranslation(words);
  const { can } = useSession();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          can(intake) && (
            <Button type="primary" onClick={() => void navigate(`${page}/new`)}>
              {t('new.button')}
            </Button>
          )
        }
      />
      <Counts {...props} />
      {board}
      <Filters {...props} />
      <Cases {...props} />
    </>
  );
}

function Counts<R extends CaseRow>(props: CaseListProps<R>) {
  const { words, path, listKey, groups } = props;
  const { t } = useTranslation(words);
  const { filters, set } = useFilters(filtersOf(props));
  const { data } = useQuery({
    queryKey: [...listKey, 'counts'],
    queryFn: ({ signal }) => api.get<Readonly<Record<string, number>>>(`${path}/counts`, undefined, signal),
  });
  if (!data) return null;
  return (
    <CountChoice
      items={groups.map((value) => ({
        value,
        label: t(`groups.${value}`),
        count: t('counts.cases', { count: data[value] }),
      }))}
      chosen={filters['group']}
      onChoose={(group) => set('group', group)}
    />
  );
}

function Filters<R extends CaseRow>(props: CaseListProps<R>) {
  const { words, path, groups, kind } = props;
  const { t } = useTranslation(words);
  const { filters, set } = useFilters(filtersOf(props));
  return (
    <FilterSentence
      label={t('filters.label')}
      total={
        <span className={styles.tools}>
          <ListSearch label={t('filters.text')} value={filters['text']} onSearch={(text) => set('text', text)} />
          <ExportButton path={path} query={filters} />
        </span>
      }
    >
      <FilterChoice
        label={t('filters.group')}
        all={t('filters.allGroups')}
        value={filters['group']}
        onChange={(group) => set('group', group)}
        choices={groups.map((value) => ({ value, label: t(`groups.${value}`) }))}
      />
      <FilterChoice
        label={t(`filters.${kind.field}`)}
        all={kind.all}
        value={filters[kind.field]}
        onChange={(value) => set(kind.field, value)}
        choices={kind.choices}
      />
    </FilterSentence>
  );
}

function Cases<R extends CaseRow>(props: CaseListProps<R>) {
  const { words, page, path, listKey, toneOf, card } = props;
  const { t } = useTranslation(words);
  const { filters, any, clear } = useFilters(filtersOf(props));
  const list = useKeyset<R>([...listKey, 'list', filters], (after, signal) =>
    api.get(path, { ...filters, limit: AT_ONCE, after }, signal),
  );
  const columns: readonly TableColumn<R>[] = [
    ...props.first,
    { key: 'state', title: t('columns.state'), render: (row) => <State row={row} tone={toneOf(row)} /> },
    { key: 'next', title: t('columns.next'), render: (row) => <Next {...row} /> },
    ...props.last,
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      to={({ id }) => `${page}/${id}`}
      renderItem={(row) => (
        <span className={record.card}>
          <span className={record.cardTop}>
            <strong>{card.title(row)}</strong>
            <State row={row} tone={toneOf(row)} />
          </span>
          <span>{card.about(row)}</span>
          {row.nextClock && (
            <span className="nj-caption">
              <Next {...row} />
            </span>
          )}
        </span>
      )}
      empty={any ? t('emptyFiltered') : t('empty')}
      emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
    />
  );
}

/** A closed case says how it ended. */
const State = ({ row: { status, statusLabel, outcomeLabel }, tone }: { row: CaseRow; tone: StateTone }) => (
  <StateTag tone={tone}>
    {status === 'closed' && outcomeLabel ? `${statusLabel} · ${outcomeLabel}` : statusLabel}
  </StateTag>
);

function Next({ nextClock, dueOn }: Pick<CaseRow, 'nextClock' | 'dueOn'>) {
  const { t } = useTranslation('disputes');
  if (!nextClock || !dueOn) return <>—</>;
  if (dueOn < todayInChina())
    return (
      <StateTag tone="late">
        {t('nextLate', { clock: nextClock })} <RelativeDate day={dueOn} />
      </StateTag>
    );
  return (
    <>
      {nextClock} <RelativeDate day={dueOn} />
    </>
  );
}
