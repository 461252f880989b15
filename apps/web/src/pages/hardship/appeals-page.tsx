import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { FILES } from './hardship-types';
import record from '../../parts/record.module.css';

const APPEALS = [...FILES, 'appeals'] as const;
type Appeal = Schemas['StaffAppealView'];

/** What members object to; answered by somebody who did not take the decision. */
export default function AppealsPage() {
  const { t } = useTranslation('hardship');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: APPEALS,
    queryFn: ({ signal }) => api.get<Schemas['AppealsView']>('/staff/hardship-appeals', undefined, signal),
  });
  return (
    <>
      <PageHeader title={t('appeals.title')} subtitle={t('appeals.means')} back="/hardship" />
      {isPending && <LoadingState rows={4} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('appeals.empty')}</EmptyState>}
      <div className={record.column}>
        {data?.items.map((appeal) => (
          <AppealCard key={appeal.id} appeal={appeal} />
        ))}
      </div>
    </>
  );
}

function AppealCard({ appeal }: { appeal: Appeal }) {
  const { t } = useTranslation('hardship');
  const [answering, setAnswering] = useState(false);
  const { fileId, memberName, number, unionName, categoryLabel, about, words, status, statusLabel } = appeal;
  const { raisedOn, dueOn } = appeal;
  return (
    <section className={`nj-card ${record.standing}`}>
      <p>
        <StateTag tone={status === 'open' ? 'due' : 'plain'}>{statusLabel}</StateTag>{' '}
        <Link to={`/hardship/${fileId}`}>{[memberName, categoryLabel].filter(Boolean).join(' · ')}</Link>
      </p>
      <p className="nj-caption">
        {[
          ...[unionName, number, t('appeals.raised', { day: dayText(raisedOn, t) })],
          dueOn && t('appeals.until', { day: dayText(dueOn, t) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>{t('appeals.about', { about })}</p>
      <p>{words}</p>
      <Answered appeal={appeal} />
      {status === 'open' && (
        <div className={record.actions}>
          <Button type="primary" onClick={() => setAnswering(true)}>
            {t('appeals.answer')}
          </Button>
        </div>
      )}
      <FormModal<Schemas['AppealAnswerDto']>
        open={answering}
        onClose={() => setAnswering(false)}
        title={t('appeals.answer')}
        confirm={t('appeals.answer')}
        explanation={t('appeals.explanation')}
        send={(values) => api.post(`/staff/hardship-appeals/${appeal.id}/answer`, values, { version: appeal.version })}
        refreshes={[FILES]}
        said={t('done')}
      >
        <Form.Item
          name="granted"
          label={t('appeals.outcome')}
          rules={[{ required: true, message: t('missing.verdict') }]}
        >
          <Radio.Group
            options={[
              { value: true, label: t('appeals.granted') },
              { value: false, label: t('appeals.upheld') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="answer"
          label={t('appeals.words')}
          extra={t('appeals.wordsMean')}
          rules={[{ required: true, min: 5, message: t('missing.answer') }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
        </Form.Item>
      </FormModal>
    </section>
  );
}

/** What was answered, for the desk and for the member. */
export function Answered({ appeal }: { appeal: Schemas['FileAppealView'] }) {
  const { t } = useTranslation('hardship');
  const { answer, answeredByName, answeredOn } = appeal;
  if (!answer || !answeredOn) return null;
  return <p>{t('appeals.answered', { day: dayText(answeredOn, t), by: answeredByName, answer })}</p>;
}
