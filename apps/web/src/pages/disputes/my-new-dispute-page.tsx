import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { useDraft } from '../../drafts/use-draft';
import { PageHeader } from '../../parts/page-header';
import { ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import { MatterFields, type OwnValues } from './dispute-form';
import { DISPUTES } from './dispute-types';
import styles from './disputes.module.css';

/** I ask the union to mediate. */
export default function MyNewDisputePage() {
  const { t } = useTranslation('disputes');
  const navigate = useNavigate();
  const [form] = Form.useForm<OwnValues>();
  const draft = useDraft<OwnValues>('dispute:own', {
    initial: { employment: 'employed', claims: [{}] },
    title: () => t('mine.draft'),
  });
  const change = useChange<OwnValues, Schemas['DisputeSavedView']>({
    form,
    problems: 'inline',
    send: ({ claims = [], ...values }) =>
      api.post('/portal/disputes', { ...values, claims }, { idempotencyKey: draft.idempotencyKey }),
    refreshes: [DISPUTES],
    said: t('mine.sent'),
    onDone: ({ id }) => {
      draft.discard();
      void navigate(`/my/disputes/${id}`);
    },
  });
  return (
    <>
      <PageHeader title={t('mine.apply')} subtitle={t('mine.applyMeans')} back="/my/disputes" />
      <Form
        className={`nj-card nj-form ${styles.form}`}
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={draft.value}
        onValuesChange={(_, values) => draft.change(values)}
        onFinish={(values) => change.mutate(values)}
      >
        <MatterFields />
        <ProblemNotice error={change.error} />
        <StickyAction>
          <Button type="primary" size="large" htmlType="submit" loading={change.isPending}>
            {t('mine.send')}
          </Button>
        </StickyAction>
      </Form>
    </>
  );
}
