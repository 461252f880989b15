import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { CorrectOrVoid } from '../../parts/correct-or-void';
import { DetailSection, Facts } from '../../parts/detail-section';
import { ErrorState, LoadingState } from '../../parts/states';
import { StateTag } from '../../parts/state-tag';
import { useFilters } from '../../parts/use-filters';
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
      actions={
        data && (
          <CorrectOrVoid
            key={data.id}
            newest={data}
            words="activities"
            permission="activity:manage"
            path="/staff/activities"
            refreshes={[ACTIVITIES]}
            Correction={ActivityForm}
          />
        )
      }
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
