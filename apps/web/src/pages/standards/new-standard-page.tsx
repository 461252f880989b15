import { useQuery } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { useDraft } from '../../drafts/use-draft';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
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
  const [form] = Form.useForm<StandardDraft>();
  const draft = useDraft<StandardDraft>(name, { initial, title: ({ name: of }) => t('add.draft', { name: of ?? '' }) });
  const change = useChange<StandardDraft, Standard>({
    form,
    problems: 'inline',
    send: (values) => api.post<Standard>('/staff/standards', standardBody(values)),
    refreshes: [STANDARDS],
    said: t('add.done'),
    onDone: ({ id, unionId }) => {
      draft.discard();
      void navigate(`/standards/${id}?unionId=${unionId ?? ''}&show=history`, { replace: true });
    },
  });
  return (
    <Form
      form={form}
      className="nj-form"
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={draft.value}
      onValuesChange={(_, all) => draft.change(all)}
      onFinish={(values) => change.mutate(values)}
    >
      <StandardFields />
      <ProblemNotice error={change.error} />
      <StickyAction>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('add.save')}
        </Button>
      </StickyAction>
    </Form>
  );
}
