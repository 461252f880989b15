import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useKeyset } from '../../parts/keyset-list';
import { KeysetTable, type TableColumn } from '../../parts/keyset-table';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { ImportState } from './import-state';
import { type Import, IMPORTS } from './import-types';
import { Counts, Kinds, Starter } from './import-words';
import { UploadForm } from './upload-form';
import record from '../../parts/record.module.css';
import styles from './import.module.css';

export default function ImportsPage() {
  const { t } = useTranslation('import');
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={t('subtitle')}
        actions={<Link to="/import/words">{t('wordsLink')}</Link>}
      />
      <UploadForm />
      <h2 className={styles.heading}>{t('list.title')}</h2>
      <ImportTable />
    </>
  );
}

const fileNames = ({ files }: Import): string => files.map(({ name }) => name).join('、');

function ImportTable() {
  const { t } = useTranslation('import');
  const list = useKeyset<Import>([...IMPORTS, 'list'], (after, signal) =>
    api.get<Schemas['ImportPage']>('/staff/imports', { after, limit: 20 }, signal),
  );
  const columns: readonly TableColumn<Import>[] = [
    { key: 'files', title: t('list.files'), render: fileNames },
    { key: 'state', title: t('list.state'), render: (run) => <ImportState run={run} /> },
    { key: 'counts', title: t('list.counts'), render: (run) => <Counts run={run} /> },
    { key: 'who', title: t('list.who'), wide: true, render: (run) => <Starter run={run} /> },
    { key: 'when', title: t('list.when'), render: ({ createdAt }) => <RelativeInstant at={createdAt} /> },
  ];
  return (
    <KeysetTable
      list={list}
      label={t('list.title')}
      columns={columns}
      itemKey={({ id }) => id}
      to={({ id }) => `/import/${id}`}
      renderItem={(run) => <ImportCard run={run} />}
      empty={t('list.empty')}
    />
  );
}

function ImportCard({ run }: { run: Import }) {
  return (
    <span className={record.card}>
      <span className={record.cardTop}>
        <strong>{fileNames(run)}</strong>
        <ImportState run={run} />
      </span>
      <Counts run={run} />
      <span className="nj-caption">
        <Kinds run={run} /> <Starter run={run} /> <RelativeInstant at={run.createdAt} />
      </span>
    </span>
  );
}
