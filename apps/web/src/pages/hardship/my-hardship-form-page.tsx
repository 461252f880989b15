import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState } from '../../parts/states';
import { DraftForm } from './draft-form';
import { useMyFile } from './my-hardship-page';

/** The member fills his own part on the phone. */
export default function MyHardshipFormPage() {
  const { t } = useTranslation('hardship');
  const navigate = useNavigate();
  const { data, isPending, error, refetch } = useMyFile();
  if (data && !data.file?.mayFill) return <Navigate to="/my/hardship" replace />;
  return (
    <>
      <PageHeader title={t('form.title')} subtitle={t('form.mine')} back="/my/hardship" />
      {isPending && <LoadingState rows={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.file && (
        <DraftForm
          key={data.file.version}
          base={`/portal/hardship-file/${data.file.id}`}
          version={data.file.version}
          household={data.file.household}
          onDone={() => void navigate('/my/hardship')}
        />
      )}
    </>
  );
}
