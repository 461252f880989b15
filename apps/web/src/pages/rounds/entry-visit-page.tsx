import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { todayInChina } from '../../dates';
import { useDraft } from '../../drafts/use-draft';
import { isSome, yuan } from '../../money';
import { DateChoice } from '../../parts/date-choice';
import { Field, fieldProblem, showFirstProblem } from '../../parts/field';
import { PageHeader } from '../../parts/page-header';
import { PhotoField } from '../../parts/photo-field';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { SignaturePad } from '../../parts/signature-pad';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { Notice, OutgoingNotice } from '../visits/outgoing-notice';
import { useOutgoing } from '../visits/use-outgoing';
import {
  emptyEntryVisit,
  ENTRY_OUTCOMES,
  entryQuery,
  type EntryVisitDraft,
  entryVisitKey,
  handedOver,
  type LoggedEntryVisit,
  missingInEntryVisit,
  spokenWith,
} from './round-visits';
import { goodsText, type RosterEntry, roundQuery } from './round-types';
import visitStyles from '../visits/visits.module.css';
import styles from './rounds.module.css';

export default function EntryVisitPage() {
  const { roundId = '', entryId = '' } = useParams();
  return <VisitForm key={entryId} roundId={roundId} entryId={entryId} />;
}

/** One door of a round: was anybody met, was it handed over, who signed. */
function VisitForm({ roundId, entryId }: { roundId: string; entryId: string }) {
  const { t } = useTranslation('rounds');
  const form = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const entry = useQuery(entryQuery(roundId, entryId));
  const round = useQuery(roundQuery(roundId));
  const key = entryVisitKey(roundId, entryId);
  const kept = useDraft<EntryVisitDraft>(key, {
    initial: emptyEntryVisit(todayInChina()),
    title: ({ memberName }) => t('visit.draft', { name: memberName }),
  });
  const known = entry.data ? { version: entry.data.version, memberName: entry.data.memberName } : {};
  const draft = { ...kept.value, ...known };
  const outgoing = useOutgoing<LoggedEntryVisit>(key, 'round-visit');
  const missing = missingInEntryVisit(draft);
  const change = (patch: Partial<EntryVisitDraft>) => kept.change({ ...draft, ...patch });
  const problem = (field: string) =>
    (asked && missing.includes(field) ? t(`visit.missing.${field}`) : undefined) ?? fieldProblem(outgoing.error, field);
  const send = () => {
    setAsked(true);
    if (missing.length > 0) return showFirstProblem(form.current);
    change({});
    void outgoing.send();
  };
  const title = t('visit.title', { name: draft.memberName });
  const list = `/rounds/${roundId}/visits`;
  if (outgoing.state === 'sent') return <Result roundId={roundId} title={title} logged={outgoing.result} />;
  if (outgoing.state !== 'form') return <OutgoingNotice form={outgoing} title={title} home={list} />;
  if (entry.isPending && !kept.restored) return <LoadingState rows={6} />;
  if (entry.isError && !entry.data && !kept.restored)
    return <ErrorState error={entry.error} onRetry={() => void entry.refetch()} />;
  const part = { draft, change, problem };
  return (
    <div ref={form} className="nj-form">
      <PageHeader title={title} back={list} subtitle={entry.data && <Given entry={entry.data} />} />
      <WhenAndHow {...part} />
      {handedOver(draft) && (
        <Handover {...part} entry={entry.data} paidByCard={round.data?.paymentKind === 'transfer'} />
      )}
      {spokenWith(draft) && <Words {...part} />}
      <ProblemNotice error={outgoing.error} />
      <StickyAction>
        <Button type="primary" size="large" onClick={send}>
          {t('visit.send')}
        </Button>
      </StickyAction>
    </div>
  );
}

function Given({ entry: { unionName, groupName, street, cash, goods } }: { entry: RosterEntry }) {
  const gets = [isSome(cash) ? yuan(cash) : null, goodsText(goods)];
  return <>{[unionName, groupName, street, ...gets].filter(Boolean).join(' · ')}</>;
}

interface Part {
  readonly draft: EntryVisitDraft;
  readonly change: (patch: Partial<EntryVisitDraft>) => void;
  readonly problem: (field: string) => string | undefined;
}

function WhenAndHow({ draft, change, problem }: Part) {
  const { t } = useTranslation(['rounds', 'visits', 'parts']);
  const relations = (['spouse', 'child', 'parent', 'sibling', 'colleague'] as const).map((one) =>
    t(`parts:signature.relations.${one}`),
  );
  return (
    <>
      <Field label={t('visits:visit.outcome')} problem={problem('outcome')}>
        <div className={visitStyles.big}>
          <SegmentedChoice
            label={t('visits:visit.outcome')}
            value={draft.outcome ?? undefined}
            onChange={(outcome) => change({ outcome })}
            choices={ENTRY_OUTCOMES.map((value) => ({ value, label: t(`visit.outcomes.${value}`) }))}
          />
        </div>
      </Field>
      {draft.outcome === 'proxy' && (
        <Field label={t('visits:visit.proxy')} problem={problem('proxy') ?? problem('outcome.name')}>
          <div className={styles.stack}>
            <Input
              aria-label={t('visits:visit.proxyName')}
              placeholder={t('visits:visit.proxyName')}
              value={draft.proxyName}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => change({ proxyName: event.target.value })}
            />
            <SegmentedChoice
              label={t('visits:visit.proxyRelation')}
              value={draft.proxyRelation}
              onChange={(proxyRelation) => change({ proxyRelation })}
              choices={relations.map((label) => ({ value: label, label }))}
            />
          </div>
        </Field>
      )}
      {draft.outcome && !handedOver(draft) && (
        <Field label={t('visit.why')} problem={problem('reason') ?? problem('outcome.reason')}>
          <Input.TextArea
            aria-label={t('visit.why')}
            placeholder={t(`visit.whyExamples.${draft.outcome}`)}
            value={draft.reason}
            maxLength={200}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </Field>
      )}
      <Field label={t('visits:visit.on')} problem={problem('visitedOn')}>
        <DateChoice
          label={t('visits:visit.on')}
          value={draft.visitedOn}
          onChange={(visitedOn) => change({ visitedOn })}
        />
      </Field>
    </>
  );
}

function Handover({ draft, change, problem, entry, paidByCard }: Part & HandoverProps) {
  const { t } = useTranslation(['rounds', 'visits']);
  const hasCash = !paidByCard && isSome(entry?.cash ?? '');
  const hasGoods = (entry?.goods.length ?? 0) > 0;
  return (
    <>
      {(hasCash || hasGoods) && (
        <Field label={t('visit.given')} problem={problem('given')}>
          <div className={styles.stack}>
            {hasCash && (
              <Checkbox checked={draft.cashGiven} onChange={(event) => change({ cashGiven: event.target.checked })}>
                {t('visit.cashGiven', { amount: yuan(entry!.cash) })}
              </Checkbox>
            )}
            {hasGoods && (
              <Checkbox checked={draft.goodsGiven} onChange={(event) => change({ goodsGiven: event.target.checked })}>
                {t('visit.goodsGiven', { goods: goodsText(entry!.goods) })}
              </Checkbox>
            )}
          </div>
        </Field>
      )}
      {paidByCard && <p className="nj-caption">{t('visit.byCard')}</p>}
      <Field label={t('visit.photos')} note={t('visits:optional')} problem={problem('photos')}>
        <PhotoField label={t('visit.photos')} value={draft.photos} onChange={(photos) => change({ photos })} />
      </Field>
      <Field
        label={t(draft.outcome === 'met' ? 'visits:signature.self' : 'visits:signature.proxy', {
          name: draft.outcome === 'met' ? draft.memberName : draft.proxyName.trim() || t('visits:signature.host'),
        })}
        note={t('visits:signature.note')}
        problem={problem('signature')}
      >
        <SignaturePad
          plain
          value={draft.signature}
          onChange={(signature) => change({ signature, signatureId: null })}
        />
      </Field>
    </>
  );
}

interface HandoverProps {
  readonly entry: RosterEntry | undefined;
  /** The cashier pays the cash by a batch: nothing of it is carried to the door. */
  readonly paidByCard: boolean;
}

function Words({ draft, change }: Part) {
  const { t } = useTranslation(['rounds', 'visits']);
  const fromFamily = draft.outcome === 'deceased';
  const label = t(fromFamily ? 'visit.family' : 'visit.words');
  return (
    <Field label={label} note={t('visits:optional')}>
      <div className={styles.stack}>
        <Input.TextArea
          aria-label={label}
          placeholder={t(fromFamily ? 'visit.familyExample' : 'visit.wordsExample')}
          value={draft.words}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={(event) => change({ words: event.target.value })}
        />
        <Input.TextArea
          aria-label={t('visit.nextNeed')}
          placeholder={t('visit.nextNeed')}
          value={draft.nextNeed}
          maxLength={500}
          autoSize={{ minRows: 1, maxRows: 6 }}
          onChange={(event) => change({ nextNeed: event.target.value })}
        />
      </div>
    </Field>
  );
}

/** What came of it, and who is next on the way. */
function Result(props: { roundId: string; title: string; logged: LoggedEntryVisit | null }) {
  const { roundId, title, logged } = props;
  const { t } = useTranslation('rounds');
  const navigate = useNavigate();
  // Who was just missed is the last one: going there at once again is no advice.
  const next = logged?.ahead.next?.id === logged?.entry.id ? null : logged?.ahead.next;
  return (
    <div className="nj-form">
      <PageHeader title={title} />
      <Notice title={t('visit.done')}>
        {logged && <p>{t('visit.left', { count: logged.ahead.open })}</p>}
        {next && <p>{t('visit.nextIs', { name: next.memberName })}</p>}
        {!next && logged && logged.ahead.absent > 0 && <p>{t('mine.onlyAbsent')}</p>}
      </Notice>
      <StickyAction>
        <Button size="large" onClick={() => void navigate(`/rounds/${roundId}/visits`)}>
          {t('visit.list')}
        </Button>
        {next && (
          <Button
            type="primary"
            size="large"
            onClick={() => void navigate(`/rounds/${roundId}/entries/${next.id}/visit`)}
          >
            {t('mine.visit', { name: next.memberName })}
          </Button>
        )}
      </StickyAction>
    </div>
  );
}
