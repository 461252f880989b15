import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { dayOfInstant } from '../../dates';
import styles from './audit.module.css';

type Result = Schemas['VerificationView'];

/** Computes the chains anew and says that they are whole, or where one breaks. */
export function Verification({ unionId }: { unionId: string | undefined }) {
  const { t } = useTranslation('audit');
  const check = useChange<void, Result>({ send: () => api.get('/staff/audit-entries/verification', { unionId }) });
  return (
    <div className={styles.check}>
      <div className={styles.buttons}>
        <Button loading={check.isPending} onClick={() => check.mutate()}>
          {t(unionId ? 'check.buttonOne' : 'check.button')}
        </Button>
        <HeadsButton />
      </div>
      <output aria-live="polite">{check.data && <Answer result={check.data} />}</output>
    </div>
  );
}

/** The signed heads of the chains, as a file to be kept elsewhere. */
function HeadsButton() {
  const { t } = useTranslation('audit');
  const save = useChange<void, Schemas['AuditHeadsView']>({
    send: () => api.get('/staff/audit-entries/heads', {}),
    onDone: (heads) => saveText(JSON.stringify(heads), `audit-heads-${dayOfInstant(heads.createdAt)}.json`),
    said: t('check.headsSaved'),
  });
  return (
    <Button type="text" title={t('check.headsMeans')} loading={save.isPending} onClick={() => save.mutate()}>
      {t('check.heads')}
    </Button>
  );
}

function saveText(text: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const figure = (count: number): string => count.toLocaleString('zh-CN');

function Answer({ result }: { result: Result }) {
  const { t } = useTranslation('audit');
  const { whole, chains, entries, findings } = result;
  if (whole)
    return <p className={styles.whole}>{t('check.whole', { chains: figure(chains), entries: figure(entries) })}</p>;
  return (
    <div className={styles.broken}>
      <p>{t('check.broken', { count: findings.length })}</p>
      <ul>
        {findings.map(({ unionName, seq, faultName }) => (
          <li key={`${unionName ?? ''}-${seq}`}>
            {t('check.finding', { union: unionName ?? t('check.root'), seq, fault: faultName })}
          </li>
        ))}
      </ul>
      <p>{t('check.todo')}</p>
    </div>
  );
}
