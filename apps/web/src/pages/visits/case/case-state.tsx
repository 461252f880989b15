import { useTranslation } from 'react-i18next';
import { ImportedTag } from '../../../parts/imported-tag';
import { StateTag } from '../../../parts/state-tag';
import { toneOf } from '../duty-tone';
import type { VisitDuty } from '../visit-types';
import styles from './case.module.css';

/** Number, union, state and what is left of the deadline, in one line. */
export function CaseState({ duty }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  const { number, unionName, groupName, statusName, urgency, overdue, escalated } = duty;
  return (
    <span className={styles.state}>
      <StateTag tone={toneOf(duty)}>{statusName}</StateTag>
      {urgency && <StateTag tone={overdue ? 'late' : 'due'}>{urgency}</StateTag>}
      <ImportedTag of={duty} />
      {escalated && <span>{t('case.escalated')}</span>}
      <span className="nj-number">{number}</span>
      <span>{[unionName, groupName].filter(Boolean).join(' · ')}</span>
    </span>
  );
}
