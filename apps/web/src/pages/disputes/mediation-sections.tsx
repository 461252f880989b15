import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { StateTag } from '../../parts/state-tag';
import { StepDialog } from './dispute-actions';
import { activeParts, type Dispute } from './dispute-types';
import record from '../../parts/record.module.css';
import styles from './disputes.module.css';

const MEDIATING: readonly Dispute['status'][] = ['accepted', 'investigating', 'in-session'];
const mayMediate = (dispute: Dispute): boolean =>
  MEDIATING.includes(dispute.status) && activeParts(dispute).includes('mediator');

/** Talks, sessions and offers. */
export function MediationSections({ dispute }: { dispute: Dispute }) {
  const { statements, sessions, offers } = dispute;
  if (statements.length + sessions.length + offers.length === 0) return null;
  return (
    <div className={`nj-card ${record.part}`}>
      <Sessions dispute={dispute} />
      <Offers dispute={dispute} />
      <Statements dispute={dispute} />
    </div>
  );
}

function Sessions({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const [asked, setAsked] = useState<string | null>(null);
  if (dispute.sessions.length === 0) return null;
  return (
    <DetailSection title={t('sessions.title')}>
      <ul className={record.lines}>
        {dispute.sessions.map(({ id, serial, heldOn, atTime, place, bring, held, present, minutes, signedBy }) => (
          <DetailLine
            key={id}
            note={
              held ? (
                <span className={styles.words}>
                  {t('sessions.held', { present: present.join('、'), signed: signedBy.join('、') })}
                  {'\n'}
                  {minutes}
                </span>
              ) : (
                [place, bring && t('sessions.bring', { bring })].filter(Boolean).join(' · ')
              )
            }
            end={
              !held && mayMediate(dispute) && <Button onClick={() => setAsked(id)}>{t('actions.hold-session')}</Button>
            }
          >
            {t('sessions.serial', { serial })} · {dayText(heldOn, t)} {atTime}
          </DetailLine>
        ))}
      </ul>
      {asked && (
        <StepDialog
          dispute={dispute}
          action="hold-session"
          path={`sessions/${asked}/minutes`}
          open
          onClose={() => setAsked(null)}
        />
      )}
    </DetailSection>
  );
}

function Offers({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const [asked, setAsked] = useState<string | null>(null);
  if (dispute.offers.length === 0) return null;
  return (
    <DetailSection title={t('offers.title')}>
      <ul className={record.lines}>
        {dispute.offers.map(({ id, sideLabel, offeredOn, amount, words, answer, answerWords }) => (
          <DetailLine
            key={id}
            note={[dayText(offeredOn, t), words, answerWords].filter(Boolean).join(' · ')}
            end={
              answer ? (
                <StateTag tone={answer === 'agreed' ? 'done' : 'plain'}>{t(`offers.${answer}`)}</StateTag>
              ) : (
                mayMediate(dispute) && <Button onClick={() => setAsked(id)}>{t('actions.answer')}</Button>
              )
            }
          >
            {sideLabel} {yuan(amount)}
          </DetailLine>
        ))}
      </ul>
      {asked && (
        <StepDialog
          dispute={dispute}
          action="answer"
          path={`offers/${asked}/answer`}
          open
          onClose={() => setAsked(null)}
        />
      )}
    </DetailSection>
  );
}

function Statements({ dispute: { statements } }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  if (statements.length === 0) return null;
  return (
    <DetailSection title={t('statements.title')}>
      <p className="nj-caption">{t('statements.private')}</p>
      <ul className={record.lines}>
        {statements.map(({ id, sideLabel, takenOn, saidBy, words, recordedByName }) => (
          <DetailLine key={id} note={<span className={styles.words}>{words}</span>}>
            {sideLabel} {saidBy} · {dayText(takenOn, t)} · {t('statements.by', { name: recordedByName })}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}
