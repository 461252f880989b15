import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { i18n } from '../../i18n/i18n';
import { isSome, yuan } from '../../money';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { usePersonId } from '../visits/visitors';
import { entryQuery, nextQuery } from './round-visits';
import { RoundProgress } from './round-progress';
import { goodsText, type RosterEntry, roundPath, roundQuery, ROUNDS, toneOfEntry } from './round-types';
import record from '../../parts/record.module.css';
import styles from './rounds.module.css';

/** My part of a round: who is next, and everybody who was given to me. */
export default function MyVisitsPage() {
  const { t } = useTranslation('rounds');
  const { roundId = '' } = useParams();
  const navigate = useNavigate();
  const round = useQuery(roundQuery(roundId));
  const { data, isPending, error, refetch } = useQuery(nextQuery(roundId));
  const next = data?.next;
  return (
    <>
      <PageHeader title={round.data?.name ?? t('mine.title')} subtitle={t('mine.says')} back={`/rounds/${roundId}`} />
      {isPending && <LoadingState rows={5} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className={styles.stack}>
          <RoundProgress round={{ persons: data.total, done: data.total - data.open - data.absent }} />
          {next ? (
            <Next entry={next} />
          ) : (
            <EmptyState>{t(data.absent > 0 ? 'mine.onlyAbsent' : 'mine.done')}</EmptyState>
          )}
          <MyList roundId={roundId} />
        </div>
      )}
      {next && (
        <StickyAction>
          <Button
            type="primary"
            size="large"
            onClick={() => void navigate(`/rounds/${roundId}/entries/${next.id}/visit`)}
          >
            {t('mine.visit', { name: next.memberName })}
          </Button>
        </StickyAction>
      )}
    </>
  );
}

function Next({ entry }: { entry: RosterEntry }) {
  const { t } = useTranslation('rounds');
  const { memberName, unionName, groupName, street, cash, goods, reason } = entry;
  return (
    <section className={`nj-card ${styles.next}`}>
      <p className="nj-caption">{t('mine.next')}</p>
      <h2>{memberName}</h2>
      <p>{[unionName, groupName, street].filter(Boolean).join(' · ')}</p>
      <p>{[isSome(cash) ? yuan(cash) : null, goodsText(goods)].filter(Boolean).join(' · ')}</p>
      <p className="nj-caption">{reason}</p>
    </section>
  );
}

const PACKED = 60;

/** In the order of the way; what is shown here is also there without a signal. */
function MyList({ roundId }: { roundId: string }) {
  const { t } = useTranslation('rounds');
  const visitorId = usePersonId();
  const list = useKeyset<RosterEntry>([...ROUNDS, 'mine', roundId, visitorId], (after, signal) =>
    api.get(`${roundPath(roundId)}/entries`, { visitorId, limit: PACKED, after }, signal),
  );
  const { items } = list;
  const queries = useQueryClient();
  useEffect(() => {
    for (const entry of items) queries.setQueryData(entryQuery(roundId, entry.id).queryKey, entry);
  }, [items, queries, roundId]);
  useEffect(() => void packForms().catch(() => undefined), []);
  return (
    <KeysetList
      list={list}
      label={t('mine.all')}
      itemKey={({ id }) => id}
      to={({ id, openActions }) =>
        openActions.some(({ action }) => action === 'meet')
          ? `/rounds/${roundId}/entries/${id}/visit`
          : `/rounds/${roundId}?part=roster`
      }
      renderItem={({ memberName, status, statusWords, unionName, groupName, street, cash, goods }) => (
        <span className={record.card}>
          <span className={record.cardTop}>
            <strong>{memberName}</strong>
            <StateTag tone={toneOfEntry(status)}>{statusWords}</StateTag>
          </span>
          <span className="nj-caption">{[unionName, groupName, street].filter(Boolean).join(' · ')}</span>
          <span className="nj-caption">
            {[isSome(cash) ? yuan(cash) : null, goodsText(goods)].filter(Boolean).join(' · ')}
          </span>
        </span>
      )}
      empty={t('mine.empty')}
    />
  );
}

/** Fetched ahead: the next door may have no signal. */
async function packForms(): Promise<void> {
  await i18n.loadNamespaces(['rounds', 'visits']);
  await Promise.all([import('./entry-visit-page'), import('./send-entry-visit')]);
}
