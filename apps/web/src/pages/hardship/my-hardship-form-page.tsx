import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { DraftForm } from './draft-form';
import { useMyFile } from './my-hardship-page';

/** The member fills his own part on the phone. */
export default function MyHardshipFormPage() {
  const { t } = useTranslation('hardship');
  const navigate = useNavigate();
  const { data, isPending, error, refetch } = useMyFile();
  const [typing, setTyping] = useState(false);
  const seen = useHeldWhile(data, typing);
  if (seen && !seen.file?.mayFill) return <Navigate to="/my/hardship" replace />;
  return (
    <>
      <PageHeader title={t('form.title')} subtitle={t('form.mine')} back="/my/hardship" />
      {isPending && <LoadingState rows={8} />}
      {error && !seen && <ErrorState error={error} onRetry={() => void refetch()} />}
      {seen?.file && (
        <DraftForm
          key={seen.file.version}
          byOfficer={false}
          base={`/portal/hardship-file/${seen.file.id}`}
          version={seen.file.version}
          household={seen.file.household}
          papers={seen.file.papers}
          onTyping={setTyping}
          onDone={() => void navigate('/my/hardship')}
        />
      )}
    </>
  );
}
