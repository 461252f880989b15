import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { FoundMember } from '../../api/types';
import { useChange } from '../../api/use-change';
import { useDraft } from '../../drafts/use-draft';
import { MemberPicker } from '../../parts/member-picker';
import { PageHeader } from '../../parts/page-header';
import { ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import {
  ApplicationFields,
  applicationOf,
  type ApplicationValues,
  blankApplication,
  keptOf,
} from './application-fields';
import { STUDY } from './study-types';
import record from '../../parts/record.module.css';
import styles from './study.module.css';
import { useProgrammes } from './use-programmes';

type Values = ApplicationValues & { readonly member: FoundMember; readonly programmeId: string };

/** An officer applies for a member who cannot do it himself. */
export default function AwardFormPage() {
  const { t } = useTranslation('study');
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Partial<Values>>('study-award:new', {
    initial: blankApplication(),
    title: ({ childName }) => t('apply.draft', { name: childName ?? '' }),
  });
  const programmes = useProgrammes().filter(({ status }) => status === 'open');
  const save = useChange<Values, { id: string }>({
    form,
    problems: 'inline',
    send: ({ member, ...values }) =>
      api.post(
        '/staff/study-awards',
        { ...applicationOf(values, true), memberId: member.id },
        { idempotencyKey: draft.idempotencyKey },
      ),
    refreshes: [STUDY],
    said: t('apply.done'),
    onDone: ({ id }) => {
      draft.discard();
      void navigate(`/study-aid/awards/${id}`);
    },
  });
  return (
    <>
      <PageHeader title={t('apply.title')} subtitle={t('apply.forMember')} back="/study-aid" />
      <Form
        form={form}
        layout="vertical"
        className={styles.form ?? ''}
        scrollToFirstError
        initialValues={draft.value}
        onValuesChange={(_, values: Partial<Values>) => draft.change(keptOf(values))}
        onFinish={save.mutate}
      >
        <section className={`nj-card ${record.part}`}>
          <Form.Item
            name="member"
            label={t('fields.member')}
            rules={[{ required: true, message: t('missing.member') }]}
          >
            <MemberPicker label={t('fields.member')} />
          </Form.Item>
          <Form.Item
            name="programmeId"
            label={t('fields.programme')}
            rules={[{ required: true, message: t('missing.programme') }]}
          >
            <Select options={programmes.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        </section>
        <ApplicationFields byOfficer error={save.error} />
        <ProblemNotice error={save.error} />
        <StickyAction>
          <Button type="primary" htmlType="submit" size="large" loading={save.isPending}>
            {t('apply.send')}
          </Button>
        </StickyAction>
      </Form>
    </>
  );
}
