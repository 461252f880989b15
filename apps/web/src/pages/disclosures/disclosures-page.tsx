import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { useSession } from '../../session/use-session';
import { PeriodList } from '../returns/period-list';
import { DisclosureCard } from './disclosure-card';
import { DISCLOSURES, type DisclosureRow, KINDS, STATUSES, toneOfDisclosure } from './disclosure-types';
import { NewDisclosure } from './new-disclosure';

/** 会务公开: what a union tells its members of its money and aid. */
export default function DisclosuresPage() {
  const { t } = useTranslation('disclosures');
  const { can } = useSession();
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('says')} actions={can('report:manage') && <NewDisclosure />} />
      <PeriodList<DisclosureRow>
        words="disclosures"
        page="/disclosures"
        listKey={DISCLOSURES}
        kinds={KINDS}
        statuses={STATUSES}
        columns={useColumns()}
        renderItem={(row) => <DisclosureCard row={row} to={`/disclosures/${row.id}`} />}
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
