import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { Amount } from '../../parts/amount';
import { CountChoice } from '../../parts/count-choice';
import { DetailLine } from '../../parts/detail-section';
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
import { type DisputeRow, DISPUTES, GROUPS, MATTERS, toneOf, URGENCY_TONES } from './dispute-types';
import record from '../../parts/record.module.css';
import styles from './disputes.module.css';

const FILTERS = ['group', 'matter', 'text'] as const;
const AT_ONCE = 50;
const ON_BOARD = 6;

/** Disputes that I mediate, receive or oversee: what runs out next on top, then the list. */
export default function DisputesPage() {
  const { t } = useTranslation('disputes');
  const { can } = useSession();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          can('dispute:intake') && (
            <Button type="primary" onClick={() => void navigate('/disputes/new')}>
              {t('new.button')}
            </Button>
          )
        }
      />
      <Counts />
      <Board />
      <Filters />
      <Disputes />
    </>
  );
}

function Counts() {
  const { t } = useTranslation('disputes');
  const { filters, set } = useFilters(FILTERS);
  const { data } = useQuery({
    queryKey: [...DISPUTES, 'counts'],
    queryFn: ({ signal }) => api.get<Schemas['DisputeCountsView']>('/staff/disputes/counts', undefined, signal),
  });
  if (!data) return null;
  return (
    <CountChoice
      items={GROUPS.map((value) => ({
        value,
        label: t(`groups.${value}`),
        count: t('counts.cases', { count: data[value] }),
      }))}
      chosen={filters.group}
      onChoose={(group) => set('group', group)}
    />
  );
}

/** What runs out next. */
function Board() {
  const { t } = useTranslation('disputes');
  const { data } = useQuery({
    queryKey: [...DISPUTES, 'board'],
    queryFn: ({ signal }) => api.get<Schemas['DisputeBoardView']>('/staff/disputes/board', undefined, signal),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className={`nj-card ${styles.board}`} aria-label={t('board.title')}>
      <h2>{t('board.title')}</h2>
      <ul className={record.lines}>
        {data.items.slice(0, ON_BOARD).map(({ disputeId, applicant, employer, clock, endsOn, left, urgency }) => (
          <DetailLine
            key={`${disputeId}${clock}${endsOn}`}
            note={employer}
            end={<StateTag tone={URGENCY_TONES[urgency]}>{left}</StateTag>}
          >
            <Link to={`/disputes/${disputeId}`}>{applicant}</Link> · {clock} <RelativeDate day={endsOn} />
          </DetailLine>
        ))}
      </ul>
    </section>
  );
}

function Filters() {
  const { t } = useTranslation('disputes');
  const { filters, set } = useFilters(FILTERS);
  return (
    <FilterSentence
      label={t('filters.label')}
      total={
        <span className={styles.tools}>
          <ListSearch label={t('filters.text')} value={filters.text} onSearch={(text) => set('text', text)} />
          <ExportButton path="/staff/disputes" query={filters} />
        </span>
      }
    >
      <FilterChoice
        label={t('filters.group')}
        all={t('filters.allGroups')}
        value={filters.group}
        onChange={(group) => set('group', group)}
        choices={GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
      />
      <FilterChoice
        label={t('filters.matter')}
        all={t('filters.allMatters')}
        value={filters.matter}
        onChange={(matter) => set('matter', matter)}
        choices={MATTERS.map((value) => ({ value, label: t(`matters.${value}`) }))}
      />
    </FilterSentence>
  );
}

function Disputes() {
  const { t } = useTranslation('disputes');
  const { filters, any, clear } = useFilters(FILTERS);
  const list = useKeyset<DisputeRow>([...DISPUTES, 'list', filters], (after, signal) =>
    api.get('/staff/disputes', { ...filters, limit: AT_ONCE, after }, signal),
  );
  const columns: readonly TableColumn<DisputeRow>[] = [
    { key: 'applicant', title: t('columns.applicant'), render: ({ applicant }) => applicant },
    { key: 'employer', title: t('columns.employer'), render: ({ employer }) => employer },
    { key: 'matter', title: t('columns.matter'), render: ({ matterLabel }) => matterLabel },
    { key: 'state', title: t('columns.state'), render: (row) => <State row={row} /> },
    { key: 'next', title: t('columns.next'), render: (row) => <Next row={row} /> },
    { key: 'asked', title: t('columns.asked'), number: true, render: ({ asked }) => <Amount value={asked} /> },
    {
      key: 'recovered',
      title: t('columns.recovered'),
      number: true,
      wide: true,
      render: ({ recovered }) => <Amount value={recovered} />,
    },
    { key: 'mediators', title: t('columns.mediators'), wide: true, render: ({ mediators }) => mediators.join('、') },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      to={({ id }) => `/disputes/${id}`}
      renderItem={(row) => <DisputeCard row={row} />}
      empty={any ? t('emptyFiltered') : t('empty')}
      emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
    />
  );
}

const State = ({ row: { status, statusLabel, outcomeLabel } }: { row: DisputeRow }) => (
  <StateTag tone={toneOf(status)}>
    {status === 'closed' && outcomeLabel ? `${statusLabel} · ${outcomeLabel}` : statusLabel}
  </StateTag>
);

function Next({ row: { nextClock, dueOn } }: { row: DisputeRow }) {
  if (!nextClock || !dueOn) return <>—</>;
  return (
    <>
      {nextClock} <RelativeDate day={dueOn} />
    </>
  );
}

function DisputeCard({ row }: { row: DisputeRow }) {
  const { applicant, employer, matterLabel, nextClock } = row;
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{applicant}</strong>
        <State row={row} />
      </span>
      <span>{[matterLabel, employer].join(' · ')}</span>
      {nextClock && (
        <span className="nj-caption">
          <Next row={row} />
        </span>
      )}
    </span>
  );
}
