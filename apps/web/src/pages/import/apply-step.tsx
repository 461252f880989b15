import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { type Import, IMPORTS, rowTotal } from './import-types';
import styles from './import.module.css';

/** After the dry run: what would happen, and the order to let it happen. */
export function ApplyStep({ run }: { run: Import }) {
  const { t } = useTranslation('import');
  const { counts } = run;
  if (!counts) return null;
  const { refused } = counts;
  const coming = counts.new + counts.changed;
  return (
    <section className={styles.apply} aria-label={t('apply.label')}>
      <p>{t('apply.summary', { total: rowTotal(counts), fresh: counts.new, changed: counts.changed })}</p>
      {counts.warned > 0 && <p>{t('apply.warned', { count: counts.warned })}</p>}
      {coming === 0 ? (
        <p>
          {t(refused > 0 ? 'apply.onlyRefused' : 'apply.nothing')} <Link to="/import">{t('apply.other')}</Link>
        </p>
      ) : (
        <ApplyForm run={run} coming={coming} refused={refused} />
      )}
    </section>
  );
}

function ApplyForm({ run, coming, refused }: { run: Import; coming: number; refused: number }) {
  const { t } = useTranslation('import');
  const { key, renew } = useIdempotencyKey();
  const [skipRefused, setSkipRefused] = useState(false);
  const [missed, setMissed] = useState(false);
  const change = useChange<void, Import>({
    problems: 'inline',
    send: () =>
      api.post(`/staff/imports/${run.id}/application`, { skipRefused }, { version: run.version, idempotencyKey: key }),
    refreshes: [IMPORTS],
  });
  const undecided = refused > 0 && !skipRefused;
  const choose = (chosen: boolean) => {
    setSkipRefused(chosen);
    setMissed(false);
    renew();
    change.reset();
  };
  return (
    <>
      {refused > 0 && (
        <div className={styles.skip} data-missed={missed || undefined}>
          <p>{t('apply.refused', { count: refused })}</p>
          <Checkbox checked={skipRefused} onChange={({ target }) => choose(target.checked)}>
            {t('apply.skip', { count: coming })}
          </Checkbox>
          {missed && (
            <p className={styles.problem} role="alert">
              {t('apply.undecided')}
            </p>
          )}
        </div>
      )}
      <ProblemNotice error={change.error} />
      <StickyAction note={t('apply.whole')}>
        <Button
          type="primary"
          loading={change.isPending}
          onClick={() => (undecided ? setMissed(true) : change.mutate())}
        >
          {t('apply.button', { count: coming })}
        </Button>
      </StickyAction>
    </>
  );
}
