import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { isProblem } from '../../api/problem';
import { todayInChina } from '../../dates';
import { useDraft } from '../../drafts/use-draft';
import { fieldProblem, showFirstProblem } from '../../parts/field';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { AidFields } from './aid-fields';
import { OutgoingNotice } from './outgoing-notice';
import { PapersFields } from './papers-fields';
import { MAYBE_TWICE } from './same-visit';
import { SignatureField } from './signature-field';
import { useOutgoing } from './use-outgoing';
import { useDuty, useEntitlement, useSuggestedVisitors } from './use-duty';
import { emptyVisit, type VisitDraft, visitKey } from './visit-draft';
import { VisitConsent } from './visit-consent';
import { missingInVisit } from './visit-missing';
import { VisitResult } from './visit-result';
import type { LoggedVisit, SuggestedVisitor, VisitDuty } from './visit-types';
import { proposedVisitors, usePersonId } from './visitors';
import { WhoAndHow } from './who-and-how';
import { WordsFields } from './words-fields';

export default function LogVisitPage() {
  const { dutyId = '' } = useParams();
  return <VisitForm key={dutyId} dutyId={dutyId} />;
}

function VisitForm({ dutyId }: { dutyId: string }) {
  const { t } = useTranslation('visits');
  const form = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const duty = useDuty(dutyId);
  const suggested = useSuggestedVisitors(dutyId).data?.items ?? NOBODY;
  const { draft, change, restored } = useVisitDraft(dutyId, duty.data, suggested);
  const entitlement = useEntitlement(dutyId, draft);
  const outgoing = useOutgoing<LoggedVisit>(visitKey(dutyId), 'visit');

  const missing = missingInVisit(draft);
  const problem = (field: string) =>
    (asked && missing.includes(field) ? t(`visit.missing.${field}`) : undefined) ?? fieldProblem(outgoing.error, field);
  const send = () => {
    setAsked(true);
    if (missing.length > 0) return showFirstProblem(form.current);
    // The proposed visitors become the draft's own.
    change({ visitors: draft.visitors, ...(isToldTwice(outgoing.error) && { isAnother: true }) });
    void outgoing.send();
  };
  const title = t('visit.title', { name: draft.memberName });
  if (outgoing.state === 'sent') return <VisitResult dutyId={dutyId} title={title} visit={outgoing.result} />;
  if (outgoing.state !== 'form') return <OutgoingNotice form={outgoing} title={title} home="/today" />;
  // Without a signal the form opens with what the draft knows.
  if (duty.isPending && !restored) return <LoadingState rows={6} />;
  if (duty.isError && !duty.data && !restored)
    return <ErrorState error={duty.error} onRetry={() => void duty.refetch()} />;
  if (duty.data && ENDED.has(duty.data.status))
    return (
      <EmptyState action={<Link to={`/duties/${dutyId}`}>{t('visit.seeCase')}</Link>}>{t('visit.ended')}</EmptyState>
    );
  const parts = { draft, change, problem };
  return (
    <div ref={form} className="nj-form">
      <PageHeader
        title={title}
        back={`/duties/${dutyId}`}
        subtitle={[draft.occasionName, duty.data?.unionName, duty.data?.urgency].filter(Boolean).join(' · ')}
      />
      <WhoAndHow {...parts} suggested={suggested} />
      <AidFields {...parts} entitlement={entitlement.data} />
      <PapersFields {...parts} entitlement={entitlement.data} />
      <SignatureField {...parts} />
      <VisitConsent {...parts} />
      <WordsFields {...parts} />
      <ProblemNotice error={outgoing.error} />
      <StickyAction>
        <Button type="primary" size="large" onClick={send}>
          {t('visit.send')}
        </Button>
      </StickyAction>
    </div>
  );
}

/** He was told of the other one and presses again. */
const isToldTwice = (error: Error | null): boolean => isProblem(error) && error.code === MAYBE_TWICE;

/** A duty that has come to its end takes no more visits. */
const ENDED: ReadonlySet<string> = new Set(['closed', 'excused', 'cancelled']);

const NOBODY: readonly SuggestedVisitor[] = [];

/** The draft together with what is known and proposed; opening the form alone makes no draft. */
function useVisitDraft(dutyId: string, duty: VisitDuty | undefined, suggested: readonly SuggestedVisitor[]) {
  const { t } = useTranslation('visits');
  const me = usePersonId();
  const kept = useDraft(visitKey(dutyId), {
    initial: emptyVisit(todayInChina()),
    title: ({ memberName, occasionName }) => t('visit.draft', { name: memberName, occasion: occasionName }),
    path: `/duties/${dutyId}/visit`,
  });
  const known = duty
    ? {
        version: duty.version,
        memberName: duty.memberName,
        occasionName: duty.occasionName,
        asked: duty.lackingConsents,
      }
    : undefined;
  const visitors = kept.value.visitors ?? proposedVisitors(duty?.assignees ?? [], suggested, me);
  const draft: VisitDraft = { ...kept.value, ...known, visitors };
  const change = (patch: Partial<VisitDraft>) => kept.change({ ...known, ...patch });
  return { draft, change, restored: kept.restored };
}
