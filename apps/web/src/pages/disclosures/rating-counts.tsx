import { useTranslation } from 'react-i18next';
import { DetailSection } from '../../parts/detail-section';
import type { RatingTotals } from './disclosure-types';
import styles from '../returns/returns.module.css';

/** How members rate it: counts only, and none before enough have rated. */
export function RatingCounts({ ratings: { total, fewest, stars, words } }: { ratings: RatingTotals }) {
  const { t } = useTranslation('disclosures');
  return (
    <DetailSection title={t('ratings.title')}>
      {total === null ? (
        <p className="nj-caption">{t('ratings.few', { count: fewest })}</p>
      ) : (
        <>
          <p className="nj-caption">{t('ratings.total', { count: total })}</p>
          <table className={styles.figures} aria-label={t('ratings.title')}>
            <tbody>
              {[...stars, ...words.filter(({ count }) => count > 0)].map(({ name, count }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td className={styles.right}>{t('ratings.people', { count })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </DetailSection>
  );
}
