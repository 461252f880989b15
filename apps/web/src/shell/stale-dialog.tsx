import { Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem, ContestedField } from '../api/problem';
import { onStale, type StaleAnswer } from '../api/stale';
import styles from './stale-dialog.module.css';

interface Question {
  readonly problem: ApiProblem;
  readonly answer: (answer: StaleAnswer) => void;
}

/** 412: somebody was faster. Both values stand side by side; what is typed stays until the person decides. */
export function StaleDialog() {
  const { t } = useTranslation('shell');
  const [question, setQuestion] = useState<Question>();
  useEffect(() => {
    onStale(
      (problem) =>
        new Promise((answer) => {
          setQuestion({ problem, answer });
        }),
    );
    return () => onStale(async () => 'stay');
  }, []);
  const decide = (answer: StaleAnswer) => {
    question?.answer(answer);
    setQuestion(undefined);
  };
  const { contested = [], statusNow } = question?.problem.document ?? {};
  const mayKeep = contested.length > 0;
  return (
    <Modal
      open={question !== undefined}
      title={t('stale.title')}
      centered
      zIndex={1100}
      onCancel={() => decide('stay')}
      footer={
        <div className={styles.actions}>
          <Button onClick={() => decide('stay')}>{t('stale.stay')}</Button>
          {mayKeep && <Button onClick={() => decide('mine')}>{t('stale.mine')}</Button>}
          <Button type="primary" onClick={() => decide('newest')}>
            {t(mayKeep ? 'stale.newest' : 'stale.look')}
          </Button>
        </div>
      }
    >
      <p>{t(mayKeep ? 'stale.both' : 'stale.text')}</p>
      {statusNow && !mayKeep && <p>{t('stale.status', { status: statusNow })}</p>}
      {mayKeep && <BothValues fields={contested} />}
    </Modal>
  );
}

function BothValues({ fields }: { fields: readonly ContestedField[] }) {
  const { t } = useTranslation('shell');
  const shown = (value: string | null) => value ?? <span className={styles.empty}>{t('stale.empty')}</span>;
  return (
    <table className={styles.values}>
      <thead>
        <tr>
          <th scope="col">{t('stale.field')}</th>
          <th scope="col">{t('stale.sent')}</th>
          <th scope="col">{t('stale.now')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, label, sent, now }) => (
          <tr key={field}>
            <th scope="row">{label}</th>
            <td>{shown(sent)}</td>
            <td>{shown(now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
