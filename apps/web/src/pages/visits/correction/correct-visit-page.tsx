import { queryOptions, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../../api/client';
import { todayInChina } from '../../../dates';
import { useDraft } from '../../../drafts/use-draft';
import { fieldProblem, showFirstProblem } from '../../../parts/field';
import { PageHeader } from '../../../parts/page-header';
import { EmptyState, ErrorState, LoadingState, ProblemNotice } from '../../../parts/states';
import { StickyAction } from '../../../shell/sticky-action';
import { AidFields } from '../aid-fields';
import { OutgoingNotice } from '../outgoing-notice';
import { PapersFields } from '../papers-fields';
import { useEntitlement, useSuggestedVisitors } from '../use-duty';
import { useOutgoing } from '../use-outgoing';
import { missingInVisit } from '../visit-missing';
import { VisitResult } from '../visit-result';
import { DUTIES, type LoggedVisit, type StandingVisit } from '../visit-types';
import { WhoAndHow } from '../who-and-how';
import { WordsFields } from '../words-fields';
import { changesOf } from './correction-changes';
import { type CorrectionDraft, correctionKey, draftOf, emptyCorrection } from './correction-draft';
import { CorrectionReview } from './correction-review';
import { KeptSignature, LockedAid } from './standing-parts';

/** A look at what was said in confidence is recorded: it is read once, not with every return to the window. */
const standingQuery = (id: string) =>
  queryOptions({
    queryKey: [...DUTIES, 'standing', id],
    gcTime: 0,
    queryFn: ({ signal }) => api.get<StandingVisit>(`/staff/visits/${id}`, undefined, signal),
  });

export default function CorrectVisitPage() {
  const { t } = useTranslation('visits');
  const { dutyId = '', visitId = '' } = useParams();
  const {
    data: visit,
    error,
    isPending,
    refetch,
  } = useQuery({
    ...standingQuery(visitId),
    enabled: ({ state }) => state.data === undefined,
  });
  if (isPending) return <LoadingState rows={6} />;
  if (!visit) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const back = <Link to={`/duties/${dutyId}`}>{t('visit.seeCase')}</Link>;
  if (visit.status !== 'logged') return <EmptyState action={back}>{t('correction.ended')}</EmptyState>;
  return <CorrectionForm key={visitId} dutyId={dutyId} visit={visit} />;
}

function CorrectionForm({ dutyId, visit }: { dutyId: string; visit: StandingVisit }) {
  const { t } = useTranslation('visits');
  const form = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const { message } = App.useApp();
  const { draft, change } = useCorrectionDraft(dutyId, visit);
  const suggested = useSuggestedVisitors(dutyId).data?.items ?? [];
  const outgoing = useOutgoing<LoggedVisit>(correctionKey(visit.id), 'correction');
  const missing = missingIn(draft);
  const changes = changesOf(draft, t);
  const problem = (field: string) =>
    (asked && missing.includes(field) ? t(`visit.missing.${field}`) : undefined) ?? fieldProblem(outgoing.error, field);
  const review = () => {
    setAsked(true);
    if (missing.length > 0) return showFirstProblem(form.current);
    if (changes.length === 0) return void message.info(t('correction.same'));
    setReviewing(true);
  };
  const send = () => {
    setReviewing(false);
    void outgoing.send();
  };
  const title = t('correction.title', { name: visit.memberName });
  if (outgoing.state === 'sent')
    return <VisitResult dutyId={dutyId} title={title} visit={outgoing.result} done={t('correction.done')} />;
  if (outgoing.state !== 'form') return <OutgoingNotice form={outgoing} title={title} home={`/duties/${dutyId}`} />;
  const parts = { draft, change, problem };
  return (
    <div ref={form} className="nj-form">
      <PageHeader
        title={title}
        back={`/duties/${dutyId}`}
        subtitle={[visit.number, visit.occasionName].filter(Boolean).join(' · ')}
      />
      <WhoAndHow {...parts} suggested={suggested} unread={visit.notes === null} />
      <AidAndPapers {...parts} dutyId={dutyId} visit={visit} />
      <KeptSignature {...parts} />
      {visit.notes ? <WordsFields {...parts} /> : <p className="nj-caption">{t('correction.unread')}</p>}
      <ProblemNotice error={outgoing.error} />
      <StickyAction>
        <Button type="primary" size="large" onClick={review}>
          {t('correction.look')}
        </Button>
      </StickyAction>
      <CorrectionReview
        open={reviewing}
        changes={changes}
        reason={draft.correctionReason}
        onReason={(correctionReason) => change({ correctionReason })}
        onSend={send}
        onClose={() => setReviewing(false)}
      />
    </div>
  );
}

interface CorrectionPart {
  readonly draft: CorrectionDraft;
  readonly change: (patch: Partial<CorrectionDraft>) => void;
  readonly problem: (field: string) => string | undefined;
}

function AidAndPapers({ dutyId, visit, ...parts }: CorrectionPart & { dutyId: string; visit: StandingVisit }) {
  const entitlement = useEntitlement(dutyId, parts.draft).data;
  const kept = visit.evidence.filter(({ kind }) => kind !== 'photo');
  return (
    <>
      {visit.aidLocked ? <LockedAid visit={visit} /> : <AidFields {...parts} entitlement={entitlement} />}
      <PapersFields {...parts} entitlement={entitlement} kept={kept} />
    </>
  );
}

/** The reason for not having met somebody stays as it is when one may not read it. */
const missingIn = (draft: CorrectionDraft): readonly string[] =>
  missingInVisit(draft).filter(
    (field) => !(field === 'reason' && draft.before?.notes === null && draft.outcome === draft.before.outcome),
  );

function useCorrectionDraft(dutyId: string, visit: StandingVisit) {
  const { t } = useTranslation('visits');
  const kept = useDraft<CorrectionDraft>(correctionKey(visit.id), {
    initial: { ...emptyCorrection(todayInChina()), ...draftOf(visit), before: visit },
    title: ({ memberName }) => t('correction.title', { name: memberName }),
    path: `/duties/${dutyId}/visits/${visit.id}/correction`,
  });
  // What is locked may have been locked since the draft was begun.
  return { draft: { ...kept.value, before: visit }, change: kept.change };
}
