import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { Page } from '../../api/types';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { ExportButton } from '../../parts/export-button';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import {
  CATEGORIES,
  type MemberRow,
  MEMBERS,
  type PendingTransfer,
  STATUSES,
  toneOf,
  WANTING_CONSENTS,
} from './member-types';
import record from '../../parts/record.module.css';

const FILTERS = ['unionId', 'status', 'category'] as const;

export default function MembersPage() {
  const { t } = useTranslation(['members', 'consents']);
  const { can } = useSession();
  const navigate = useNavigate();
  const { filters, search } = useFilters(FILTERS);
  const manages = can('member:manage');
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={
          manages && (
            <>
              <WaitingTransfers search={search} /> · <Link to={WANTING_CONSENTS}>{t('consents:wanting.title')}</Link>
            </>
          )
        }
        actions={
          <>
            <ExportButton path="/staff/members" query={filters} />
            {manages && (
              <Button type="primary" onClick={() => void navigate(`/members/new${search}`)}>
                {t('add')}
              </Button>
            )}
          </>
        }
      />
      <MemberFilters />
      <MemberTable />
      <Outlet />
    </>
  );
}

/** Transfers that wait for my side are easily forgotten: they stand above the list. */
function WaitingTransfers({ search }: { search: string }) {
  const { t } = useTranslation('members');
  const { data } = useQuery({
    queryKey: [...MEMBERS, 'transfers', 'waiting'],
    queryFn: ({ signal }) => api.get<Page<PendingTransfer>>('/staff/member-transfers', undefined, signal),
  });
  const mine = data?.items.filter(({ mayConfirm }) => mayConfirm).length ?? 0;
  return (
    <Link to={`/members/transfers${search}`}>
      {mine > 0 ? t('transfers.waiting', { count: mine }) : t('transfers.link')}
    </Link>
  );
}

function MemberFilters() {
  const { t } = useTranslation('members');
  const { filters, set } = useFilters(FILTERS);
  const choices = (names: readonly string[], area: string) =>
    names.map((value) => ({ value, label: t(`${area}.${value}`) }));
  return (
    <FilterSentence label={t('filters.label')} total={<Total />}>
      <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
      <FilterChoice
        label={t('filters.status')}
        all={t('filters.allStatuses')}
        value={filters.status}
        onChange={(status) => set('status', status)}
        choices={choices(STATUSES, 'statuses')}
      />
      <FilterChoice
        label={t('filters.category')}
        all={t('filters.allCategories')}
        value={filters.category}
        onChange={(category) => set('category', category)}
        choices={choices(CATEGORIES, 'categories')}
      />
    </FilterSentence>
  );
}

/** How many the sentence leaves; the API counts my whole scope, so one union alone has no figure here. */
function Total() {
  const { t } = useTranslation('members');
  const { filters } = useFilters(FILTERS);
  const { data } = useQuery({
    queryKey: [...MEMBERS, 'figures'],
    queryFn: ({ signal }) => api.get<Schemas['MemberFiguresView']>('/staff/members/figures', undefined, signal),
  });
  if (!data || filters.unionId) return null;
  const counted = data.items.filter(
    ({ status, category }) =>
      (!filters.status || status === filters.status) && (!filters.category || category === filters.category),
  );
  return t('total', { count: counted.reduce((sum, { count }) => sum + count, 0) });
}

function MemberTable() {
  const { t } = useTranslation('members');
  const { memberId } = useParams();
  const { can } = useSession();
  const { filters, search, any, clear } = useFilters(FILTERS);
  const list = useKeyset<MemberRow>([...MEMBERS, 'list', filters], (after, signal) =>
    api.get('/staff/members', { ...filters, after }, signal),
  );
  const columns: readonly TableColumn<MemberRow>[] = [
    { key: 'name', title: t('fields.name'), render: ({ name }) => name },
    { key: 'union', title: t('fields.union'), render: (member) => <Where member={member} /> },
    { key: 'category', title: t('fields.category'), wide: true, render: ({ categoryName }) => categoryName },
    {
      key: 'status',
      title: t('fields.status'),
      render: ({ status, statusName }) => <StateTag tone={toneOf(status)}>{statusName}</StateTag>,
    },
    { key: 'id', title: t('fields.idNumber'), wide: true, render: ({ idNumberMasked }) => idNumberMasked },
    { key: 'phone', title: t('fields.phone'), wide: true, render: ({ phoneMasked }) => phoneMasked },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      selectedKey={memberId}
      to={({ id }) => `/members/${id}${search}`}
      renderItem={(member) => <MemberCard member={member} />}
      empty={any ? t('emptyFiltered') : t('empty')}
      emptyAction={any ? <Button onClick={clear}>{t('showAll')}</Button> : can('member:manage') && <FirstSteps />}
    />
  );
}

function Where({ member: { unionName, groupName } }: { member: MemberRow }) {
  return (
    <>
      {unionName}
      {groupName && <span className="nj-caption"> · {groupName}</span>}
    </>
  );
}

function MemberCard({ member }: { member: MemberRow }) {
  const { name, status, statusName, categoryName, idNumberMasked } = member;
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{name}</strong>
        <StateTag tone={toneOf(status)}>{statusName}</StateTag>
      </span>
      <span>
        <Where member={member} />
      </span>
      <span className="nj-caption nj-number">{[categoryName, idNumberMasked].filter(Boolean).join(' · ')}</span>
    </span>
  );
}

function FirstSteps() {
  const { t } = useTranslation('members');
  const navigate = useNavigate();
  const { can } = useSession();
  return (
    <>
      {can('intake:run') && <Button onClick={() => void navigate('/import')}>{t('importRoster')}</Button>}
      <Button type="primary" onClick={() => void navigate('/members/new')}>
        {t('add')}
      </Button>
    </>
  );
}
