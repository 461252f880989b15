import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { DetailSection, Facts } from '../../parts/detail-section';
import { ReasonModal } from '../../parts/reason-modal';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { StateTag } from '../../parts/state-tag';
import { useFilters } from '../../parts/use-filters';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { CaseDrawer } from '../../shell/case-drawer';
import { Figure, Quantity } from './activities-page';
import { ActivityForm } from './activity-form';
import { ACTIVITIES, type Activity, activityQuery } from './activity-types';

const FILTERS = ['year'] as const;

export default function ActivityPage() {
  const { t } = useTranslation('activities');
  const { activityId = '' } = useParams();
  const { search } = useFilters(FILTERS);
  const { data, isPending, error, refetch } = useQuery(activityQuery(activityId));
  return (
    <CaseDrawer
      title={data?.name ?? t('page')}
      back={`/activities${search}`}
      actions={data && <Actions key={data.id} activity={data} />}
    >
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Content activity={data} />}
    </CaseDrawer>
  );
}

function Content({ activity }: { activity: Activity }) {
  const { t } = useTranslation('activities');
  const { status, isImported, cost } = activity;
  const voided = status === 'voided';
  return (
    <DetailSection
      title={
        <StateTag tone={voided ? 'plain' : 'done'}>
          {t(voided ? 'states.voided' : isImported ? 'imported' : 'states.registered')}
        </StateTag>
      }
    >
      <Facts
        facts={[
          [t('heldOn'), dayText(activity.heldOn, t)],
          [t('category'), activity.category],
          [t('personTimes'), <Figure key="times" value={activity.personTimes} />],
          [t('quantity'), <Quantity key="quantity" activity={activity} />],
          [t('cost'), <Figure key="cost" value={cost && yuan(cost)} />],
          [t('fundName'), activity.fundName],
          [t('union'), activity.unionName],
          [t('note'), activity.note],
          [t('voidReason'), activity.voidReason],
          [t('by'), activity.registeredByName],
        ]}
      />
    </DetailSection>
  );
}

function Actions({ activity: newest }: { activity: Activity }) {
  const { t } = useTranslation('activities');
  const { can } = useSession();
  const [open, setOpen] = useState<'correct' | 'void' | null>(null);
  const activity = useHeldWhile(newest, open !== null);
  const voiding = useChange<string, Activity>({
    problems: 'inline',
    said: t('voided'),
    send: (reason) => api.post(`/staff/activities/${activity.id}/void`, { reason }, { version: activity.version }),
    refreshes: [ACTIVITIES],
    onNewest: () => setOpen(null),
    onDone: () => setOpen(null),
  });
  if (!can('activity:manage') || !activity.openActions.includes('correct')) return null;
  return (
    <>
      <Button onClick={() => setOpen('correct')}>{t('correct')}</Button>
      <Button onClick={() => setOpen('void')}>{t('void')}</Button>
      <ProblemNotice error={voiding.error} />
      <ActivityForm activity={activity} open={open === 'correct'} onClose={() => setOpen(null)} />
      <ReasonModal
        open={open === 'void'}
        title={t('void')}
        confirm={t('void')}
        explanation={t('voidMeans')}
        sending={voiding.isPending}
        onConfirm={(reason) => voiding.mutate(reason)}
        onCancel={() => setOpen(null)}
      />
    </>
  );
}
