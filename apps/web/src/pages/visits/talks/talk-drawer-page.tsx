import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { api } from '../../../api/client';
import { useChange } from '../../../api/use-change';
import { dayText } from '../../../dates';
import { DetailSection, Facts } from '../../../parts/detail-section';
import { ReasonModal } from '../../../parts/reason-modal';
import { EmptyState, ErrorState, LoadingState } from '../../../parts/states';
import { useSession } from '../../../session/use-session';
import { CaseDrawer } from '../../../shell/case-drawer';
import { DUTIES, type StandingVisit } from '../visit-types';
import { peopleIn, standingTalkQuery } from './standing-talk';

/** One talk, with what was said for who may read it; it may be corrected or voided. */
export default function TalkDrawerPage() {
  const { t } = useTranslation('visits');
  const { talkId = '' } = useParams();
  const { search } = useLocation();
  const { data, isPending, error, refetch } = useQuery(standingTalkQuery(talkId));
  return (
    <CaseDrawer
      title={data ? t('talks.one', { name: data.memberName }) : t('talks.title')}
      back={`/talks${search}`}
      actions={data?.status === 'logged' && <TalkSteps key={data.id} talk={data} />}
    >
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && data.status !== 'logged' && <EmptyState>{t('correction.ended')}</EmptyState>}
      {data?.status === 'logged' && <Content talk={data} />}
    </CaseDrawer>
  );
}

function Content({ talk }: { talk: StandingVisit }) {
  const { t } = useTranslation('visits');
  const { topic, visitedOn, outcome, nextContactOn, notes } = talk;
  const met = outcome === 'met' || outcome === 'refused' || outcome === 'absent' ? `talk.outcomes.${outcome}` : null;
  return (
    <>
      <DetailSection title={topic && t(`topics.${topic}`)}>
        <Facts
          facts={[
            [t('talk.on'), dayText(visitedOn, t)],
            [t('talk.outcome'), t(met ?? `outcomes.${outcome}`)],
            [t('talk.visitors'), peopleIn(talk)],
            [t('words.again'), nextContactOn && dayText(nextContactOn, t)],
          ]}
        />
      </DetailSection>
      <DetailSection title={t('talks.confided')}>
        {notes ? (
          <>
            <p className="nj-caption">{t('talks.recorded')}</p>
            <Facts
              facts={[
                [t('visit.place'), notes.place],
                [t('talk.reason'), notes.reason],
                [t('words.said'), notes.words],
                [t('words.need'), notes.nextNeed],
              ]}
            />
          </>
        ) : (
          <p className="nj-caption">{t('talks.unread')}</p>
        )}
      </DetailSection>
    </>
  );
}

function TalkSteps({ talk }: { talk: StandingVisit }) {
  const { t } = useTranslation('visits');
  const { can } = useSession();
  const navigate = useNavigate();
  const [voiding, setVoiding] = useState(false);
  const change = useChange<string>({
    send: (reason) => api.post(`/staff/visits/${talk.id}/void`, { reason }, { version: talk.version }),
    refreshes: [[...DUTIES]],
    said: t('void.done'),
    onNewest: () => setVoiding(false),
    onDone: () => void navigate('/talks'),
  });
  return (
    <>
      <Button onClick={() => void navigate(`/talks/${talk.id}/correction`)}>{t('correction.button')}</Button>
      {can('visit:void') && <Button onClick={() => setVoiding(true)}>{t('void.button')}</Button>}
      <ReasonModal
        open={voiding}
        title={t('talks.void')}
        confirm={t('void.button')}
        explanation={t('talks.voidMeans')}
        suggestions={[t('void.reasons.wrong'), t('void.reasons.twice')]}
        sending={change.isPending}
        onConfirm={(reason) => change.mutate(reason)}
        onCancel={() => setVoiding(false)}
      />
    </>
  );
}
