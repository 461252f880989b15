import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { ClaimCard, Known, Span } from './claim-card';

type Claim = Schemas['ClaimView'];

/** Paid claims of mutual aid of the union and those below it. */
export default function ClaimsPage() {
  const { t } = useTranslation('mutual-aid');
  const list = useKeyset<Claim>(['mutual-aid', 'claims'], (after, signal) =>
    api.get<Schemas['ClaimPage']>('/staff/mutual-aid-claims', { after }, signal),
  );
  const columns: readonly TableColumn<Claim>[] = [
    { key: 'name', title: t('name'), render: ({ memberName }) => memberName },
    { key: 'plan', title: t('plan'), render: ({ planName }) => planName },
    {
      key: 'term',
      title: t('term'),
      wide: true,
      render: ({ startsOn, endsOn }) => <Span from={startsOn} to={endsOn} />,
    },
    { key: 'stay', title: t('stay'), render: (one) => <Span from={one.admittedOn} to={one.dischargedOn} /> },
    { key: 'self', title: t('selfPaid'), number: true, render: ({ selfPaid }) => <Known amount={selfPaid} /> },
    { key: 'paid', title: t('paid'), number: true, render: ({ paid }) => <Known amount={paid} /> },
    { key: 'day', title: t('paidOn'), render: ({ paidOn }) => paidOn && dayText(paidOn, t) },
    { key: 'union', title: t('union'), wide: true, render: ({ unionName }) => unionName },
  ];
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <KeysetTable
        list={list}
        label={t('title')}
        columns={columns}
        itemKey={({ id }) => id}
        to={() => '/mutual-aid'}
        renderItem={(claim) => <ClaimCard claim={claim} withName />}
        empty={t('empty')}
      />
    </>
  );
}
