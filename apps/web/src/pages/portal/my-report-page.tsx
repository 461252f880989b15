import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { useDraft } from '../../drafts/use-draft';
import { fieldProblem, showFirstProblem } from '../../parts/field';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { Notice, OutgoingNotice } from '../visits/outgoing-notice';
import { emptyReport } from '../visits/report-draft';
import { missingIn, ReportFields } from '../visits/report-fields';
import { useOutgoing } from '../visits/use-outgoing';
import type { Occasion } from '../visits/visit-types';
import { MINE } from './portal-types';

const KEY = 'own-report';
const HIS_OWN_DEATH = 'MEMBER';

/** I tell my union of what happened to me or my family. */
export default function MyReportPage() {
  const { t } = useTranslation(['portal', 'visits']);
  const form = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const occasions = useOwnOccasions();
  const { value, change } = useDraft(KEY, {
    initial: emptyReport(todayInChina()),
    title: ({ occasionName }) => t('report.draft', { occasion: occasionName }),
    path: '/my/report',
  });
  const outgoing = useOutgoing<Schemas['PortalReportedView']>(KEY, 'own-report');
  const missing = missingIn(value, occasions.data ?? [], false);
  const problem = (field: string) =>
    (asked && missing.includes(field) ? t(`visits:report.missing.${field}`) : undefined) ??
    fieldProblem(outgoing.error, field);
  const send = () => {
    setAsked(true);
    if (missing.length > 0) return showFirstProblem(form.current);
    change({ reportedAt: new Date().toISOString() });
    void outgoing.send();
  };
  if (outgoing.state === 'sent') return <Reported answer={outgoing.result} />;
  if (outgoing.state !== 'form') return <OutgoingNotice form={outgoing} title={t('report.title')} home="/my/cases" />;
  return (
    <div ref={form} className="nj-form">
      <PageHeader title={t('report.title')} subtitle={t('report.intro')} />
      {occasions.isPending && <LoadingState rows={4} />}
      {occasions.isError && <ErrorState error={occasions.error} onRetry={() => void occasions.refetch()} />}
      {occasions.data && (
        <ReportFields own draft={value} change={change} occasions={occasions.data} problem={problem} />
      )}
      <ProblemNotice error={outgoing.error} />
      <StickyAction>
        <Button type="primary" size="large" onClick={send}>
          {t('report.send')}
        </Button>
      </StickyAction>
    </div>
  );
}

const useOwnOccasions = () =>
  useQuery({
    queryKey: [...MINE, 'occasions'],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<{ items: Occasion[] }>('/portal/occasions', undefined, signal);
      return items.map(({ subConditions, ...occasion }) => ({
        ...occasion,
        subConditions: subConditions.filter(({ code }) => code !== HIS_OWN_DEATH),
      }));
    },
  });

/** null: it was sent later, by itself. */
function Reported({ answer }: { answer: Schemas['PortalReportedView'] | null }) {
  const { t } = useTranslation('portal');
  const navigate = useNavigate();
  return (
    <div className="nj-form">
      <PageHeader title={t('report.title')} />
      <Notice title={t(answer?.joined ? 'report.known' : 'report.done')}>
        {answer && <p className="nj-number">{t('report.number', { number: answer.number })}</p>}
        {answer && (
          <p>
            {t('report.until')}
            <RelativeDate day={answer.deadlineOn} />
          </p>
        )}
        <p className="nj-caption">{t('report.lookUp')}</p>
      </Notice>
      <StickyAction>
        <Button
          type="primary"
          size="large"
          onClick={() => void navigate(answer ? `/my/cases/${answer.id}` : '/my/cases')}
        >
          {t('report.open')}
        </Button>
      </StickyAction>
    </div>
  );
}
