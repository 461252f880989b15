import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { CaseProgress } from '../../parts/case-progress';
import { PageHeader } from '../../parts/page-header';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useUnions } from '../../parts/use-unions';
import { ApplyStep } from './apply-step';
import { FinishedStep } from './finished-step';
import { useRefreshAfterWork, WorkProgress } from './import-state';
import { type Import, importQuery, isAtWork, stepsOf, TONES } from './import-types';
import { Starter } from './import-words';
import { MappingStep } from './mapping-step';
import { RowsSection } from './rows-section';
import styles from './import.module.css';

export default function ImportPage() {
  const { t } = useTranslation('import');
  const { importId = '' } = useParams();
  const { data: run, isPending, error, refetch } = useQuery(importQuery(importId));
  useRefreshAfterWork(run?.status);
  return (
    <>
      <PageHeader
        title={run ? titleOf(run, (count) => t('page.files', { name: run.files[0]?.name, count })) : t('page.title')}
        subtitle={run && <Origin run={run} />}
        back="/import"
      />
      {isPending && <LoadingState rows={8} />}
      {error && !run && <ErrorState error={error} onRetry={() => void refetch()} />}
      {run && (
        <div key={run.id} className={styles.page}>
          {run.status !== 'undone' && <CaseProgress steps={stepsOf(run, (step) => t(`steps.${step}`))} />}
          <Steps run={run} />
        </div>
      )}
    </>
  );
}

const titleOf = ({ files }: Import, several: (count: number) => string): string =>
  files.length > 1 ? several(files.length) : (files[0]?.name ?? '');

/** 已预览 · 张三 今天 10:21 · 云川市总工会及下级 */
function Origin({ run }: { run: Import }) {
  const { t } = useTranslation('import');
  const { tree } = useUnions();
  const union = tree.byId.get(run.unionId)?.name;
  return (
    <span className={styles.origin}>
      <StateTag tone={TONES[run.status]}>{t(`states.${run.status}`)}</StateTag>
      <span>
        <Starter run={run} /> <RelativeInstant at={run.createdAt} /> {t('page.uploaded')}
      </span>
      {union && <span>{t('page.into', { union })}</span>}
    </span>
  );
}

/** What can be done now stands first; what is known of the rows below it. */
function Steps({ run }: { run: Import }) {
  const mayMap = run.openActions.includes('map');
  if (isAtWork(run.status)) return <WorkProgress run={run} />;
  if (run.status === 'previewed')
    return (
      <ApplyStep run={run}>
        <RowsSection run={run} />
        {mayMap && <MappingStep run={run} again />}
      </ApplyStep>
    );
  if (run.status === 'done' || run.status === 'undone')
    return (
      <>
        <FinishedStep run={run} />
        <RowsSection run={run} />
      </>
    );
  return <MappingStep run={run} />;
}
