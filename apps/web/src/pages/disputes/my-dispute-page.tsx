import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { yuan } from '../../money';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { CasePapers } from './case-papers';
import { DISPUTES, type OwnDispute } from './dispute-types';
import record from '../../parts/record.module.css';
import styles from './disputes.module.css';
import { RatingForm } from './rating-form';

/** My own dispute: where it is, when I am to come, what to bring, what I am offered. */
export default function MyDisputePage() {
  const { t } = useTranslation('disputes');
  const { disputeId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...DISPUTES, 'own', disputeId],
    queryFn: ({ signal }) => api.get<OwnDispute>(`/portal/disputes/${disputeId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader title={data?.matterLabel ?? t('mine.title')} subtitle={data?.number} back="/my/disputes" />
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <Mine key={data.id} own={data} />}
    </>
  );
}

function Mine({ own }: { own: OwnDispute }) {
  const { t } = useTranslation('disputes');
  const { next, clocks } = own;
  return (
    <div className={record.column}>
      <section className={`nj-card ${record.standing}`}>
        <p>
          <strong>{own.statusLabel}</strong>
        </p>
        <p>{own.sentence}</p>
        {next && (
          <Facts
            facts={[
              [t('mine.next'), [dayText(next.on, t), next.atTime].filter(Boolean).join(' ')],
              [t('mine.place'), next.place],
              [t('mine.bring'), next.bring],
            ]}
          />
        )}
      </section>
      {own.offers.map((offer) => (
        <OfferCard key={offer.id} own={own} offer={offer} />
      ))}
      {own.mayRate && (
        <RatingForm question={t('mine.rate')} path={`/portal/disputes/${own.id}/rating`} refreshes={[DISPUTES]} />
      )}
      {own.stars !== null && (
        <section className={`nj-card ${record.standing}`}>
          <p>{t('mine.rated', { stars: own.stars })}</p>
        </section>
      )}
      <section className={`nj-card ${record.part}`}>
        <Facts
          facts={[
            [t('about.employer'), own.employer],
            [t('about.receivedOn'), dayText(own.receivedOn, t)],
            [t('about.asked'), yuan(own.asked)],
            [t('mine.agreed'), own.agreed && yuan(own.agreed)],
            [t('mine.recovered'), yuan(own.recovered)],
          ]}
        />
        {own.facts && <p className={styles.words}>{own.facts}</p>}
        {own.terms && (
          <DetailSection title={t('agreement.title')}>
            <p className={styles.words}>{own.terms}</p>
          </DetailSection>
        )}
        {own.instalments.length > 0 && (
          <ul className={record.lines}>
            {own.instalments.map(({ dueOn, amount, paidOn }, index) => (
              <DetailLine
                key={index}
                end={
                  <StateTag tone={paidOn ? 'done' : 'waiting'}>
                    {paidOn ? t('agreement.paid', { on: dayText(paidOn, t) }) : t('agreement.waits')}
                  </StateTag>
                }
              >
                {dayText(dueOn, t)} {yuan(amount)}
              </DetailLine>
            ))}
          </ul>
        )}
      </section>
      <section className={`nj-card ${record.part}`}>
        <CasePapers
          papers={own.papers}
          mayAdd={own.maySendPapers}
          path={`/portal/disputes/${own.id}`}
          refreshes={[DISPUTES]}
        />
      </section>
      {clocks.length > 0 && (
        <section className={`nj-card ${record.part}`}>
          <DetailSection title={t('clocks.title')}>
            <ul className={record.lines}>
              {clocks.map(({ name, endsOn, left }) => (
                <DetailLine key={name} end={left}>
                  {name} {endsOn && t('mine.until', { on: dayText(endsOn, t) })}
                </DetailLine>
              ))}
            </ul>
          </DetailSection>
        </section>
      )}
    </div>
  );
}

function OfferCard({ own, offer }: { own: OwnDispute; offer: OwnDispute['offers'][number] }) {
  const { t } = useTranslation('disputes');
  const [words, setWords] = useState('');
  const answer = useChange<'agreed' | 'declined'>({
    send: (given) =>
      api.post(`/portal/disputes/${own.id}/offers/${offer.id}/answer`, {
        answer: given,
        ...(words.trim() ? { words: words.trim() } : {}),
      }),
    refreshes: [DISPUTES],
    said: t('mine.answered'),
  });
  return (
    <section className={`nj-card ${record.standing}`} aria-label={t('mine.offer')}>
      <p>
        <strong>{t('mine.offerOf', { amount: yuan(offer.amount), on: dayText(offer.offeredOn, t) })}</strong>{' '}
        {offer.answer && (
          <StateTag tone="plain">{t(offer.answer === 'agreed' ? 'mine.agreedTo' : 'mine.declined')}</StateTag>
        )}
      </p>
      {offer.words && <p className={styles.words}>{offer.words}</p>}
      {offer.mayAnswer && (
        <>
          <Input.TextArea
            aria-label={t('mine.answerWords')}
            placeholder={t('mine.answerWords')}
            value={words}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setWords(event.target.value)}
          />
          <div className={record.actions}>
            <Button type="primary" loading={answer.isPending} onClick={() => answer.mutate('agreed')}>
              {t('mine.accept', { amount: yuan(offer.amount) })}
            </Button>
            <Button loading={answer.isPending} onClick={() => answer.mutate('declined')}>
              {t('mine.decline')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
