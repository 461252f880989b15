import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { useFilters } from '../../parts/use-filters';
import { thisYear, YearFilter } from '../../parts/year-filter';
import { useSession } from '../../session/use-session';
import { ActivityForm } from './activity-form';
import { ACTIVITIES, type Activity } from './activity-types';
import styles from './activities.module.css';

const FILTERS = ['year'] as const;

/** Service events of a year; what nobody counted is unknown. */
export default function ActivitiesPage() {
  const { t } = useTranslation('activities');
  const { can } = useSession();
  const { filters, set } = useFilters(FILTERS);
  const [open, setOpen] = useState(false);
  const year = filters.year ?? thisYear();
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          can('activity:manage') && (
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
      <ActivityTable year={year} />
      <ActivityForm open={open} onClose={() => setOpen(false)} />
      <Outlet />
    </>
  );
}

function ActivityTable({ year }: { year: string }) {
  const { t } = useTranslation('activities');
  const { can } = useSession();
  const { activityId } = useParams();
  const { search } = useFilters(FILTERS);
  const list = useKeyset<Activity>([...ACTIVITIES, 'list', year], (after, signal) =>
    api.get<Schemas['ActivityPage']>('/staff/activities', { year, after }, signal),
  );
  const columns: readonly TableColumn<Activity>[] = [
    { key: 'day', title: t('heldOn'), render: ({ heldOn }) => dayText(heldOn, t) },
    { key: 'name', title: t('name'), render: (one) => <Name activity={one} /> },
    { key: 'category', title: t('category'), wide: true, render: ({ category }) => category },
    { key: 'times', title: t('personTimes'), number: true, render: (one) => <Figure value={one.personTimes} /> },
    { key: 'quantity', title: t('quantity'), number: true, render: (one) => <Quantity activity={one} /> },
    { key: 'cost', title: t('cost'), number: true, render: ({ cost }) => <Figure value={cost && yuan(cost)} /> },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('title')}
      columns={columns}
      itemKey={({ id }) => id}
      selectedKey={activityId}
      to={({ id }) => `/activities/${id}${search}`}
      renderItem={(activity) => <ActivityCard activity={activity} />}
      empty={t(can('activity:manage') ? 'empty' : 'emptyToRead')}
    />
  );
}

function Name({ activity: { name, status, isImported } }: { activity: Activity }) {
  const { t } = useTranslation('activities');
  return (
    <>
      {name} {status === 'voided' && <StateTag tone="plain">{t('states.voided')}</StateTag>}
      {status !== 'voided' && isImported && <StateTag tone="done">{t('imported')}</StateTag>}
    </>
  );
}

/** A number, or that nobody knows it. */
export function Figure({ value }: { value: number | string | null }) {
  const { t } = useTranslation('activities');
  if (value === null) return <span className="nj-caption">{t('unknown')}</span>;
  return <span className="nj-number">{typeof value === 'number' ? value.toLocaleString('en') : value}</span>;
}

export function Quantity({ activity: { quantity, unit } }: { activity: Activity }) {
  return (
    <>
      <Figure value={quantity} /> {quantity !== null && unit}
    </>
  );
}

function ActivityCard({ activity }: { activity: Activity }) {
  const { t } = useTranslation('activities');
  const { heldOn, category, personTimes, cost } = activity;
  return (
    <span className={styles.card}>
      <strong>
        <Name activity={activity} />
      </strong>
      <span className="nj-caption">{[dayText(heldOn, t), category].filter(Boolean).join(' · ')}</span>
      <span className={styles.figures}>
        <span>
          {t('personTimes')} <Figure value={personTimes} />
        </span>
        <span>
          {t('quantity')} <Quantity activity={activity} />
        </span>
        <span>
          {t('cost')} <Figure value={cost && yuan(cost)} />
        </span>
      </span>
    </span>
  );
}
