import { useTranslation } from 'react-i18next';
import { permille, toFen } from '../money';
import { Amount } from './amount';
import styles from './fund-bar.module.css';

export interface FundBarProps {
  readonly spent: string;
  /** Approved and not yet paid. */
  readonly held: string;
  readonly left: string;
}

const PARTS = ['spent', 'held', 'left'] as const;

/** Spent, held and left of a fund, with the figures beside the bar. */
export function FundBar(amounts: FundBarProps) {
  const { t } = useTranslation('parts');
  const whole = PARTS.reduce((sum, part) => sum + (toFen(amounts[part]) ?? 0n), 0n);
  return (
    <div>
      <div className={styles.bar} aria-hidden="true">
        {PARTS.map((part) => (
          <span key={part} className={styles[part]} style={{ width: `${permille(amounts[part], whole) / 10}%` }} />
        ))}
      </div>
      <dl className={styles.figures}>
        {PARTS.map((part) => (
          <div key={part} className={styles.figure}>
            <dt>
              <span className={`${styles.key} ${styles[part]}`} aria-hidden="true" />
              {t(`fund.${part}`)}
            </dt>
            <dd>
              <Amount value={amounts[part]} strong={part === 'left'} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
