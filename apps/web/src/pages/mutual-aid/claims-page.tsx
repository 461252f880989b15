import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { useSession } from '../../session/use-session';
import { ClaimCard, ClaimState, Known, Span } from './claim-card';
import { type Claim, MUTUAL_AID } from './mutual-aid-types';
import { SubmitClaim } from './submit-claim';
import styles from './mutual-aid.module.css';

/** Claims of mutual aid of the union and those below it. */
export default function ClaimsPage() {
  const { t } = useTranslation('mutual-aid');
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={<Link to="/mutual-aid/plans">{t('plans.title')}</Link>}
        actions={
          can('mutual-aid:manage') && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('submit')}
            </Button>
          )
        }
      />
      <ClaimTable />
      <SubmitClaim open={open} onClose={() => setOpen(false)} />
      <Outlet />
    </>
  );
}

function ClaimTable() {
  const { t } = useTranslation('mutual-aid');
  const { claimId } = useParams();
  const list = useKeyset<Claim>([...MUTUAL_AID, 'claims'], (after, signal) =>
    api.get<Schemas['ClaimPage']>('/staff/mutual-aid-claims', { after }, signal),
  );
  const columns: readonly TableColumn<Claim>[] = [
    { key: 'name', title: t('name'), render: ({ memberName }) => memberName },
    { key: 'plan', title: t('plan'), render: ({ planName }) => planName },
    {
      key: 'stay',
      title: t('stay'),
      wide: true,
      render: (one) => <Span from={one.admittedOn} to={one.dischargedOn} />,
    },
    { key: 'self', title: t('selfPaid'), number: true, render: ({ selfPaid }) => <Known amount={selfPaid} /> },
    {
      key: 'paid',
      title: t('paid'),
      number: true,
      render: ({ paid, status }) => (paid || status === 'paid') && <Known amount={paid} />,
    },
    { key: 'union', title: t('union'), wide: true, render: ({ unionName }) => unionName },
    { key: 'state', title: t('status'), render: (claim) => <ClaimState claim={claim} /> },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      selectedKey={claimId}
      to={({ id }) => `/mutual-aid/claims/${id}`}
      renderItem={(claim) => (
        <div className={styles.line}>
          <ClaimCard claim={claim} withName />
        </div>
      )}
      empty={t('empty')}
    />
  );
}
