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
      {isSome(money.submit) && <Figure to="/payments?queue=submit" count={money.submit} words={t('figures.submit')} />}
      {isSome(money.answer) && <Figure to="/payments?queue=answer" count={money.answer} words={t('figures.answer')} />}
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

/** What comes back is the exception: it is shown when there is some. */
const isSome = (count: number | undefined): count is number => (count ?? 0) > 0;

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

type WaitingMoney = Partial<Schemas['WaitingMoneyView']>;

/** Payments that wait for me: to be made, found on the statement, handed in, answered for; undefined for who does none of it. */
function useWaitingMoney(): WaitingMoney {
  const { can } = useSession();
  const built = useBuilt('/payments');
  const pays = can('disbursement:pay');
  const reconciles = can('disbursement:reconcile');
  const asks = can('disbursement:request');
  const { data } = useQuery({
    queryKey: ['disbursements', 'waiting-count'],
    enabled: built && can('disbursement:read') && (pays || reconciles || asks),
    queryFn: ({ signal }) =>
      api.get<Schemas['WaitingMoneyView']>('/staff/disbursements/waiting-count', undefined, signal),
  });
  if (!data) return {};
  const { pay, reconcile, submit, answer } = data;
  return { ...(pays && { pay }), ...(reconciles && { reconcile }), ...(asks && { submit, answer }) };
}
