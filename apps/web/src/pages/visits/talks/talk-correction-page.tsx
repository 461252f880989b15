import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useDraft } from '../../../drafts/use-draft';
import { fieldProblem, showFirstProblem } from '../../../parts/field';
import { PageHeader } from '../../../parts/page-header';
import { EmptyState, ErrorState, LoadingState, ProblemNotice } from '../../../parts/states';
import { StickyAction } from '../../../shell/sticky-action';
import { CorrectionReview } from '../correction/correction-review';
import { Notice, OutgoingNotice } from '../outgoing-notice';
import { useOutgoing } from '../use-outgoing';
import type { LoggedVisit, StandingVisit } from '../visit-types';
import { WordsFields } from '../words-fields';
import { standingTalkQuery } from './standing-talk';
import {
  changesOf,
  correctionOf,
  missingInCorrection,
  type TalkCorrection,
  talkCorrectionKey,
} from './talk-correction';
import { TalkFields } from './talk-fields';

/** What was written down of a talk is put right; the old words stay in the records. */
export default function TalkCorrectionPage() {
  const { t } = useTranslation('visits');
  const { talkId = '' } = useParams();
  const { data: talk, error, isPending, refetch } = useQuery(standingTalkQuery(talkId));
  if (isPending) return <LoadingState rows={6} />;
  if (!talk) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const back = <Link to="/talks">{t('talks.title')}</Link>;
  if (talk.status !== 'logged') return <EmptyState action={back}>{t('correction.ended')}</EmptyState>;
  return <CorrectionForm key={talkId} talk={talk} />;
}

function CorrectionForm({ talk }: { talk: StandingVisit }) {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  const form = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const { message } = App.useApp();
  const title = t('talks.correct', { name: talk.memberName });
  const { value: draft, change } = useDraft<TalkCorrection>(talkCorrectionKey(talk.id), {
    initial: correctionOf(talk),
    title: () => title,
    path: `/talks/${talk.id}/correction`,
  });
  const outgoing = useOutgoing<LoggedVisit>(talkCorrectionKey(talk.id), 'talk-correction');
  const missing = missingInCorrection(draft);
  const changes = changesOf(draft, t);
  const problem = (field: string) =>
    (asked && missing.includes(field) ? t(`talk.missing.${field}`) : undefined) ?? fieldProblem(outgoing.error, field);
  const review = () => {
    setAsked(true);
    if (missing.length > 0) return showFirstProblem(form.current);
    if (changes.length === 0) return void message.info(t('correction.same'));
    setReviewing(true);
  };
  if (outgoing.state === 'sent')
    return (
      <div className="nj-form">
        <PageHeader title={title} />
        <Notice title={t('talks.corrected')} />
        <StickyAction>
          <Button type="primary" size="large" onClick={() => void navigate('/talks')}>
            {t('talks.toList')}
          </Button>
        </StickyAction>
      </div>
    );
  if (outgoing.state !== 'form') return <OutgoingNotice form={outgoing} title={title} home="/talks" />;
  const parts = { draft, change, problem };
  return (
    <div ref={form} className="nj-form">
      <PageHeader title={title} back={`/talks/${talk.id}`} subtitle={talk.topic && t(`topics.${talk.topic}`)} />
      <TalkFields {...parts} everybody unread={talk.notes === null} />
      {talk.notes ? <WordsFields talk {...parts} /> : <p className="nj-caption">{t('talks.unread')}</p>}
      <ProblemNotice error={outgoing.error} />
      <StickyAction>
        <Button type="primary" size="large" onClick={review}>
          {t('correction.look')}
        </Button>
      </StickyAction>
      <CorrectionReview
        talk
        open={reviewing}
        changes={changes}
        reason={draft.correctionReason}
        onReason={(correctionReason) => change({ correctionReason })}
        onSend={() => {
          setReviewing(false);
          void outgoing.send();
        }}
        onClose={() => setReviewing(false)}
      />
    </div>
  );
}
