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
import { MATTERS } from '../disputes/dispute-types';
import record from '../../parts/record.module.css';
import styles from '../disputes/disputes.module.css';
import { LEGAL_AID_GROUPS, type LegalAidRow, LEGAL_AIDS, toneOf } from './legal-aid-types';

const FILTERS = ['group', 'matter', 'text'] as const;
const AT_ONCE = 50;

/** Legal aid that I examine, handle or oversee; what runs out next stands on top. */
export default function LegalAidsPage() {
  const { t } = useTranslation('legal-aid');
  const { can } = useSession();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={
          can('legal-aid:intake') && (
            <Button type="primary" onClick={() => void navigate('/legal-aid/new')}>
              {t('new.button')}
            </Button>
          )
        }
      />
      <Counts />
      <Filters />
      <Cases />
    </>
  );
}

function Counts() {
  const { t } = useTranslation('legal-aid');
  const { filters, set } = useFilters(FILTERS);
  const { data } = useQuery({
    queryKey: [...LEGAL_AIDS, 'counts'],
    queryFn: ({ signal }) => api.get<Schemas['LegalAidCountsView']>('/staff/legal-aids/counts', undefined, signal),
  });
  if (!data) return null;
  return (
    <CountChoice
      items={LEGAL_AID_GROUPS.map((value) => ({
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
  const { t } = useTranslation('legal-aid');
  const { filters, set } = useFilters(FILTERS);
  return (
    <FilterSentence
      label={t('filters.label')}
      total={
        <span className={styles.tools}>
          <ListSearch label={t('filters.text')} value={filters.text} onSearch={(text) => set('text', text)} />
          <ExportButton path="/staff/legal-aids" query={filters} />
        </span>
      }
    >
      <FilterChoice
        label={t('filters.group')}
        all={t('filters.allGroups')}
        value={filters.group}
        onChange={(group) => set('group', group)}
        choices={LEGAL_AID_GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
      />
      <FilterChoice
        label={t('filters.matter')}
        all={t('filters.allMatters')}
        value={filters.matter}
        onChange={(matter) => set('matter', matter)}
        choices={MATTERS.map((value) => ({ value, label: t(`disputes:matters.${value}`) }))}
      />
    </FilterSentence>
  );
}

function Cases() {
  const { t } = useTranslation('legal-aid');
  const { filters, any, clear } = useFilters(FILTERS);
  const list = useKeyset<LegalAidRow>([...LEGAL_AIDS, 'list', filters], (after, signal) =>
    api.get('/staff/legal-aids', { ...filters, limit: AT_ONCE, after }, signal),
  );
  const columns: readonly TableColumn<LegalAidRow>[] = [
    { key: 'applicant', title: t('columns.applicant'), render: ({ applicant }) => applicant },
    { key: 'employer', title: t('columns.employer'), render: ({ employer }) => employer || '—' },
    { key: 'matter', title: t('columns.matter'), render: ({ matterLabel }) => matterLabel },
    { key: 'service', title: t('columns.service'), wide: true, render: ({ serviceLabel }) => serviceLabel },
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
      to={({ id }) => `/legal-aid/${id}`}
      renderItem={(row) => <CaseCard row={row} />}
      empty={any ? t('emptyFiltered') : t('empty')}
      emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
    />
  );
}

const State = ({ row: { status, statusLabel, outcomeLabel } }: { row: LegalAidRow }) => (
  <StateTag tone={toneOf(status)}>
    {status === 'closed' && outcomeLabel ? `${statusLabel} · ${outcomeLabel}` : statusLabel}
  </StateTag>
);

function Next({ row: { nextClock, dueOn } }: { row: LegalAidRow }) {
  if (!nextClock || !dueOn) return <>—</>;
  return (
    <>
      {nextClock} <RelativeDate day={dueOn} />
    </>
  );
}

function CaseCard({ row }: { row: LegalAidRow }) {
  const { applicant, employer, matterLabel, serviceLabel, nextClock } = row;
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{applicant}</strong>
        <State row={row} />
      </span>
      <span>{[matterLabel, employer].filter(Boolean).join(' · ')}</span>
      <span className="nj-caption">
        {serviceLabel}
        {nextClock && (
          <>
            {' · '}
            <Next row={row} />
          </>
        )}
      </span>
    </span>
  );
}
