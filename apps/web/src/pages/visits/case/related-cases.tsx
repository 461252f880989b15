import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DetailSection } from '../../../parts/detail-section';
import { RelativeDate } from '../../../parts/relative-date';
import { StateTag } from '../../../parts/state-tag';
import { toneOf } from '../duty-tone';
import type { VisitDuty } from '../visit-types';
import styles from './case.module.css';

/** Other cases of the member and his household. */
export function RelatedCases({ duty: { related } }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  if (related.length === 0) return null;
  return (
    <DetailSection title={t('case.related', { count: related.length })}>
      <ul>
        {related.map((one) => (
          <li key={one.id} className={styles.row}>
            <Link className={styles.relatedLink} to={`/duties/${one.id}`}>
              <span>{t('case.title', { name: one.memberName, occasion: one.occasionName })}</span>
              <RelativeDate day={one.eventOn} />
              <StateTag tone={toneOf(one)}>{one.statusName}</StateTag>
              <span className="nj-caption nj-number">{one.number}</span>
            </Link>
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}
