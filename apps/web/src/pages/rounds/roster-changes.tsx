import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { yuan } from '../../money';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { RelativeInstant } from '../../parts/relative-date';
import { type Round, roundPath, ROUNDS } from './round-types';
import styles from './rounds.module.css';

/** Whom the rules found and the roster does not hold, and why. */
export function LeftOutList({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const list = useKeyset<Schemas['LeftOutView']>([...ROUNDS, 'left-out', round.id], (after, signal) =>
    api.get(`${roundPath(round.id)}/left-out`, { after }, signal),
  );
  if (list.items.length === 0) return null;
  return (
    <details className={styles.later}>
      <summary>{t('roster.leftOut', { count: list.items.length, more: list.hasNextPage ? '+' : '' })}</summary>
      <KeysetList
        list={list}
        label={t('preview.left-out', { count: list.items.length })}
        itemKey={({ memberId }) => memberId}
        renderItem={({ memberName, unionName, groupName, why }) => (
          <span className={styles.person}>
            <span>
              <strong>{memberName}</strong>{' '}
              <span className="nj-caption">{[unionName, groupName].filter(Boolean).join(' · ')}</span>
            </span>
            <span>{why}</span>
          </span>
        )}
        empty={t('preview.nobody')}
      />
    </details>
  );
}

/** What was changed after the roster was frozen: who, why, by whom. */
export function RosterChanges({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const list = useKeyset<Schemas['RosterChangeView']>([...ROUNDS, 'changes', round.id], (after, signal) =>
    api.get(`${roundPath(round.id)}/roster-changes`, { after }, signal),
  );
  if (list.items.length === 0) return null;
  return (
    <details className={styles.later} open>
      <summary>{t('roster.changes')}</summary>
      <KeysetList
        list={list}
        label={t('roster.changes')}
        itemKey={({ id }) => id}
        renderItem={({ kind, memberName, amount, reason, byName, at }) => (
          <span className={styles.person}>
            <span>
              {t(`roster.kinds.${kind}`)} <strong>{memberName}</strong> {yuan(amount)}
              <span className="nj-caption"> · {reason}</span>
            </span>
            <span className="nj-caption">
              {byName} <RelativeInstant at={at} />
            </span>
          </span>
        )}
        empty={t('preview.nobody')}
      />
    </details>
  );
}
