import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { DraftForm } from '../../parts/draft-form';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState } from '../../parts/states';
import { draftFrom, emptyDraft, standardBody, type StandardDraft } from './standard-draft';
import { StandardFields } from './standard-fields';
import { historyQuery, type Standard, STANDARDS, useOutlook } from './standard-types';

/** A standard from a day on; the row that it follows ends the day before. */
export default function NewStandardPage() {
  const { t } = useTranslation('standards');
  const { unionId } = useOutlook();
  const [params] = useSearchParams();
  const from = params.get('from');
  const { data, isPending, error, refetch } = useQuery({ ...historyQuery(unionId), enabled: from !== null });
  const earlier = data?.items.find(({ id }) => id === from);
  return (
    <>
      <PageHeader title={t('add.title')} subtitle={t('add.says')} back="/standards" />
      {from && isPending && <LoadingState rows={8} />}
      {from && error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {(!from || data) && (
        <StandardForm
          name={`standard:${from ?? 'new'}`}
          initial={earlier ? draftFrom(earlier, unionId) : emptyDraft(unionId)}
        />
      )}
    </>
  );
}

function StandardForm({ name, initial }: { name: string; initial: StandardDraft }) {
  const { t } = useTranslation('standards');
  const navigate = useNavigate();
  return (
    <DraftForm<StandardDraft, Standard>
      draft={name}
      draftTitle={({ name: of }) => t('add.draft', { name: of ?? '' })}
      initial={initial}
      confirm={t('add.save')}
      send={(values) => api.post<Standard>('/staff/standards', standardBody(values))}
      refreshes={[STANDARDS]}
      said={t('add.done')}
      onDone={({ id, unionId }) =>
        void navigate(`/standards/${id}?unionId=${unionId ?? ''}&show=history`, { replace: true })
      }
    >
      <StandardFields />
    </DraftForm>
  );
}
