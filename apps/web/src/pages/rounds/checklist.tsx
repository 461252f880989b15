import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { DetailSection } from '../../parts/detail-section';
import { RelativeInstant } from '../../parts/relative-date';
import { can, type Round, roundPath, ROUNDS } from './round-types';
import styles from './rounds.module.css';

/** 四落实: what has to be settled before one sets out, each with who said so and when. */
export function Checklist({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const tick = useChange<{ readonly code: string; readonly done: boolean }, Round>({
    send: ({ code, done }) =>
      api.post(`${roundPath(round.id)}/checklist/${encodeURIComponent(code)}`, { done }, { version: round.version }),
    refreshes: [[...ROUNDS]],
  });
  const mayTick = can(round, 'tick');
  return (
    <DetailSection title={t('checklist.title')}>
      <ul className={styles.checklist}>
        {round.checklist.map(({ code, words, done, note, doneByName, doneAt }) => (
          <li key={code}>
            <Checkbox
              checked={done}
              disabled={!mayTick || tick.isPending}
              onChange={(event) => tick.mutate({ code, done: event.target.checked })}
            >
              {words}
            </Checkbox>
            {doneAt && (
              <span className="nj-caption">
                {doneByName} <RelativeInstant at={doneAt} /> {note}
              </span>
            )}
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}
