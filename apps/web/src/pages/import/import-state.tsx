import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../parts/state-tag';
import { EVERYTHING, type Import, importQuery, type ImportStatus, isAtWork, rowsToRead, TONES } from './import-types';
import { numberText } from './import-words';
import styles from './import.module.css';

/** The state of an import in a list; while a job works on it, how far it is. */
export function ImportState({ run }: { run: Import }) {
  const { t } = useTranslation('import');
  const { data } = useQuery({ ...importQuery(run.id), initialData: run, enabled: isAtWork(run.status) });
  const shown = isAtWork(run.status) ? data : run;
  useRefreshAfterWork(shown.status);
  const share = isAtWork(shown.status) ? percentOf(shown) : null;
  return (
    <StateTag tone={TONES[shown.status]}>
      {t(`states.${shown.status}`)}
      {share !== null && share > 0 && ` ${share}%`}
    </StateTag>
  );
}

const percentOf = (run: Import): number =>
  Math.min(100, Math.floor((run.progressDone / Math.max(rowsToRead(run), 1)) * 100));

/** How far the job is. It goes on without this page. */
export function WorkProgress({ run }: { run: Import }) {
  const { t } = useTranslation('import');
  const { status, progressDone } = run;
  const total = rowsToRead(run);
  const numbers = { done: numberText(progressDone), total: numberText(total) };
  return (
    <div className={`nj-card ${styles.work}`}>
      <p>{t(`work.${status}`)}</p>
      <progress
        className={styles.bar}
        aria-label={t(`states.${status}`)}
        max={Math.max(total, 1)}
        value={progressDone}
      />
      <output className="nj-caption nj-number">
        {progressDone === 0 ? t('work.waiting', numbers) : t('work.rows', numbers)}
      </output>
      <p className="nj-caption">{t('work.leave')}</p>
    </div>
  );
}

/** What other pages keep of unions, members and funds is old when a job is through. */
export function useRefreshAfterWork(status: ImportStatus | undefined): void {
  const queries = useQueryClient();
  const before = useRef(status);
  useEffect(() => {
    const was = before.current;
    before.current = status;
    if (isAtWork(was) && !isAtWork(status)) void queries.invalidateQueries({ queryKey: EVERYTHING });
  }, [status, queries]);
}
