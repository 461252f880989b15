import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { useSession } from '../../session/use-session';
import { DISPUTES, URGENCY_TONES } from '../disputes/dispute-types';
import styles from './today.module.css';

type Line = Schemas['CaseClockLineView'];

const SHOWN = 6;
const PAGES: Readonly<Record<string, string>> = {
  dispute: '/disputes',
  petition: '/petitions',
  'legal-aid': '/legal-aid',
  accident: '/accidents',
};

/** Clocks of disputes, petitions, legal aid and accidents that are late or run out within two weeks. */
export function CaseClocks() {
  const { t } = useTranslation('today');
  const heading = useId();
  const { can } = useSession();
  const { data } = useQuery({
    queryKey: [...DISPUTES, 'case-clocks'],
    enabled: can('dispute:read'),
    queryFn: ({ signal }) => api.get<Schemas['CaseClocksView']>('/staff/case-clocks', undefined, signal),
  });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className={`nj-card ${styles.section}`} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {t('caseClocks.title')}
      </h2>
      <ul>
        {items.slice(0, SHOWN).map((line) => (
          <ClockLine key={`${line.caseId}${line.clock}${line.endsOn}`} line={line} />
        ))}
        {items.length > SHOWN && (
          <li className={styles.item}>
            <div className={styles.entry}>
              <span className="nj-caption">{t('caseClocks.more', { count: items.length - SHOWN })}</span>
            </div>
          </li>
        )}
      </ul>
    </section>
  );
}

function ClockLine({
  line: { caseKind, caseId, kindLabel, number, clock, endsOn, left, urgency, isMine },
}: {
  line: Line;
}) {
  const { t } = useTranslation('today');
  return (
    <li data-list-item className={styles.item}>
      <div className={styles.entry}>
        <Link className={styles.words} to={`${PAGES[caseKind] ?? '/disputes'}/${caseId}`}>
          <span className={styles.subject}>
            <strong>{clock}</strong>
          </span>
          <span className={styles.where}>
            {[kindLabel, number, isMine && t('caseClocks.mine')].filter(Boolean).join(' · ')}{' '}
            <RelativeDate day={endsOn} />
          </span>
        </Link>
        <span className={styles.end}>
          <StateTag tone={URGENCY_TONES[urgency]}>{left}</StateTag>
        </span>
      </div>
    </li>
  );
}
