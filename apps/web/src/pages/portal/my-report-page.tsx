import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { isProblem } from '../../api/problem';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { useDraft } from '../../drafts/use-draft';
import type { AskedConsent, ConsentAnswers } from '../../parts/consent-answers';
import { DraftConsents } from '../../parts/draft-consents';
import { fieldProblem, showFirstProblem } from '../../parts/field';
import { PageHeader } from '../../parts/page-header';
import { RelativeDate } from '../../parts/relative-date';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { StickyAction } from '../../shell/sticky-action';
import { Notice, OutgoingNotice } from '../visits/outgoing-notice';
import { OWN_HEALTH, tellsOwnHealth } from '../visits/own-health';
import { emptyReport, ownReportBody, type ReportDraft } from '../visits/report-draft';
import { missingIn, ReportFields } from '../visits/report-fields';
import { useOutgoing } from '../visits/use-outgoing';
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
  const { items = [] } = occasions.data ?? {};
  const consents = useAskedConsents(value, occasions.data, outgoing.error);
  const ticks = useTicks(outgoing.error);
  useAskingAnew(outgoing.error, occasions.refetch, form);
  const isUnanswered =
    consents.length > 0 && ownReportBody({ ...value, consents: ticks.answers }).consent === undefined;
  const missing = [...missingIn(value, items, false), ...(isUnanswered ? ['consents'] : [])];
  const problem = (field: string) =>
    ((asked || isWanting(outgoing.error)) && missing.includes(field)
      ? t(`visits:report.missing.${field}`)
      : undefined) ?? fieldProblem(outgoing.error, field);
  const send = () => {
    setAsked(true);
    if (missing.length > 0) return showFirstProblem(form.current);
    change({ reportedAt: new Date().toISOString(), consents: ticks.answers });
    void outgoing.send();
  };
  if (outgoing.state === 'sent') return <Reported answer={outgoing.result} />;
  if (outgoing.state !== 'form') return <OutgoingNotice form={outgoing} title={t('report.title')} home="/my/cases" />;
  return (
    <div ref={form} className="nj-form">
      <PageHeader title={t('report.title')} subtitle={t('report.intro')} />
      {occasions.isPending && <LoadingState rows={4} />}
      {occasions.isError && <ErrorState error={occasions.error} onRetry={() => void occasions.refetch()} />}
      {occasions.data && <ReportFields own draft={value} change={change} occasions={items} problem={problem} />}
      {consents.length > 0 && (
        <DraftConsents
          asked={consents}
          value={ticks.answers}
          onChange={ticks.tick}
          byOfficer={false}
          note={t(isWanting(outgoing.error) ? 'report.consentAnew' : 'report.consentNote')}
          problem={problem('consents')}
        />
      )}
      {!isWanting(outgoing.error) && <ProblemNotice error={outgoing.error} />}
      <StickyAction>
        <Button type="primary" size="large" onClick={send}>
          {t('report.send')}
        </Button>
      </StickyAction>
    </div>
  );
}

/** What I am asked: my consent to an illness of my own being known, unless it stands. */
function useAskedConsents(
  draft: ReportDraft,
  catalogue: Pick<Schemas['PortalOccasionsView'], 'items' | 'lackingConsents'> | undefined,
  error: Error | null,
): readonly AskedConsent[] {
  const { session } = useSession();
  const { items = [], lackingConsents = [] } = catalogue ?? {};
  // Wanting by what the API says: it was taken back since this page was opened.
  if (!tellsOwnHealth(draft, items) || (lackingConsents.length === 0 && !isWanting(error))) return [];
  return [{ ...OWN_HEALTH, name: lackingConsents[0]?.name ?? session?.displayName ?? '' }];
}

const isWanting = (error: Error | null): boolean => isProblem(error) && error.code === 'sensitive-consent.wanting';

/** What I tick on this page. A tick of a draft of before, or one that was refused, does not count: I may have taken it back. */
function useTicks(error: Error | null) {
  const [ticked, setTicked] = useState<{ answers: ConsentAnswers; after: Error | null } | null>(null);
  const isRefused = isWanting(error) && ticked?.after !== error;
  return {
    answers: isRefused ? {} : (ticked?.answers ?? {}),
    tick: (answers: ConsentAnswers) => setTicked({ answers, after: error }),
  };
}

/** Refused for want of it: what I am asked is read again, and I am led there. */
function useAskingAnew(error: Error | null, refetch: () => unknown, form: RefObject<HTMLDivElement | null>) {
  useEffect(() => {
    if (!isWanting(error)) return;
    void refetch();
    showFirstProblem(form.current);
  }, [error, refetch, form]);
}

const useOwnOccasions = () =>
  useQuery({
    queryKey: [...MINE, 'occasions'],
    queryFn: async ({ signal }) => {
      const { items, ...asked } = await api.get<Schemas['PortalOccasionsView']>('/portal/occasions', undefined, signal);
      const reportable = items.map(({ subConditions, ...occasion }) => ({
        ...occasion,
        subConditions: subConditions.filter(({ code }) => code !== HIS_OWN_DEATH),
      }));
      return { ...asked, items: reportable };
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
