import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StateTag } from '../../parts/state-tag';
import { type DisclosureRow, toneOfDisclosure } from './disclosure-types';
import styles from '../returns/returns.module.css';

/** One notice in a list on the phone. */
export function DisclosureCard({ row, to }: { row: DisclosureRow; to: string }) {
  const { t } = useTranslation('disclosures');
  const { period, kindName, status, statusName, unionName, replacesNumber } = row;
  return (
    <Link className={styles.card} to={to}>
      <span className={styles.top}>
        <strong>
          {period} {kindName}
        </strong>
        <StateTag tone={toneOfDisclosure(status)}>{statusName}</StateTag>
      </span>
      <span className="nj-caption">
        {unionName}
        {replacesNumber && ` · ${t('corrects', { number: replacesNumber })}`}
      </span>
    </Link>
  );
}
