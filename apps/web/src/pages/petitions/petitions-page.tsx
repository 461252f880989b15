import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
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
import { PETITION_GROUPS, PETITION_KINDS, type PetitionRow, PETITIONS, toneOf } from './petition-types';

const FILTERS = ['group', 'kind', 'text'] as const;
const AT_ONCE = 50;

/** Petitions that I handle, register or oversee; what runs out next stands on top. */
export default function PetitionsPage() {
  const { t } = useTranslation('petitions');
  const { can } = useSession();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          can('petition:intake') && (
            <Button type="primary" onClick={() => void navigate('/petitions/new')}>
              {t('new.button')}
            </Button>
          )
        }
      />
      <Counts />
      <Filters />
      <Petitions />
    </>
  );
}

function Counts() {
  const { t } = useTranslation('petitions');
  const { filters, set } = useFilters(FILTERS);
  const { data } = useQuery({
    queryKey: [...PETITIONS, 'counts'],
    queryFn: ({ signal }) => api.get<Schemas['PetitionCountsView']>('/staff/petitions/counts', undefined, signal),
  });
  if (!data) return null;
  return (
    <CountChoice
      items={PETITION_GROUPS.map((value) => ({
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
  const { t } = useTranslation('petitions');
  const { filters, set } = useFilters(FILTERS);
  return (
    <FilterSentence
      label={t('filters.label')}
      total={
        <span className={styles.tools}>
          <ListSearch label={t('filters.text')} value={filters.text} onSearch={(text) => set('text', text)} />
          <ExportButton path="/staff/petitions" query={filters} />
        </span>
      }
    >
      <FilterChoice
        label={t('filters.group')}
        all={t('filters.allGroups')}
        value={filters.group}
        onChange={(group) => set('group', group)}
        choices={PETITION_GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
      />
      <FilterChoice
        label={t('filters.kind')}
        all={t('filters.allKinds')}
        value={filters.kind}
        onChange={(kind) => set('kind', kind)}
        choices={PETITION_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
    </FilterSentence>
  );
}

function Petitions() {
  const { t } = useTranslation('petitions');
  const { filters, any, clear } = useFilters(FILTERS);
  const list = useKeyset<PetitionRow>([...PETITIONS, 'list', filters], (after, signal) =>
    api.get('/staff/petitions', { ...filters, limit: AT_ONCE, after }, signal),
  );
  const columns: readonly TableColumn<PetitionRow>[] = [
    { key: 'petitioner', title: t('columns.petitioner'), render: ({ petitioner }) => petitioner },
    { key: 'about', title: t('columns.about'), render: ({ about }) => about ?? '—' },
    { key: 'kind', title: t('columns.kind'), render: ({ kindLabel }) => kindLabel },
    { key: 'state', title: t('columns.state'), render: (row) => <State row={row} /> },
    { key: 'next', title: t('columns.next'), render: (row) => <Next row={row} /> },
    { key: 'received', title: t('columns.receivedOn'), render: ({ receivedOn }) => <RelativeDate day={receivedOn} /> },
    { key: 'handler', title: t('columns.handler'), wide: true, render: ({ handlerName }) => handlerName ?? '—' },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      to={({ id }) => `/petitions/${id}`}
      renderItem={(row) => <PetitionCard row={row} />}
      empty={any ? t('emptyFiltered') : t('empty')}
      emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
    />
  );
}

const State = ({ row: { status, statusLabel, outcomeLabel } }: { row: PetitionRow }) => (
  <StateTag tone={toneOf(status)}>
    {status === 'closed' && outcomeLabel ? `${statusLabel} · ${outcomeLabel}` : statusLabel}
  </StateTag>
);

function Next({ row: { nextClock, dueOn } }: { row: PetitionRow }) {
  const { t } = useTranslation('petitions');
  if (!nextClock || !dueOn) return <>—</>;
  if (dueOn < todayInChina())
    return (
      <StateTag tone="late">
        {t('late', { clock: nextClock })} <RelativeDate day={dueOn} />
      </StateTag>
    );
  return (
    <>
      {nextClock} <RelativeDate day={dueOn} />
    </>
  );
}

function PetitionCard({ row }: { row: PetitionRow }) {
  const { petitioner, about, kindLabel, nextClock } = row;
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{petitioner}</strong>
        <State row={row} />
      </span>
      <span>{[kindLabel, about].filter(Boolean).join(' · ')}</span>
      {nextClock && (
        <span className="nj-caption">
          <Next row={row} />
        </span>
      )}
    </span>
  );
}
