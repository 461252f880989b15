import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useAskedTitle } from '../../parts/consent-fields';
import { ExportButton } from '../../parts/export-button';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { MEMBERS, WANTING_CONSENTS } from './member-types';
import record from '../../parts/record.module.css';

type Wanting = Schemas['WantingMemberView'];

const FILTERS = ['unionId', 'kind'] as const;
const KINDS = ['health', 'child', 'bank', 'provision'] as const;
const OF_HEALTH: readonly string[] = ['health', 'provision'];

/** 还差单独同意的人: who is to be asked, each leading to the page where it is recorded. */
export default function WantingConsentsPage() {
  const { t } = useTranslation('consents');
  const { filters: asked, set, search } = useFilters(FILTERS);
  const { can } = useSession();
  const kinds = KINDS.filter((kind) => can('member:read-sensitive') || !OF_HEALTH.includes(kind));
  // A colleague's link may name a kind that is not mine to see.
  const kind = kinds.find((one) => one === asked.kind);
  const filters = { unionId: asked.unionId, kind };
  return (
    <>
      <PageHeader
        title={t('wanting.title')}
        subtitle={t('wanting.intro')}
        back="/members"
        actions={<ExportButton path="/staff/sensitive-consents/wanting" query={filters} />}
      />
      <FilterSentence label={t('wanting.filters')}>
        <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
        <FilterChoice
          label={t('wanting.kind')}
          all={t('wanting.allKinds')}
          value={kind}
          onChange={(kind) => set('kind', kind)}
          choices={kinds.map((value) => ({ value, label: t(`wanting.kinds.${value}`) }))}
        />
      </FilterSentence>
      <WantingTable search={search} filters={filters} />
      <Outlet />
    </>
  );
}

interface WantingFilters {
  readonly unionId: string | undefined;
  readonly kind: (typeof KINDS)[number] | undefined;
}

function WantingTable({ search, filters }: { search: string; filters: WantingFilters }) {
  const { t } = useTranslation('consents');
  const { memberId: selected } = useParams();
  const { unionId, kind } = filters;
  const list = useKeyset<Wanting>(
    [...MEMBERS, 'wanting', unionId, kind],
    (after, signal) => api.get('/staff/sensitive-consents/wanting', { unionId, kind, after }, signal),
    // Looking is recorded: once per page, not with every return to it.
    { staleTime: Infinity, refetchOnWindowFocus: false },
  );
  const columns: readonly TableColumn<Wanting>[] = [
    { key: 'name', title: t('wanting.name'), render: ({ name }) => name },
    { key: 'union', title: t('wanting.union'), render: (one) => <Where member={one} /> },
    { key: 'wanting', title: t('wanting.what'), render: (one) => <What member={one} /> },
    { key: 'records', title: t('wanting.records'), wide: true, render: recordsOf },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('wanting.title')}
      columns={columns}
      itemKey={({ memberId }) => memberId}
      selectedKey={selected}
      to={({ memberId }) => `${WANTING_CONSENTS}/${memberId}${search}`}
      renderItem={(one) => <Card member={one} />}
      empty={t(emptyWord(filters, list.hasNextPage))}
      emptyAction={
        list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('wanting.further')}
          </Button>
        )
      }
    />
  );
}

function Card({ member }: { member: Wanting }) {
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{member.name}</strong>
        <span className="nj-caption">
          <Where member={member} />
        </span>
      </span>
      <What member={member} />
      <span className="nj-caption">{recordsOf(member)}</span>
    </span>
  );
}

function Where({ member: { unionName, groupName } }: { member: Wanting }) {
  return <>{[unionName, groupName].filter(Boolean).join(' · ')}</>;
}

/** Spans only: on the phone the whole card is a link. */
function What({ member: { wanting, hidden } }: { member: Wanting }) {
  const { t } = useTranslation('consents');
  return (
    <span className={record.lines}>
      {wanting.map((one, index) => (
        <Asked key={index} one={one} />
      ))}
      {hidden > 0 && <span className="nj-caption">{t('hidden', { count: hidden })}</span>}
    </span>
  );
}

function Asked({ one }: { one: Wanting['wanting'][number] }) {
  return <span>{useAskedTitle(one)}</span>;
}

const recordsOf = ({ wanting }: Wanting): string =>
  [...new Set(wanting.flatMap(({ records }) => records.split('、')))].join('、');

const emptyWord = ({ unionId, kind }: WantingFilters, isMore: boolean): string => {
  if (isMore) return 'wanting.noneYet';
  return unionId || kind ? 'wanting.noneFiltered' : 'wanting.none';
};
