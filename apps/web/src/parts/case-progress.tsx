import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './case-progress.module.css';

export interface ProgressStep {
  readonly label: string;
  readonly state: 'done' | 'current' | 'todo' | 'stopped';
  /** Who holds the case at the current step, as the API words it. */
  readonly holder?: string;
}

export interface CaseProgressProps {
  readonly steps: readonly ProgressStep[];
  /** "预计 3 月 16 日前到账" */
  readonly estimate?: ReactNode;
}

/** Where a case stands: ● 报告 ─ ● 走访 ─ ◐ 审批 ─ ○ 支付 ─ ○ 确认 */
export function CaseProgress({ steps, estimate }: CaseProgressProps) {
  const { t } = useTranslation('parts');
  const held = steps.find((step) => step.state === 'current' || step.state === 'stopped');
  return (
    <div>
      <ol className={styles.steps} aria-label={t('progress.label')}>
        {steps.map((step) => (
          <li
            key={step.label}
            className={`${styles.step} ${styles[step.state]}`}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span className={styles.dot} aria-hidden="true" />
            <span>{step.label}</span>
            <span className="nj-hidden">{t(`progress.${step.state}`)}</span>
          </li>
        ))}
      </ol>
      {(held?.holder || estimate) && (
        <p className={styles.now}>
          {held?.holder && <span>{t('progress.heldBy', { step: held.label, holder: held.holder })}</span>}
          {estimate && <span>{estimate}</span>}
        </p>
      )}
    </div>
  );
}
