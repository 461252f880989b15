import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { useDraft } from '../../drafts/use-draft';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import {
  ApplicationFields,
  applicationOf,
  type ApplicationValues,
  blankApplication,
  keptOf,
} from './application-fields';
import { useOwnStudyAid } from './my-study-aid-page';
import { type OwnStudyAid, STUDY } from './study-types';
import styles from './study.module.css';

/** The family applies on the phone. */
export default function MyStudyApplyPage() {
  const { t } = useTranslation('study');
  const { programmeId = '' } = useParams();
  const { data, isPending, error, refetch } = useOwnStudyAid();
  const programme = data?.programmes.find(({ id }) => id === programmeId);
  return (
    <>
      <PageHeader title={t('apply.title')} subtitle={programme?.name} back="/my/study-aid" />
      {isPending && <LoadingState rows={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !programme && <EmptyState>{t('mine.none')}</EmptyState>}
      {data && programme && <Apply programme={programme} child={data.children[0]} />}
    </>
  );
}

function Apply(props: { programme: OwnStudyAid['programmes'][number]; child: string | undefined }) {
  const { id: programmeId, levels } = props.programme;
  const { t } = useTranslation('study');
  const navigate = useNavigate();
  const [form] = Form.useForm<ApplicationValues>();
  const draft = useDraft<Partial<ApplicationValues>>(`study-award:${programmeId}`, {
    initial: blankApplication(props.child),
    title: ({ childName }) => t('apply.draft', { name: childName ?? '' }),
  });
  const save = useChange<ApplicationValues, { id: string }>({
    form,
    problems: 'inline',
    send: (values) =>
      api.post(
        '/portal/study-aid/applications',
        { ...applicationOf(values, false), programmeId },
        {
          idempotencyKey: draft.idempotencyKey,
        },
      ),
    refreshes: [STUDY],
    said: t('apply.done'),
    onDone: () => {
      draft.discard();
      void navigate('/my/study-aid');
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      className={styles.form ?? ''}
      scrollToFirstError
      initialValues={draft.value}
      onValuesChange={(_, values: Partial<ApplicationValues>) => draft.change(keptOf(values))}
      onFinish={save.mutate}
    >
      <ApplicationFields levels={levels} byOfficer={false} error={save.error} />
      <ProblemNotice error={save.error} />
      <StickyAction>
        <Button type="primary" htmlType="submit" size="large" loading={save.isPending}>
          {t('apply.send')}
        </Button>
      </StickyAction>
    </Form>
  );
}
