import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { DraftForm } from './draft-form';
import { fileKey, type HardshipFile } from './hardship-types';
import { useHousehold } from './household-section';

/** An officer fills the application in for a member; that he did is kept. */
export default function FileFormPage() {
  const { t } = useTranslation('hardship');
  const { fileId = '' } = useParams();
  const navigate = useNavigate();
  const file = useQuery({
    queryKey: fileKey(fileId),
    queryFn: ({ signal }) => api.get<HardshipFile>(`/staff/hardship-files/${fileId}`, undefined, signal),
  });
  const household = useHousehold(fileId, t('form.reasonToRead'), file.data?.status === 'found');
  const error = file.error ?? household.error;
  const [typing, setTyping] = useState(false);
  const seen = useHeldWhile({ file: file.data, household: household.data }, typing);
  const back = `/hardship/${fileId}`;
  return (
    <>
      <PageHeader
        title={t('form.title')}
        subtitle={file.data && [file.data.memberName, t('form.forMember')].join(' · ')}
        back={back}
      />
      {(file.isPending || household.isLoading) && <LoadingState rows={8} />}
      {error && !(seen.file && seen.household) && (
        <ErrorState error={error} onRetry={() => void (file.error ? file : household).refetch()} />
      )}
      {seen.file && seen.file.status !== 'found' && <EmptyState>{t('form.handedIn')}</EmptyState>}
      {seen.file?.status === 'found' && seen.household && (
        <DraftForm
          key={seen.file.version}
          byOfficer
          base={`/staff/hardship-files/${fileId}`}
          version={seen.file.version}
          household={seen.household}
          papers={seen.file.papers}
          onTyping={setTyping}
          onDone={() => void navigate(back)}
        />
      )}
    </>
  );
}
