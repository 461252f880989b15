import { useTranslation } from 'react-i18next';
import { dayText } from '../../dates';
import { DetailSection } from '../../parts/detail-section';
import { StateTag } from '../../parts/state-tag';
import { type Clock, clockTone } from './dispute-types';
import record from '../../parts/record.module.css';
import styles from './disputes.module.css';

/** Each clock: since when, by which rule, what stopped or restarted it, what is left. */
export function ClocksSection({ clocks }: { clocks: readonly Clock[] }) {
  const { t } = useTranslation('disputes');
  return (
    <DetailSection title={t('clocks.title')}>
      <ul className={styles.clocks}>
        {clocks.map((clock) => (
          <li key={clock.code} className={styles.clock}>
            <span className={record.cardTop}>
              <strong>{clock.name}</strong>
              <StateTag tone={clockTone(clock)}>{clock.left}</StateTag>
            </span>
            {clock.startedOn && clock.endsOn && (
              <span>
                {t('clocks.span', { from: dayText(clock.startedOn, t), to: dayText(clock.endsOn, t) })}
                {clock.movedTo && t('clocks.moved', { on: dayText(clock.movedTo, t) })}
              </span>
            )}
            <span className="nj-caption">
              {clock.rule} · {clock.source}
            </span>
            {clock.events.map(({ on, words, ground, counted }, index) => (
              <span key={index} className="nj-caption">
                {dayText(on, t)} {ground} — {counted ? words : t('clocks.notCounted', { words })}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}
