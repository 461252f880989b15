import { type QueryKey, useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Schemas } from '../api/schemas';
import { dayText } from '../dates';
import { type ConsentAnswers, ConsentFields, consentsOf, ConsentTold, fieldOf, useAskedTitle } from './consent-fields';
import styles from './consent-fields.module.css';
import { DetailLine } from './detail-section';
import { FormModal } from './form-modal';
import { StateTag } from './state-tag';
import { ErrorState, LoadingState } from './states';

type Answer = Schemas['ConsentsView'];
type Kept = Answer['items'][number];
type Lacking = Answer['lacking'][number];

export interface ConsentsProps {
  /** `/staff/members/<id>/consents` or `/portal/me/consents`. */
  readonly path: string;
  readonly queryKey: QueryKey;
  readonly refreshes: readonly QueryKey[];
  readonly byOfficer: boolean;
}

/** What was consented to around a member, what is wanting, and how it is taken back. */
export function Consents({ path, queryKey, refreshes, byOfficer }: ConsentsProps) {
  const { t } = useTranslation('consents');
  const { data, isPending, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<Answer>(path, undefined, signal),
    // Looking is recorded: once per page, not with every return to it.
    ...{ staleTime: Infinity, refetchOnWindowFocus: false },
  });
  if (isPending) return <LoadingState rows={2} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const { items, lacking, hidden } = data;
  return (
    <>
      {items.length + lacking.length + hidden === 0 && <p className="nj-caption">{t('nothing')}</p>}
      {hidden > 0 && <p className="nj-caption">{t('hidden', { count: hidden })}</p>}
      <ul className={styles.list}>
        {lacking.map((one) => (
          <LackingLine key={fieldOf(one)} lacking={one} {...{ path, refreshes, byOfficer }} />
        ))}
        {items.map((one) => (
          <KeptLine key={one.id} kept={one} {...{ path, refreshes, byOfficer }} />
        ))}
      </ul>
    </>
  );
}

type LineProps = Pick<ConsentsProps, 'path' | 'refreshes' | 'byOfficer'>;

function LackingLine({ lacking, path, refreshes, byOfficer }: LineProps & { lacking: Lacking }) {
  const { t } = useTranslation('consents');
  const [asking, setAsking] = useState(false);
  const title = useAskedTitle(lacking);
  const isCard = lacking.kind === 'bank';
  const ownNote = isCard && !lacking.takenBack ? 'lackingCardOwn' : 'lackingOwn';
  const officerNote = isCard && !lacking.takenBack ? 'lackingCard' : 'lackingMeans';
  const theirNote = isCard ? 'lackingCardTheirs' : 'lackingTheirs';
  const note = byOfficer ? t(officerNote) : t(lacking.mayGive ? ownNote : theirNote, { name: lacking.name });
  return (
    <DetailLine
      note={note}
      end={lacking.mayGive && <Button onClick={() => setAsking(true)}>{t(byOfficer ? 'record' : 'give')}</Button>}
    >
      {title} <StateTag tone="waiting">{t(lacking.takenBack ? 'lackingTakenBack' : 'lacking')}</StateTag>
      <FormModal<{ consents?: ConsentAnswers }>
        open={asking}
        onClose={() => setAsking(false)}
        title={title}
        confirm={t(byOfficer ? 'record' : 'give')}
        send={({ consents }) => api.post(path, consentsOf([lacking], consents, byOfficer)[0] ?? {})}
        refreshes={refreshes}
        said={t('recorded')}
      >
        <ConsentFields asked={[lacking]} name="consents" byOfficer={byOfficer} needed />
      </FormModal>
    </DetailLine>
  );
}

function KeptLine({ kept, path, refreshes, byOfficer }: LineProps & { kept: Kept }) {
  const { t } = useTranslation('consents');
  const [shown, setShown] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const { subjectName, kindName, recipientName, givenOn, giverName, meansName, recordedByName, word, endedOn } = kept;
  const { text } = kept;
  const told = { day: dayText(givenOn, t), who: giverName, how: meansName, by: recordedByName };
  return (
    <DetailLine
      note={
        <>
          {t('line', told)}
          {word && t('wordSaid', { word })}
          {endedOn && t('ended', { day: dayText(endedOn, t), who: kept.endedByName ?? '', why: kept.reason ?? '' })}
          {shown && <ConsentTold text={text} />}
        </>
      }
      end={
        <>
          <Button onClick={() => setShown(!shown)}>{t(shown ? 'hideText' : 'showText')}</Button>
          {kept.mayWithdraw && <Button onClick={() => setWithdrawing(true)}>{t('withdraw')}</Button>}
        </>
      }
    >
      {t('asked.adult', { name: subjectName, what: kindName })}
      {recipientName && t('payeeOf', { name: recipientName })}{' '}
      <StateTag tone={kept.standing ? 'done' : 'plain'}>{kept.stateName}</StateTag>
      <FormModal<{ reason?: string }>
        open={withdrawing}
        onClose={() => setWithdrawing(false)}
        title={t('withdrawTitle', { name: subjectName, what: kindName })}
        confirm={t('withdraw')}
        explanation={recipientName ? t('withdrawPayee', { name: recipientName }) : text.withdrawal}
        send={({ reason }) => api.post(`${path}/${kept.id}/withdrawal`, reason ? { reason } : {})}
        refreshes={refreshes}
        said={t('withdrawn')}
      >
        <Form.Item
          name="reason"
          label={t(byOfficer ? 'reason' : 'reasonOwn')}
          rules={byOfficer ? [{ required: true, whitespace: true, message: t('missing.reason') }] : []}
        >
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </FormModal>
    </DetailLine>
  );
}
