import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, fetchFile } from '../../api/client';
import { saveFile } from '../../api/download';
import { sentenceOf } from '../../api/problem';
import type { Schemas } from '../../api/schemas';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { useWhileAtWork } from './use-while-at-work';
import styles from './exports.module.css';

type ListExport = Schemas['ListExportView'];

const EXPORTS = ['exports'] as const;
const TONES = { waiting: 'plain', running: 'waiting', done: 'done', failed: 'late' } as const;
const MEGABYTE = 1024 * 1024;

/** Long lists that I ordered: how far each is, and the finished ones to fetch for a week. */
export default function ExportsPage() {
  const { t } = useTranslation('exports');
  const list = useKeyset<ListExport>(EXPORTS, (after, signal) =>
    api.get('/staff/exports', { after, limit: 20 }, signal),
  );
  useWhileAtWork(EXPORTS, list.items.some(isAtWork));
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <KeysetList
        list={list}
        label={t('title')}
        itemKey={({ id }) => id}
        renderItem={(one) => <ExportLine one={one} />}
        empty={t('empty')}
      />
    </>
  );
}

const isAtWork = ({ status }: ListExport): boolean => status === 'waiting' || status === 'running';

function ExportLine({ one }: { one: ListExport }) {
  const { t } = useTranslation('exports');
  const { message } = App.useApp();
  const { id, title, status, statusWords, rows, size, problem, orderedAt, expiresAt } = one;
  const fetched = useMutation({
    mutationFn: () => fetchFile(`/staff/exports/${id}/file`),
    onSuccess: ({ blob, name }) => saveFile(blob, name),
    onError: (error) => void message.error(sentenceOf(error), 6),
  });
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <span className={styles.top}>
          <strong>{title}</strong>
          <StateTag tone={TONES[status]}>{statusWords}</StateTag>
        </span>
        <span className="nj-caption nj-number" aria-live="polite">
          {t('ordered')} <RelativeInstant at={orderedAt} />
          {isAtWork(one) && rows > 0 && ` · ${t('written', { rows })}`}
          {status === 'done' && ` · ${t('rows', { rows, size: megabytes(size) })} · `}
          {status === 'done' && (
            <>
              {t('until')} <RelativeInstant at={expiresAt} />
            </>
          )}
        </span>
        {problem && <p>{problem}</p>}
      </div>
      {status === 'done' && (
        <Button type="primary" loading={fetched.isPending} onClick={() => fetched.mutate()}>
          {t('fetch')}
        </Button>
      )}
    </div>
  );
}

/** Of a small file too there is something. */
const megabytes = (size: number): string => String(Math.max(0.1, Math.round((size / MEGABYTE) * 10) / 10));
