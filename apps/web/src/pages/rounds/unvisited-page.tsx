import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { ExportButton } from '../../parts/export-button';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { ROUNDS } from './round-types';
import record from '../../parts/record.module.css';
import styles from './rounds.module.css';

type Unvisited = Schemas['UnvisitedView'];
type EventLine = Schemas['EventWithoutVisitView'];

const FILTERS = ['of', 'unionId', 'show'] as const;
const GROUPS = ['hardship', 'retiree', 'model-worker', 'all'] as const;

/** Nobody is forgotten: whom nobody visited this year, and who had an event and no visit. */
export default function UnvisitedPage() {
  const { t } = useTranslation('rounds');
  const { filters, set } = useFilters(FILTERS);
  const show = filters.show === 'events' ? 'events' : 'people';
  return (
    <>
      <PageHeader title={t('unvisited.title')} subtitle={t('unvisited.says')} back="/rounds" />
      <Tabs
        activeKey={show}
        onChange={(chosen) => set('show', chosen === 'people' ? null : chosen)}
        items={(['people', 'events'] as const).map((key) => ({ key, label: t(`unvisited.${key}`) }))}
      />
      {show === 'people' ? <People /> : <Events />}
    </>
  );
}

function WhichUnion() {
  const { filters, set } = useFilters(FILTERS);
  return <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />;
}

function People() {
  const { t } = useTranslation('rounds');
  const { filters, set } = useFilters(FILTERS);
  const query = { of: filters.of ?? 'hardship', unionId: filters.unionId };
  const list = useKeyset<Unvisited>([...ROUNDS, 'unvisited', query], (after, signal) =>
    api.get('/staff/unvisited', { ...query, after }, signal),
  );
  const counts = useQuery({
    queryKey: [...ROUNDS, 'unvisited-counts', query],
    queryFn: ({ signal }) => api.get<Schemas['UnvisitedCountsView']>('/staff/unvisited-counts', query, signal),
  });
  return (
    <>
      <FilterSentence label={t('unvisited.filter')} total={counts.data && t('unvisited.counts', { ...counts.data })}>
        <WhichUnion />
        <FilterChoice
          label={t('unvisited.of')}
          all={t('unvisited.groups.hardship')}
          value={filters.of}
          onChange={(of) => set('of', of)}
          choices={GROUPS.slice(1).map((value) => ({ value, label: t(`unvisited.groups.${value}`) }))}
        />
      </FilterSentence>
      <p className={styles.buttons}>
        <ExportButton path="/staff/unvisited" query={query} disabled={list.items.length === 0} />
      </p>
      <KeysetTable
        list={list}
        label={t('unvisited.people')}
        columns={usePeopleColumns()}
        itemKey={({ memberId }) => memberId}
        to={({ memberId }) => `/members/${memberId}`}
        renderItem={({ memberName, unionName, groupName, lastVisitedOn }) => (
          <span className={record.card}>
            <strong>{memberName}</strong>
            <span className="nj-caption">{[unionName, groupName].filter(Boolean).join(' · ')}</span>
            <span className="nj-caption">
              {lastVisitedOn ? <LastVisit day={lastVisitedOn} /> : t('unvisited.never')}
            </span>
          </span>
        )}
        empty={t('unvisited.nobody')}
      />
    </>
  );
}

function LastVisit({ day }: { day: string }) {
  const { t } = useTranslation('rounds');
  return (
    <>
      {t('unvisited.last')} <RelativeDate day={day} />
    </>
  );
}

function usePeopleColumns(): readonly TableColumn<Unvisited>[] {
  const { t } = useTranslation('rounds');
  return [
    { key: 'name', title: t('columns.person'), render: ({ memberName }) => memberName },
    {
      key: 'where',
      title: t('columns.where'),
      render: ({ unionName, groupName }) => [unionName, groupName].filter(Boolean).join(' · '),
    },
    {
      key: 'last',
      title: t('unvisited.last'),
      render: ({ lastVisitedOn }) => (lastVisitedOn ? <RelativeDate day={lastVisitedOn} /> : t('unvisited.never')),
    },
  ];
}

function Events() {
  const { t } = useTranslation('rounds');
  const { filters } = useFilters(FILTERS);
  const query = { unionId: filters.unionId };
  const list = useKeyset<EventLine>([...ROUNDS, 'events', query], (after, signal) =>
    api.get('/staff/events-without-visit', { ...query, after }, signal),
  );
  return (
    <>
      <FilterSentence label={t('unvisited.filter')}>
        <WhichUnion />
      </FilterSentence>
      <p className={styles.buttons}>
        <ExportButton path="/staff/events-without-visit" query={query} disabled={list.items.length === 0} />
      </p>
      <KeysetTable
        list={list}
        label={t('unvisited.events')}
        columns={useEventColumns()}
        itemKey={({ dutyId }) => dutyId}
        to={({ dutyId }) => `/duties/${dutyId}`}
        renderItem={({ memberName, occasionName, unionName, groupName, deadlineOn, assignees }) => (
          <span className={record.card}>
            <span className={record.cardTop}>
              <strong>
                {memberName} {occasionName}
              </strong>
              <StateTag tone="due">
                {t('unvisited.until')} <RelativeDate day={deadlineOn} />
              </StateTag>
            </span>
            <span className="nj-caption">
              {[unionName, groupName, assignees.join('、')].filter(Boolean).join(' · ')}
            </span>
          </span>
        )}
        empty={t('unvisited.noEvents')}
      />
    </>
  );
}

function useEventColumns(): readonly TableColumn<EventLine>[] {
  const { t } = useTranslation('rounds');
  return [
    {
      key: 'who',
      title: t('columns.person'),
      render: ({ memberName, occasionName }) => `${memberName} ${occasionName}`,
    },
    { key: 'on', title: t('unvisited.on'), render: ({ eventOn }) => <RelativeDate day={eventOn} /> },
    { key: 'until', title: t('unvisited.until'), render: ({ deadlineOn }) => <RelativeDate day={deadlineOn} /> },
    {
      key: 'goes',
      title: t('roster.visitor'),
      render: ({ assignees }) => assignees.join('、') || t('unvisited.nobodyGoes'),
    },
    {
      key: 'where',
      title: t('columns.where'),
      wide: true,
      render: ({ unionName, groupName }) => [unionName, groupName].filter(Boolean).join(' · '),
    },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
}
