import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { RelativeInstant } from '../../parts/relative-date';
import { ProblemNotice } from '../../parts/states';
import { BuiltPaths } from '../../shell/built-paths';
import { EVERYTHING, type Import } from './import-types';
import { useVerdictWords } from './import-words';
import styles from './import.module.css';

/** What came in, where it stands now, and the way back. */
export function FinishedStep({ run }: { run: Import }) {
  const { t } = useTranslation('import');
  const { status, counts, finishedAt, openActions, skipRefused } = run;
  const words = useVerdictWords(counts, ['new', 'changed']);
  return (
    <section className={`nj-card ${styles.finished}`} aria-label={t('finished.label')}>
      <p>
        {finishedAt && <RelativeInstant at={finishedAt} />}{' '}
        {status === 'undone'
          ? t('finished.undone')
          : t('finished.done', { counts: words.join('，') || t('verdicts.unchanged') })}
      </p>
      {status === 'done' && skipRefused && (counts?.refused ?? 0) > 0 && (
        <p>{t('finished.skipped', { count: counts?.refused })}</p>
      )}
      <Places run={run} />
      {openActions.includes('undo') && <Undo run={run} />}
    </section>
  );
}

const PLACES = {
  organizations: '/unions',
  roster: '/members',
  'fund-accounts': '/funds',
  'hardship-files': '/hardship',
  visits: '/visits',
  donations: '/donations',
  activities: '/activities',
  'mutual-aid': '/mutual-aid',
  disputes: '/disputes',
  'study-awards': '/study-aid',
  'official-days': '/calendar',
  'hardship-persons': '/hardship',
  consents: '/members/wanting',
} as const;

function Places({ run: { kinds, status } }: { run: Import }) {
  const { t } = useTranslation('import');
  const built = useContext(BuiltPaths);
  const open = status === 'done' ? kinds.filter((kind) => built.has(PLACES[kind]) && kind !== 'hardship-persons') : [];
  return (
    <p className={styles.places}>
      {open.map((kind) => (
        <Link key={kind} to={PLACES[kind]}>
          {t(`finished.see.${kind}`)}
        </Link>
      ))}
      <Link to="/import">{t('finished.next')}</Link>
    </p>
  );
}

function Undo({ run }: { run: Import }) {
  const { t } = useTranslation('import');
  const { key } = useIdempotencyKey();
  const change = useChange<void, Import>({
    problems: 'inline',
    said: t('undo.done'),
    send: () => api.post(`/staff/imports/${run.id}/undo`, undefined, { version: run.version, idempotencyKey: key }),
    refreshes: [EVERYTHING],
  });
  return (
    <>
      <ProblemNotice error={change.error} />
      <div className={styles.undo}>
        <ConfirmButton
          loading={change.isPending}
          question={t('undo.question')}
          explanation={t('undo.means', { fresh: run.counts?.new ?? 0 })}
          onConfirm={() => change.mutateAsync()}
        >
          {t('undo.button')}
        </ConfirmButton>
        <span className="nj-caption">{t('undo.while')}</span>
      </div>
    </>
  );
}
