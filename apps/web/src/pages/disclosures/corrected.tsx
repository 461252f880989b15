import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/schemas';
import { DetailSection } from '../../parts/detail-section';
import { grouped } from '../summary/summary-types';
import styles from '../returns/returns.module.css';

/** What a corrected notice changes: both figures, side by side. */
export function Corrected({ corrected }: { corrected: readonly Schemas['RestatementView'][] }) {
  const { t } = useTranslation('disclosures');
  if (corrected.length === 0) return null;
  const shown = (value: string | null) => (value === null ? t('unknown') : grouped(value));
  return (
    <DetailSection title={t('corrected.title', { count: corrected.length })}>
      <div className={styles.scroll}>
        <table className={styles.figures}>
          <thead>
            <tr>
              <th scope="col">{t('corrected.which')}</th>
              <th scope="col" className={styles.right}>
                {t('corrected.before')}
              </th>
              <th scope="col" className={styles.right}>
                {t('corrected.now')}
              </th>
            </tr>
          </thead>
          <tbody>
            {corrected.map(({ name, unit, reported, now }) => (
              <tr key={name}>
                <td>
                  {name}({unit})
                </td>
                <td className={styles.right}>{shown(reported)}</td>
                <td className={styles.right}>{shown(now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </DetailSection>
  );
}
