import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { showFirstProblem } from '../../parts/field';
import { ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { type Import, type ImportSheet, IMPORTS } from './import-types';
import { SheetMapping } from './sheet-mapping';
import type { SheetSetting } from './sheet-setting';
import styles from './import.module.css';

/** What each sheet is and which column is which field, until it can be previewed. */
export function MappingStep({ run, again = false }: { run: Import; again?: boolean }) {
  const { t } = useTranslation('import');
  return again ? (
    <details className={styles.again}>
      <summary>{t('mapping.again')}</summary>
      <p className="nj-caption">{t('mapping.againMeans')}</p>
      <Sheets run={run} />
    </details>
  ) : (
    <>
      <FailureNotice run={run} />
      {run.openActions.includes('map') && (
        <>
          <p>{t('mapping.text')}</p>
          <Sheets run={run} />
          <PreviewAction run={run} />
        </>
      )}
    </>
  );
}

function FailureNotice({ run }: { run: Import }) {
  const { t } = useTranslation('import');
  if (!run.problem) return null;
  return (
    <div className={styles.failure} role="alert">
      <p>{run.problem.message}</p>
      {!run.openActions.includes('map') && <Link to="/import">{t('mapping.uploadAgain')}</Link>}
    </div>
  );
}

function Sheets({ run }: { run: Import }) {
  const change = useChange<SheetSetting, Import>({
    problems: 'inline',
    send: (setting) => api.patch(`/staff/imports/${run.id}`, { sheets: [setting] }, { version: run.version }),
    refreshes: [IMPORTS],
  });
  const files = run.files.length > 1 ? new Map(run.files.map(({ id, name }) => [id, name])) : null;
  return (
    <>
      <ProblemNotice error={change.error} />
      {run.sheets.map((sheet) => (
        <SheetMapping
          key={sheet.id}
          sheet={sheet}
          fileName={files?.get(sheet.fileId)}
          saving={change.isPending}
          onChange={(setting) => change.mutate(setting)}
        />
      ))}
    </>
  );
}

/** What stands in the way of a preview. */
const openIssues = (sheets: readonly ImportSheet[]): number =>
  sheets.filter(({ taken }) => taken).reduce((sum, { issues }) => sum + issues.length, 0);

function PreviewAction({ run }: { run: Import }) {
  const { t } = useTranslation('import');
  const place = useRef<HTMLDivElement>(null);
  const change = useChange<void, Import>({
    problems: 'inline',
    send: () => api.post(`/staff/imports/${run.id}/preview`, undefined, { version: run.version }),
    refreshes: [IMPORTS],
  });
  const none = !run.sheets.some(({ taken }) => taken);
  const issues = openIssues(run.sheets);
  const note = none ? t('mapping.none') : issues > 0 ? t('mapping.issues', { count: issues }) : t('mapping.safe');
  const preview = () =>
    none || issues > 0 ? showFirstProblem(place.current?.closest('main') ?? null) : change.mutate();
  return (
    <div ref={place}>
      <ProblemNotice error={change.error} />
      <StickyAction note={note}>
        <Button type="primary" loading={change.isPending} onClick={preview}>
          {t('mapping.preview')}
        </Button>
      </StickyAction>
    </div>
  );
}
