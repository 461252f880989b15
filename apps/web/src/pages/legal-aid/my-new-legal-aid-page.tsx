import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { useDraft } from '../../drafts/use-draft';
import { PageHeader } from '../../parts/page-header';
import { ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import styles from '../disputes/disputes.module.css';
import { AidMatterFields, type OwnAidValues } from './legal-aid-form';
import { LEGAL_AIDS } from './legal-aid-types';

const bodyOf = (values: OwnAidValues) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null),
  );

/** I ask the union for legal aid. */
export default function MyNewLegalAidPage() {
  const { t } = useTranslation('legal-aid');
  const navigate = useNavigate();
  const [form] = Form.useForm<OwnAidValues>();
  const draft = useDraft<OwnAidValues>('legal-aid:own', { initial: {}, title: () => t('mine.draft') });
  const change = useChange<OwnAidValues, Schemas['LegalAidSavedView']>({
    form,
    problems: 'inline',
    send: (values) => api.post('/portal/legal-aids', bodyOf(values), { idempotencyKey: draft.idempotencyKey }),
    refreshes: [LEGAL_AIDS],
    said: t('mine.sent'),
    onDone: ({ id }) => {
      draft.discard();
      void navigate(`/my/legal-aid/${id}`);
    },
  });
  return (
    <>
      <PageHeader title={t('mine.apply')} subtitle={t('mine.applyMeans')} back="/my/legal-aid" />
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
        <AidMatterFields />
        <Form.Item name="phone" label={t('fields.phone')} extra={t('mine.phoneHint')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
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
