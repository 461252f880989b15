import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { todayInChina } from '../../dates';
import { useDraft } from '../../drafts/use-draft';
import { DateChoice } from '../../parts/date-choice';
import { Field, fieldProblem, showFirstProblem } from '../../parts/field';
import { MemberPicker } from '../../parts/member-picker';
import { PageHeader } from '../../parts/page-header';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { Notice, OutgoingNotice } from './outgoing-notice';
import { emptyTalk, TALK_KEY, type TalkDraft } from './talk-draft';
import { useOutgoing } from './use-outgoing';
import { TALK_TOPICS } from './visit-words';
import { VisitorsChoice } from './visitors-choice';
import { WordsFields } from './words-fields';
import styles from './visits.module.css';

/** 五必谈: a talk without a duty and without aid. */
export default function TalkPage() {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  const form = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const { value, change, discard } = useDraft(TALK_KEY, {
    initial: emptyTalk(todayInChina()),
    title: ({ member }) => t('talk.draft', { name: member?.name ?? '' }),
    path: '/talks/new',
  });
  const outgoing = useOutgoing(TALK_KEY, 'talk');
  const missing = missingInTalk(value);
  const problem = (field: string) =>
    (asked && missing.includes(field) ? t(`talk.missing.${field}`) : undefined) ?? fieldProblem(outgoing.error, field);
  const send = () => {
    setAsked(true);
    if (missing.length > 0) return showFirstProblem(form.current);
    void outgoing.send();
  };
  if (outgoing.state === 'sent') {
    return (
      <div className="nj-form">
        <PageHeader title={t('talk.title')} />
        <Notice title={t('talk.done', { name: value.member?.name ?? '' })} />
        <StickyAction>
          <Button
            type="primary"
            size="large"
            onClick={() => {
              discard();
              void navigate('/today');
            }}
          >
            {t('outgoing.home')}
          </Button>
        </StickyAction>
      </div>
    );
  }
  if (outgoing.state !== 'form') return <OutgoingNotice form={outgoing} title={t('talk.title')} home="/today" />;
  return (
    <div ref={form} className="nj-form">
      <PageHeader title={t('talk.title')} back="/visits" subtitle={t('talk.intro')} />
      <TalkFields draft={value} change={change} problem={problem} />
      <WordsFields talk draft={value} change={change} problem={problem} />
      <ProblemNotice error={outgoing.error} />
      <StickyAction>
        <Button type="primary" size="large" onClick={send}>
          {t('talk.send')}
        </Button>
      </StickyAction>
    </div>
  );
}

const missingInTalk = ({ member, topic, outcome, reason }: TalkDraft): readonly string[] => [
  ...(member ? [] : ['memberId']),
  ...(topic ? [] : ['topic']),
  ...(outcome !== 'met' && reason.trim() === '' ? ['reason'] : []),
];

interface TalkFieldsProps {
  readonly draft: TalkDraft;
  readonly change: (patch: Partial<TalkDraft>) => void;
  readonly problem: (field: string) => string | undefined;
}

const TALK_OUTCOMES = ['met', 'refused', 'absent'] as const;

function TalkFields({ draft, change, problem }: TalkFieldsProps) {
  const { t } = useTranslation('visits');
  return (
    <>
      <Field label={t('talk.who')} problem={problem('memberId')}>
        <MemberPicker label={t('talk.who')} value={draft.member} onChange={(member) => change({ member })} />
      </Field>
      <Field label={t('talk.topic')} problem={problem('topic')}>
        <div className={styles.big}>
          <SegmentedChoice
            label={t('talk.topic')}
            value={draft.topic ?? undefined}
            onChange={(topic) => change({ topic })}
            choices={TALK_TOPICS.map((value) => ({ value, label: t(`topics.${value}`) }))}
          />
        </div>
      </Field>
      <Field label={t('talk.on')} problem={problem('visitedOn')}>
        <DateChoice label={t('talk.on')} value={draft.on} onChange={(on) => change({ on })} />
      </Field>
      <Field label={t('talk.outcome')} problem={problem('reason') ?? problem('outcome.reason')}>
        <div className={styles.stack}>
          <SegmentedChoice
            label={t('talk.outcome')}
            value={draft.outcome}
            onChange={(outcome) => change({ outcome })}
            choices={TALK_OUTCOMES.map((value) => ({ value, label: t(`talk.outcomes.${value}`) }))}
          />
          {draft.outcome !== 'met' && (
            <Input
              aria-label={t('talk.reason')}
              placeholder={t('talk.reason')}
              value={draft.reason}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => change({ reason: event.target.value })}
            />
          )}
        </div>
      </Field>
      <Field label={t('talk.others')} note={t('optional')} problem={problem('visitors')}>
        <VisitorsChoice value={draft.others} suggested={[]} onChange={(others) => change({ others })} />
      </Field>
      <Field label={t('visit.place')} note={t('optional')} problem={problem('place')}>
        <Input
          aria-label={t('visit.place')}
          placeholder={t('talk.placeExample')}
          value={draft.place}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => change({ place: event.target.value })}
        />
      </Field>
    </>
  );
}
