import { Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem, sentenceOf } from '../api/problem';
import styles from './states.module.css';

export interface EmptyStateProps {
  /** One sentence: "还没有会员。" */
  readonly children: ReactNode;
  /** The first step, a button or two. */
  readonly action?: ReactNode;
}

export function EmptyState({ children, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <p>{children}</p>
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  );
}

export interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Stands where the content would: what is wrong and what to do. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  const mayRetry = onRetry && !isProblem(error, 403) && !isProblem(error, 404);
  return (
    <div className={styles.state} role="alert">
      <p>{sentenceOf(error)}</p>
      <TraceNumber error={error} />
      {mayRetry && (
        <div className={styles.actions}>
          <Button onClick={onRetry}>{t('retry')}</Button>
        </div>
      )}
    </div>
  );
}

/** Above a form's button: the sentence about the last attempt. */
export function ProblemNotice({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <div className={styles.notice} role="alert">
      <p>{sentenceOf(error)}</p>
      <TraceNumber error={error} />
    </div>
  );
}

/** What a person can read out to the administrator when the server stumbled. */
function TraceNumber({ error }: { error: unknown }) {
  const { t } = useTranslation('problems');
  if (!isProblem(error) || error.status < 500 || !error.traceId) return null;
  return <p className="nj-caption">{t('trace', { number: error.traceId })}</p>;
}

export function LoadingState({ rows = 3 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles.loading} aria-busy="true">
      <output className="nj-hidden">{t('loading')}</output>
      <Skeleton active title={false} paragraph={{ rows, width: ['62%', '88%', '74%', '80%', '56%', '90%'] }} />
    </div>
  );
}
