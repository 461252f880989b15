import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import styles from './audit.module.css';

type Result = Schemas['VerificationView'];

/** Computes the chains anew and says that they are whole, or where one breaks. */
export function Verification({ unionId }: { unionId: string | undefined }) {
  const { t } = useTranslation('audit');
  const check = useChange<void, Result>({ send: () => api.get('/staff/audit-entries/verification', { unionId }) });
  return (
    <div className={styles.check}>
      <Button loading={check.isPending} onClick={() => check.mutate()}>
        {t(unionId ? 'check.buttonOne' : 'check.button')}
      </Button>
      <output aria-live="polite">{check.data && <Answer result={check.data} />}</output>
    </div>
  );
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
