import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { FormModal } from '../../parts/form-modal';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { Door } from '../door';
import styles from '../hardship/hardship.module.css';

type Notice = Schemas['PublicNoticeView'];
type Said = Schemas['ObjectionDto'];

/** What hangs today, for everybody; gone when its period is over. */
export default function NoticesPage() {
  const { t } = useTranslation('notices');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['public-notices'],
    queryFn: ({ signal }) => api.get<Schemas['PublicNoticesView']>('/public/notices', undefined, signal),
  });
  return (
    <Door wide title={t('title')} intro={t('intro')} help={<Link to="/login">{t('login')}</Link>}>
      <meta name="robots" content="noindex, nofollow, noarchive" />
      {isPending && <LoadingState rows={4} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
      {data?.items.map((notice) => (
        <NoticeShown key={notice.id} notice={notice} />
      ))}
    </Door>
  );
}

function NoticeShown({ notice }: { notice: Notice }) {
  const { t } = useTranslation('notices');
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<string | null>(null);
  const { title, maskedName, unionName, categoryLabel, causeLabel, publishedOn, untilOn, workingDays, round } = notice;
  const period = { from: dayText(publishedOn, t), until: dayText(untilOn, t), days: workingDays };
  return (
    <article className={`nj-card ${styles.notice}`}>
      <div className={styles.noticeTop}>
        <strong>{maskedName}</strong>
        <span>{[categoryLabel, causeLabel].filter(Boolean).join(' · ')}</span>
      </div>
      <p>{unionName}</p>
      <p className="nj-caption">
        {[title, round > 1 && t('again', { round }), t('period', period)].filter(Boolean).join(' · ')}
      </p>
      {answer ? <p>{answer}</p> : <Button onClick={() => setOpen(true)}>{t('object')}</Button>}
      <FormModal<Said, Schemas['ObjectionTakenView']>
        open={open}
        onClose={() => setOpen(false)}
        title={t('objectTitle', { name: maskedName })}
        confirm={t('send')}
        explanation={t('explanation')}
        initial={{ unnamed: true }}
        send={(values) => api.post(`/public/notices/${notice.id}/objections`, given(values))}
        onDone={({ sentence }) => setAnswer(sentence)}
      >
        <Form.Item name="words" label={t('words')} rules={[{ required: true, min: 5, message: t('missing') }]}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={1000} />
        </Form.Item>
        <Form.Item name="unnamed" valuePropName="checked">
          <Checkbox>{t('unnamed')}</Checkbox>
        </Form.Item>
        <NameFields />
      </FormModal>
    </article>
  );
}

function NameFields() {
  const { t } = useTranslation('notices');
  const unnamed = Form.useWatch('unnamed') as boolean | undefined;
  if (unnamed) return null;
  return (
    <>
      <Form.Item name="name" label={t('name')} extra={t('nameMeans')}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label={t('contact')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </>
  );
}

const given = ({ words, unnamed, name, contact }: Said): Said => ({
  words,
  unnamed,
  ...(name && { name }),
  ...(contact && { contact }),
});
