import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { dayText, todayInChina } from '../../dates';
import { yuan } from '../../money';
import { Facts } from '../../parts/detail-section';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { ReasonModal } from '../../parts/reason-modal';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { Span } from './claim-card';
import { EnrolForm } from './enrol-form';
import { type Cover, MUTUAL_AID, type Plan } from './mutual-aid-types';
import styles from './mutual-aid.module.css';
import { PlanForm } from './plan-form';
import { PlanState } from './plans-page';

/** A plan with its rules, and who is covered by it. */
export default function PlanPage() {
  const { t } = useTranslation('mutual-aid');
  const { planId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...MUTUAL_AID, 'plan', planId],
    queryFn: ({ signal }) => api.get<Plan>(`/staff/mutual-aid-plans/${planId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={data?.name ?? t('plan')}
        subtitle={data && <PlanState plan={data} />}
        back="/mutual-aid/plans"
        actions={data && <Actions plan={data} />}
      />
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Rules plan={data} />}
      {data && <Members plan={data} />}
    </>
  );
}

function Actions({ plan }: { plan: Plan }) {
  const { t } = useTranslation('mutual-aid');
  const { can } = useSession();
  const [open, setOpen] = useState<'enrol' | 'correct' | null>(null);
  const running = plan.endsOn !== null && plan.endsOn >= todayInChina();
  const close = () => setOpen(null);
  return (
    <>
      {running && can('mutual-aid:manage') && (
        <Button type="primary" onClick={() => setOpen('enrol')}>
          {t('enrol.title')}
        </Button>
      )}
      {!plan.inUse && can('mutual-aid:manage-plans') && (
        <Button onClick={() => setOpen('correct')}>{t('plans.correct')}</Button>
      )}
      <EnrolForm plan={plan} open={open === 'enrol'} onClose={close} />
      <PlanForm plan={plan} open={open === 'correct'} onClose={close} />
    </>
  );
}

function Rules({ plan }: { plan: Plan }) {
  const { t } = useTranslation('mutual-aid');
  const { fee, waitingDays, claimDays, sharePercent, cap } = plan;
  return (
    <section className={`nj-card ${styles.part}`} aria-label={t('plans.rules')}>
      <Facts
        facts={[
          [t('term'), plan.startsOn && <Span key="term" from={plan.startsOn} to={plan.endsOn} />],
          [t('union'), plan.unionName],
          [t('plans.fee'), fee && yuan(fee)],
          [t('plans.waitingDays'), !plan.isImported && t('plans.days', { count: waitingDays })],
          [t('plans.share'), sharePercent && t('plans.shareOf', { percent: sharePercent })],
          [t('plans.cap'), cap && yuan(cap)],
          [t('plans.claimDays'), claimDays && t('plans.days', { count: claimDays })],
          [t('plans.association'), plan.association],
          [t('plans.associationContact'), plan.associationContact],
          [t('note'), plan.note],
        ].map(([label, value]) => [label as string, value || null] as const)}
      />
    </section>
  );
}

function Members({ plan }: { plan: Plan }) {
  const { t } = useTranslation('mutual-aid');
  const list = useKeyset<Cover>([...MUTUAL_AID, 'enrolments', plan.id], (after, signal) =>
    api.get<Schemas['CoverPage']>(`/staff/mutual-aid-plans/${plan.id}/enrolments`, { after }, signal),
  );
  return (
    <>
      <h2 className={styles.heading}>{t('plans.members', { count: plan.members })}</h2>
      <KeysetList
        list={list}
        label={t('enrol.members')}
        itemKey={({ id }) => id}
        renderItem={(cover) => <MemberLine cover={cover} />}
        empty={t('enrol.empty')}
      />
    </>
  );
}

function MemberLine({ cover }: { cover: Cover }) {
  const { t } = useTranslation('mutual-aid');
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const change = useChange<string>({
    said: t('enrol.cancelled'),
    send: (reason) =>
      api.post(`/staff/mutual-aid-enrolments/${cover.id}/cancellation`, { reason }, { version: cover.version }),
    refreshes: [MUTUAL_AID],
    onDone: () => setOpen(false),
  });
  const mayCancel = cover.cancelledOn === null && !cover.isImported && can('mutual-aid:manage');
  return (
    <span className={`${styles.card} ${styles.line}`}>
      <span className={styles.top}>
        <strong>{cover.memberName}</strong>
        {cover.isImported && <StateTag tone="done">{t('imported')}</StateTag>}
        {cover.cancelledOn && <StateTag tone="plain">{t('enrol.cancelledTag')}</StateTag>}
        {mayCancel && (
          <Button type="link" onClick={() => setOpen(true)}>
            {t('enrol.cancel')}
          </Button>
        )}
      </span>
      <span className="nj-caption">
        {cover.unionName} · <Span from={cover.startsOn} to={cover.endsOn} />
      </span>
      {cover.coveredFrom && cover.coveredFrom !== cover.startsOn && (
        <span className="nj-caption">{t('coveredFromDay', { day: dayText(cover.coveredFrom, t) })}</span>
      )}
      {cover.cancelReason && <span className="nj-caption">{cover.cancelReason}</span>}
      <ReasonModal
        open={open}
        title={t('enrol.cancel')}
        confirm={t('enrol.cancel')}
        explanation={t('enrol.cancelMeans')}
        sending={change.isPending}
        onConfirm={(reason) => change.mutate(reason)}
        onCancel={() => setOpen(false)}
      />
    </span>
  );
}
