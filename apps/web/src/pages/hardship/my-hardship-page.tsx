import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { CaseProgress } from '../../parts/case-progress';
import { DetailSection, Facts } from '../../parts/detail-section';
import { PageHeader } from '../../parts/page-header';
import { ReasonModal } from '../../parts/reason-modal';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { ComputationPaper } from './computation-paper';
import { MyPapers, PapersModal } from './file-papers';
import { FILES } from './hardship-types';
import styles from './hardship.module.css';
import record from '../../parts/record.module.css';
import { MyAppeals } from './my-appeals';
import { StatementShown } from './household-section';

export type MyFile = Schemas['PortalFileView'];
export const useMyFile = () =>
  useQuery({
    queryKey: [...FILES, 'mine'],
    queryFn: ({ signal }) => api.get<Schemas['PortalFileAnswer']>('/portal/hardship-file', undefined, signal),
  });

/** My own hardship file: where it stands, what is missing, why this category. */
export default function MyHardshipPage() {
  const { t } = useTranslation('hardship');
  const { data, isPending, error, refetch } = useMyFile();
  return (
    <>
      <PageHeader title={t('mine.title')} back="/my/me" subtitle={t('mine.intro')} />
      {isPending && <LoadingState rows={6} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (data.file ? <Mine file={data.file} /> : <None />)}
    </>
  );
}

function None() {
  const { t } = useTranslation('hardship');
  return <EmptyState action={<Begin />}>{t('mine.none')}</EmptyState>;
}

function Begin() {
  const { t } = useTranslation('hardship');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const change = useChange<void, Schemas['FileSavedView']>({
    send: () => api.post('/portal/hardship-file'),
    // The form leads back from a file that is not to be filled in: it has to know the new one before it opens.
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: FILES });
      void navigate('/my/hardship/form');
    },
  });
  return (
    <Button type="primary" loading={change.isPending} onClick={() => change.mutate()}>
      {t('mine.begin')}
    </Button>
  );
}

function Mine({ file }: { file: MyFile }) {
  const { t } = useTranslation('hardship');
  const { number, state, sentence, categoryLabel, filedOn, reviewDueOn, steps, missing, household } = file;
  const [judgement] = household.judgements;
  const day = (on: string | null) => on && dayText(on, t);
  const ended = !file.mayAddPapers;
  return (
    <div className={record.column}>
      <section className={`nj-card ${record.standing}`}>
        <p>
          <strong>{state}</strong>
        </p>
        <p>{sentence}</p>
        {file.toldReason && <p>{file.toldReason}</p>}
        {!filedOn && steps.length > 0 && (
          <CaseProgress
            steps={steps.map((step) => ({ label: step.label, state: step.state === 'ahead' ? 'todo' : step.state }))}
          />
        )}
        {missing.length > 0 && <p>{t('papers.missing', { items: missing.map(({ label }) => label).join('、') })}</p>}
        <Steps file={file} />
        {ended && <Begin />}
      </section>
      <section className={`nj-card ${record.part}`}>
        <Facts
          facts={[
            [t('columns.number'), number],
            [t('columns.category'), categoryLabel],
            [t('about.filedOn'), day(filedOn)],
            [t('about.reviewDueOn'), day(reviewDueOn)],
          ]}
        />
        <p className={styles.below}>
          <Link to="/my/file">{t('mine.whoLooked')}</Link>
        </p>
      </section>
      {judgement && (
        <section className={`nj-card ${record.part}`}>
          <DetailSection title={t('mine.why')}>
            {judgement.reason && <p>{t('household.because', { reason: judgement.reason })}</p>}
            <ComputationPaper lines={judgement.lines} changes={judgement.changes} />
          </DetailSection>
        </section>
      )}
      <MyAppeals file={file} />
      <MyPapers file={file} />
      {household.statements[0] && (
        <section className={`nj-card ${record.part}`}>
          <StatementShown statement={household.statements[0]} />
        </section>
      )}
    </div>
  );
}

function Steps({ file }: { file: MyFile }) {
  const { t } = useTranslation('hardship');
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const [asking, setAsking] = useState(false);
  const withdraw = useChange<string, unknown>({
    send: (reason) => api.post(`/portal/hardship-file/${file.id}/withdrawal`, { reason }, { version: file.version }),
    refreshes: [FILES],
    said: t('done'),
    onDone: () => setAsking(false),
  });
  return (
    <div className={record.actions}>
      {file.mayFill && (
        <Button type="primary" onClick={() => void navigate('/my/hardship/form')}>
          {t('actions.fill')}
        </Button>
      )}
      {file.mayAddPapers && <Button onClick={() => setAdding(true)}>{t('papers.add')}</Button>}
      {file.mayWithdraw && <Button onClick={() => setAsking(true)}>{t('actions.withdraw')}</Button>}
      <PapersModal
        open={adding}
        onClose={() => setAdding(false)}
        path={`/portal/hardship-file/${file.id}/papers`}
        version={file.version}
      />
      <ReasonModal
        open={asking}
        title={t('actions.withdraw')}
        confirm={t('actions.withdraw')}
        sending={withdraw.isPending}
        onCancel={() => setAsking(false)}
        onConfirm={(reason) => withdraw.mutate(reason)}
      />
    </div>
  );
}
