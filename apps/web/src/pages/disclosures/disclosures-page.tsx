import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { DisclosureCard } from './disclosure-card';
import { DISCLOSURES, type DisclosureRow, KINDS, STATUSES, toneOfDisclosure } from './disclosure-types';
import { NewDisclosure } from './new-disclosure';

const FILTERS = ['unionId', 'status', 'kind'] as const;

/** 会务公开: what a union tells its members of its money and aid. */
export default function DisclosuresPage() {
  const { t } = useTranslation('disclosures');
  const { can } = useSession();
  const { filters, set, any, clear } = useFilters(FILTERS);
  const { unionId, status, kind } = filters;
  const query = { unionId, status, kind };
  const list = useKeyset<DisclosureRow>([...DISCLOSURES, 'list', query], (after, signal) =>
    api.get('/staff/disclosures', { ...query, after }, signal),
  );
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('says')} actions={can('report:manage') && <NewDisclosure />} />
      <FilterSentence label={t('filter')}>
        <UnionFilter value={unionId} onChange={(chosen) => set('unionId', chosen)} />
        <FilterChoice
          label={t('kind')}
          all={t('allKinds')}
          value={kind}
          onChange={(chosen) => set('kind', chosen)}
          choices={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <FilterChoice
          label={t('status')}
          all={t('allStatuses')}
          value={status}
          onChange={(chosen) => set('status', chosen)}
          choices={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        />
      </FilterSentence>
      <KeysetTable
        list={list}
        label={t('title')}
        columns={useColumns()}
        itemKey={({ id }) => id}
        to={({ id }) => `/disclosures/${id}`}
        renderItem={(row) => <DisclosureCard row={row} to={`/disclosures/${row.id}`} />}
        empty={t(any ? 'emptyFiltered' : 'empty')}
        emptyAction={any && <Button onClick={clear}>{t('showAll')}</Button>}
      />
    </>
  );
}

function useColumns(): readonly TableColumn<DisclosureRow>[] {
  const { t } = useTranslation('disclosures');
  return [
    {
      key: 'period',
      title: t('columns.period'),
      render: ({ id, period, kindName }) => (
        <Link to={`/disclosures/${id}`}>
          {period} {kindName}
        </Link>
      ),
    },
    { key: 'union', title: t('columns.union'), render: ({ unionName }) => unionName },
    {
      key: 'state',
      title: t('columns.state'),
      render: ({ status, statusName }) => <StateTag tone={toneOfDisclosure(status)}>{statusName}</StateTag>,
    },
    {
      key: 'published',
      title: t('columns.published'),
      render: ({ publishedAt }) => publishedAt && <RelativeInstant at={publishedAt} />,
    },
    { key: 'number', title: t('columns.number'), wide: true, render: ({ number }) => number },
  ];
}
