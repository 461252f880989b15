import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { Amount } from '../../parts/amount';
import { CountChoice } from '../../parts/count-choice';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { ListSearch } from '../../parts/list-search';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { WaitingDecisions } from '../decisions/waiting-decisions';
import { type AwardLine, GROUPS, STUDY, toneOf } from './study-types';
import record from '../../parts/record.module.css';
import styles from './study.module.css';
import { useProgrammes } from './use-programmes';

const FILTERS = ['group', 'programmeId', 'unionId', 'text'] as const;
/** Those that ask for work stand above the list. */
const COUNTED = ['applying', 'running', 'suspended', 'ended'] as const;

/** Every award of my unions, and the ways to programmes, renewals and lists. */
export default function AwardsPage() {
  const { t } = useTranslation('study');
  const { can } = useSession();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={
          <span className={styles.links}>
            <Link to="/study-aid/renewals">{t('renewals.title')}</Link>
            <Link to="/study-aid/lists">{t('lists.title')}</Link>
            <Link to="/study-aid/programmes">{t('programmes.title')}</Link>
          </span>
        }
        actions={
          can('study-aid:manage') && (
            <Button type="primary" onClick={() => void navigate('/study-aid/awards/new')}>
              {t('apply.button')}
            </Button>
          )
        }
      />
      <WaitingDecisions type="study-grant-list" title={t('lists.toSign')} to={(id) => `/study-aid/lists/${id}`} />
      <Counts />
      <Filters />
      <Awards />
    </>
  );
}

function Counts() {
  const { t } = useTranslation('study');
  const { filters, set } = useFilters(FILTERS);
  const { data } = useQuery({
    queryKey: [...STUDY, 'counts', filters.programmeId],
    queryFn: ({ signal }) =>
      api.get<Schemas['AwardCountsView']>('/staff/study-awards/counts', { programmeId: filters.programmeId }, signal),
  });
  if (!data) return null;
  const of = (group: string) => data.items.find((item) => item.group === group)?.count ?? 0;
  return (
    <CountChoice
      items={COUNTED.map((value) => ({
        value,
        label: t(`groups.${value}`),
        count: t('persons', { count: of(value) }),
      }))}
      chosen={filters.group}
      onChoose={(group) => set('group', group)}
    />
  );
}

function Filters() {
  const { t } = useTranslation('study');
  const { filters, set } = useFilters(FILTERS);
  const programmes = useProgrammes();
  return (
    <FilterSentence
      label={t('filters.label')}
      total={<ListSearch label={t('filters.text')} value={filters.text} onSearch={(text) => set('text', text)} />}
    >
      <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
      <FilterChoice
        label={t('filters.programme')}
        all={t('filters.allProgrammes')}
        value={filters.programmeId}
        onChange={(programmeId) => set('programmeId', programmeId)}
        choices={programmes.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FilterChoice
        label={t('filters.group')}
        all={t('filters.allGroups')}
        value={filters.group}
        onChange={(group) => set('group', group)}
        choices={GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
      />
    </FilterSentence>
  );
}

const State = ({ award: { status, statusLabel } }: { award: AwardLine }) => (
  <StateTag tone={toneOf(status)}>{statusLabel}</StateTag>
);

function Awards() {
  const { t } = useTranslation('study');
  const { filters, any, clear } = useFilters(FILTERS);
  const list = useKeyset<AwardLine>([...STUDY, 'awards', filters], (after, signal) =>
    api.get('/staff/study-awards', { ...filters, limit: 50, after }, signal),
  );
  const columns: readonly TableColumn<AwardLine>[] = [
    { key: 'child', title: t('columns.child'), render: ({ childName }) => childName },
    { key: 'state', title: t('columns.state'), render: (award) => <State award={award} /> },
    { key: 'parent', title: t('columns.parent'), render: ({ memberName }) => memberName },
    { key: 'union', title: t('columns.union'), wide: true, render: ({ unionName }) => unionName },
    { key: 'school', title: t('columns.school'), render: ({ schoolName }) => schoolName },
    { key: 'level', title: t('columns.level'), wide: true, render: ({ levelLabel }) => levelLabel },
    {
      key: 'years',
      title: t('columns.years'),
      number: true,
      render: ({ paidYears, maxYears }) => t('years', { paid: paidYears, max: maxYears }),
    },
    { key: 'paid', title: t('columns.paid'), number: true, render: ({ paid }) => <Amount value={paid} /> },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      to={({ id }) => `/study-aid/awards/${id}`}
      renderItem={(award) => (
        <span className={record.card}>
          <span className={record.cardTop}>
            <strong>{award.childName}</strong>
            <State award={award} />
          </span>
          <span className={record.cardTop}>
            <span>
              {award.schoolName} · {t('years', { paid: award.paidYears, max: award.maxYears })}
            </span>
            <Amount value={award.paid} />
          </span>
          <span className="nj-caption">
            {award.memberName} · {award.unionName}
          </span>
        </span>
      )}
      empty={any ? t('emptyFiltered') : t('empty')}
      emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
    />
  );
}
