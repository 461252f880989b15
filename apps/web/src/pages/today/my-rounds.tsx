import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Page } from '../../api/types';
import { RelativeDate } from '../../parts/relative-date';
import { useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import { RoundProgress } from '../rounds/round-progress';
import { type RoundLine, ROUNDS } from '../rounds/round-types';
import styles from './today.module.css';

const SHOWN = 5;

/** Rounds in which people were given to me to visit: how far I am, and the way on. */
export function MyRounds() {
  const { t } = useTranslation('today');
  const heading = useId();
  const built = useBuilt('/rounds');
  const { can } = useSession();
  const { data } = useQuery({
    queryKey: [...ROUNDS, 'list', { visitor: 'me', status: 'open', limit: SHOWN }],
    enabled: built && can('round:visit'),
    queryFn: ({ signal }) =>
      api.get<Page<RoundLine>>('/staff/rounds', { visitor: 'me', status: 'open', limit: SHOWN }, signal),
  });
  const rounds = (data?.items ?? []).filter(({ status }) => status === 'approved' || status === 'under-way');
  if (rounds.length === 0) return null;
  return (
    <section className={`nj-card ${styles.section}`} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {t('rounds.title')}
      </h2>
      <ul>
        {rounds.map((round) => (
          <li key={round.id} data-list-item className={styles.item}>
            <div className={styles.entry}>
              <Link className={styles.words} to={`/rounds/${round.id}`}>
                <span className={styles.subject}>
                  <strong>{round.name}</strong>
                </span>
                <span className={styles.where}>
                  {t('rounds.until')} <RelativeDate day={round.dueOn} />
                </span>
              </Link>
              <span className={styles.end}>
                <RoundProgress round={round} />
                <Link className={styles.verb} to={`/rounds/${round.id}/visits`}>
                  {t('verbs.visit')}
                </Link>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
