import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import { ROUNDS } from '../rounds/round-types';
import type { Today } from './today-types';
import styles from './today.module.css';

/** How much there is; each figure opens the list behind it. */
export function Figures({ counts }: { counts: Today['counts'] }) {
  const { t } = useTranslation('today');
  const signs = useWaitingSignatures();
  const unvisited = useUnvisited();
  const money = useWaitingMoney();
  return (
    <section className={`nj-card ${styles.counts}`} aria-label={t('figures.label')}>
      {signs !== undefined && <Figure to="/approvals" count={signs} words={t('figures.signs')} />}
      {money.pay !== undefined && <Figure to="/payments" count={money.pay} words={t('figures.pay')} />}
      {money.reconcile !== undefined && (
        <Figure to="/payments?queue=reconcile" count={money.reconcile} words={t('figures.reconcile')} />
      )}
      <Figure to="/visits?assignee=me" count={counts.mine} words={t('figures.mine')} />
      <Figure to="/visits" count={counts.unassigned} words={t('figures.unassigned')} />
      {unvisited !== undefined && <Figure to="/rounds/unvisited" count={unvisited} words={t('figures.unvisited')} />}
    </section>
  );
}

function Figure({ to, count, words }: { to: string; count: number; words: string }) {
  return (
    <Link className={styles.figure} to={to}>
      <span className={styles.number}>{count}</span>
      {words}
    </Link>
  );
}

/** Approvals that wait for me; undefined for who signs nothing. */
function useWaitingSignatures(): number | undefined {
  const { can } = useSession();
  const built = useBuilt('/approvals');
  const { data } = useQuery({
    queryKey: ['approvals', 'waiting-count'],
    enabled: built && can('approval:sign'),
    queryFn: ({ signal }) => api.get<Schemas['WaitingCountView']>('/staff/approvals/waiting-count', undefined, signal),
  });
  return data?.waiting;
}

/** Households on file whom nobody visited this year; undefined for who plans no rounds. */
function useUnvisited(): number | undefined {
  const { can } = useSession();
  const built = useBuilt('/rounds/unvisited');
  const query = { of: 'hardship' };
  const { data } = useQuery({
    queryKey: [...ROUNDS, 'unvisited-counts', query],
    enabled: built && can('round:manage'),
    queryFn: ({ signal }) => api.get<Schemas['UnvisitedCountsView']>('/staff/unvisited-counts', query, signal),
  });
  return data?.unvisited;
}

/** Payments and entries of the statement that wait for me; undefined for who does neither. */
function useWaitingMoney(): { pay?: number; reconcile?: number } {
  const { can } = useSession();
  const built = useBuilt('/payments');
  const pays = can('disbursement:pay');
  const reconciles = can('disbursement:reconcile');
  const { data } = useQuery({
    queryKey: ['disbursements', 'waiting-count'],
    enabled: built && (pays || reconciles),
    queryFn: ({ signal }) =>
      api.get<Schemas['WaitingMoneyView']>('/staff/disbursements/waiting-count', undefined, signal),
  });
  return { ...(data && pays && { pay: data.pay }), ...(data && reconciles && { reconcile: data.reconcile }) };
}
