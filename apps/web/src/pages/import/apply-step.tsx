import { Button, Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { usePhone } from '../../theme/media';
import { type Import, IMPORTS, rowTotal, VERDICTS } from './import-types';
import { numberText, useVerdictWords } from './import-words';
import styles from './import.module.css';

interface ApplyStepProps {
  readonly run: Import;
  /** What stands below it on the desk; on the phone the button stays at the thumb. */
  readonly children: ReactNode;
}

/** After the dry run: what would happen, and the order to let it happen. */
export function ApplyStep({ run, children }: ApplyStepProps) {
  const { t } = useTranslation('import');
  const { counts } = run;
  const words = useVerdictWords(counts, VERDICTS);
  if (!counts) return null;
  const { refused } = counts;
  const coming = counts.new + counts.changed;
  const summary = (
    <>
      <p>{t('apply.summary', { total: numberText(rowTotal(counts)), counts: words.join('，') })}</p>
      {counts.warned > 0 && <p>{t('apply.warned', { count: counts.warned })}</p>}
    </>
  );
  if (coming > 0)
    return (
      <ApplyForm run={run} coming={coming} refused={refused} summary={summary}>
        {children}
      </ApplyForm>
    );
  return (
    <>
      <section className={styles.apply} aria-label={t('apply.label')}>
        {summary}
        <p>{t(refused > 0 ? 'apply.onlyRefused' : 'apply.nothing')}</p>
        <p>
          <Link to="/import">{t('apply.other')}</Link>
        </p>
      </section>
      {children}
    </>
  );
}

interface ApplyFormProps extends ApplyStepProps {
  readonly coming: number;
  readonly refused: number;
  readonly summary: ReactNode;
}

function ApplyForm({ run, coming, refused, summary, children }: ApplyFormProps) {
  const { t } = useTranslation('import');
  const { key, renew } = useIdempotencyKey();
  const [skipRefused, setSkipRefused] = useState(false);
  const phone = usePhone();
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
  const action = (
    <StickyAction note={t('apply.whole')}>
      <Button type="primary" loading={change.isPending} onClick={() => (undecided ? setMissed(true) : change.mutate())}>
        {t('apply.button', { count: coming })}
      </Button>
    </StickyAction>
  );
  return (
    <>
      <section className={styles.apply} aria-label={t('apply.label')}>
        {summary}
        {refused > 0 && (
          <SkipChoice refused={refused} coming={coming} skip={skipRefused} missed={missed} onChange={choose} />
        )}
        <ProblemNotice error={change.error} />
        {!phone && action}
      </section>
      {children}
      {phone && action}
    </>
  );
}

interface SkipChoiceProps {
  readonly refused: number;
  readonly coming: number;
  readonly skip: boolean;
  /** The button was pressed before this was decided. */
  readonly missed: boolean;
  readonly onChange: (skip: boolean) => void;
}

function SkipChoice({ refused, coming, skip, missed, onChange }: SkipChoiceProps) {
  const { t } = useTranslation('import');
  return (
    <div className={styles.skip}>
      <p>{t('apply.refused', { count: refused })}</p>
      <Checkbox checked={skip} onChange={({ target }) => onChange(target.checked)}>
        {t('apply.skip', { count: coming })}
      </Checkbox>
      {missed && (
        <p ref={showIt} className={styles.problem} role="alert">
          {t('apply.undecided')}
        </p>
      )}
    </div>
  );
}

const showIt = (sentence: HTMLElement | null): void => sentence?.scrollIntoView({ block: 'center' });
