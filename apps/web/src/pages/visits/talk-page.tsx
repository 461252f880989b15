import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { todayInChina } from '../../dates';
import { useDraft } from '../../drafts/use-draft';
import { fieldProblem, showFirstProblem } from '../../parts/field';
import { PageHeader } from '../../parts/page-header';
import { ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { Notice, OutgoingNotice } from './outgoing-notice';
import { emptyTalk, TALK_KEY, type TalkDraft } from './talk-draft';
import { useOutgoing } from './use-outgoing';
import { MemberField, TalkFields } from './talks/talk-fields';
import { WordsFields } from './words-fields';

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
      <MemberField draft={value} change={change} problem={problem} />
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
