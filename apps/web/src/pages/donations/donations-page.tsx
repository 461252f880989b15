import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { useFilters } from '../../parts/use-filters';
import { thisYear, YearFilter } from '../../parts/year-filter';
import { useSession } from '../../session/use-session';
import { type Donation, DONATIONS } from './donation-types';
import { RegisterDonation } from './register-donation';
import styles from './donations.module.css';

const FILTERS = ['year'] as const;

/** Gifts of a year with the donors' wishes, and what came in. */
export default function DonationsPage() {
  const { t } = useTranslation('donations');
  const { can } = useSession();
  const { filters, set } = useFilters(FILTERS);
  const [open, setOpen] = useState(false);
  const year = filters.year ?? thisYear();
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={<Totals year={year} />}
        actions={
          can('donation:manage') && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {t('register')}
            </Button>
          )
        }
      />
      <YearFilter
        label={t('yearLabel')}
        words={(one) => t('year', { year: one })}
        value={year}
        onChange={(chosen) => set('year', chosen)}
      />
      <DonationTable year={year} />
      <RegisterDonation open={open} onClose={() => setOpen(false)} />
      <Outlet />
    </>
  );
}

function Totals({ year }: { year: string }) {
  const { t } = useTranslation('donations');
  const { data } = useQuery({
    queryKey: [...DONATIONS, 'totals', year],
    queryFn: ({ signal }) => api.get<Schemas['DonationTotalsView']>('/staff/donation-totals', { year }, signal),
  });
  if (!data) return null;
  return (
    <>
      {t('total', { year, count: data.gifts })} <strong>{data.amount === null ? '' : yuan(data.amount)}</strong>
    </>
  );
}

function DonationTable({ year }: { year: string }) {
  const { t } = useTranslation('donations');
  const { can } = useSession();
  const { donationId } = useParams();
  const { search } = useFilters(FILTERS);
  const list = useKeyset<Donation>([...DONATIONS, 'list', year], (after, signal) =>
    api.get<Schemas['DonationPage']>('/staff/donations', { year, after }, signal),
  );
  const columns: readonly TableColumn<Donation>[] = [
    { key: 'day', title: t('givenOn'), render: ({ givenOn }) => dayText(givenOn, t) },
    { key: 'donor', title: t('donor'), render: ({ donorName }) => donorName },
    { key: 'amount', title: t('amount'), number: true, render: ({ amount }) => <Given amount={amount} /> },
    { key: 'purpose', title: t('purpose'), render: ({ purpose }) => purpose ?? t('free') },
    { key: 'union', title: t('union'), wide: true, render: ({ unionName }) => unionName },
    { key: 'state', title: t('status'), render: (donation) => <DonationState donation={donation} /> },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      selectedKey={donationId}
      to={({ id }) => `/donations/${id}${search}`}
      renderItem={(donation) => <DonationCard donation={donation} />}
      empty={t(can('donation:manage') ? 'empty' : 'emptyToRead')}
    />
  );
}

export function Given({ amount }: { amount: string | null }) {
  const { t } = useTranslation('donations');
  return amount === null ? <span className="nj-caption">{t('unknown')}</span> : <Amount value={amount} />;
}

export function DonationState({ donation: { status, isImported, isBooked } }: { donation: Donation }) {
  const { t } = useTranslation('donations');
  if (status === 'voided') return <StateTag tone="plain">{t('states.voided')}</StateTag>;
  if (isImported) return <StateTag tone="done">{t('imported')}</StateTag>;
  return <StateTag tone={isBooked ? 'done' : 'due'}>{t(isBooked ? 'booked' : 'notBooked')}</StateTag>;
}

function DonationCard({ donation }: { donation: Donation }) {
  const { t } = useTranslation('donations');
  return (
    <span className={styles.card}>
      <span className={styles.cardTop}>
        <strong>{donation.donorName}</strong>
        <Given amount={donation.amount} />
      </span>
      <span className={styles.cardTop}>
        <span className="nj-caption">
          {dayText(donation.givenOn, t)} · {donation.purpose ?? t('free')}
        </span>
        <DonationState donation={donation} />
      </span>
    </span>
  );
}
