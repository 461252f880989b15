import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { CountChoice } from '../../parts/count-choice';
import { ExportButton } from '../../parts/export-button';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { ListSearch } from '../../parts/list-search';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import record from '../../parts/record.module.css';
import styles from '../disputes/disputes.module.css';
import { ACCIDENT_GROUPS, ACCIDENT_KINDS, type AccidentRow, ACCIDENTS, toneOf } from './accident-types';

const FILTERS = ['group', 'kind', 'text'] as const;
const AT_ONCE = 50;

/** Accidents that I take part in, register or oversee; what runs out next stands on top. */
export default function AccidentsPage() {
  const { t } = useTranslation('accidents');
  const { can } = useSession();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          can('accident:intake') && (
            <Button type="primary" onClick={() => void navigate('/accidents/new')}>
              {t('new.button')}
            </Button>
          )
        }
      />
      <Counts />
      <Filters />
      <Accidents />
    </>
  );
}

function Counts() {
  const { t } = useTranslation('accidents');
  const { filters, set } = useFilters(FILTERS);
  const { data } = useQuery({
    queryKey: [...ACCIDENTS, 'counts'],
    queryFn: ({ signal }) => api.get<Schemas['AccidentCountsView']>('/staff/accidents/counts', undefined, signal),
  });
  if (!data) return null;
  return (
    <CountChoice
      items={ACCIDENT_GROUPS.map((value) => ({
        value,
        label: t(`groups.${value}`),
        count: t('counts.cases', { count: data[value] }),
      }))}
      chosen={filters.group}
      onChoose={(group) => set('group', group)}
    />
  );
}

function Filters() {
  const { t } = useTranslation('accidents');
  const { filters, set } = useFilters(FILTERS);
  return (
    <FilterSentence
      label={t('filters.label')}
      total={
        <span className={styles.tools}>
          <ListSearch label={t('filters.text')} value={filters.text} onSearch={(text) => set('text', text)} />
          <ExportButton path="/staff/accidents" query={filters} />
        </span>
      }
    >
      <FilterChoice
        label={t('filters.group')}
        all={t('filters.allGroups')}
        value={filters.group}
        onChange={(group) => set('group', group)}
        choices={ACCIDENT_GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
      />
      <FilterChoice
        label={t('filters.kind')}
        all={t('filters.allKinds')}
        value={filters.kind}
        onChange={(kind) => set('kind', kind)}
        choices={ACCIDENT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
    </FilterSentence>
  );
}

function Accidents() {
  const { t } = useTranslation('accidents');
  const { filters, any, clear } = useFilters(FILTERS);
  const list = useKeyset<AccidentRow>([...ACCIDENTS, 'list', filters], (after, signal) =>
    api.get('/staff/accidents', { ...filters, limit: AT_ONCE, after }, signal),
  );
  const columns: readonly TableColumn<AccidentRow>[] = [
    { key: 'employer', title: t('columns.employer'), render: ({ employer }) => employer },
    { key: 'kind', title: t('columns.kind'), render: ({ kindLabel }) => kindLabel },
    { key: 'occurred', title: t('columns.occurredOn'), render: ({ occurredOn }) => <RelativeDate day={occurredOn} /> },
    { key: 'people', title: t('columns.people'), render: (row) => <Hurt row={row} /> },
    { key: 'state', title: t('columns.state'), render: (row) => <State row={row} /> },
    { key: 'next', title: t('columns.next'), render: (row) => <Next row={row} /> },
    { key: 'handler', title: t('columns.handler'), wide: true, render: ({ handlerName }) => handlerName ?? '—' },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      to={({ id }) => `/accidents/${id}`}
      renderItem={(row) => <AccidentCard row={row} />}
      empty={any ? t('emptyFiltered') : t('empty')}
      emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
    />
  );
}

const State = ({ row: { status, statusLabel } }: { row: AccidentRow }) => (
  <StateTag tone={toneOf(status)}>{statusLabel}</StateTag>
);

/** 死 1 人、重伤 2 人: only what there is. */
function Hurt({ row }: { row: AccidentRow }) {
  const { t } = useTranslation('accidents');
  const words = (['dead', 'severe', 'light'] as const)
    .filter((harm) => row[harm] > 0)
    .map((harm) => t(`hurt.${harm}`, { count: row[harm] }));
  return <>{words.join(t('and')) || t('hurt.none')}</>;
}

function Next({ row: { nextClock, dueOn } }: { row: AccidentRow }) {
  if (!nextClock || !dueOn) return <>—</>;
  return (
    <>
      {nextClock} <RelativeDate day={dueOn} />
    </>
  );
}

function AccidentCard({ row }: { row: AccidentRow }) {
  const { employer, kindLabel, nextClock } = row;
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{employer}</strong>
        <State row={row} />
      </span>
      <span>
        {kindLabel} · <Hurt row={row} />
      </span>
      {nextClock && (
        <span className="nj-caption">
          <Next row={row} />
        </span>
      )}
    </span>
  );
}
