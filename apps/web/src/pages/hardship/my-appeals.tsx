import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { dayText } from '../../dates';
import { DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { StateTag } from '../../parts/state-tag';
import { Answered } from './appeals-page';
import { FILES } from './hardship-types';
import record from '../../parts/record.module.css';
import styles from './hardship.module.css';

type MyFile = Schemas['PortalFileView'];

/** I do not agree: what I said, what I was answered, and a way to say it. */
export function MyAppeals({ file }: { file: MyFile }) {
  const { t } = useTranslation('hardship');
  const [open, setOpen] = useState(false);
  if (!file.mayAppeal && file.appeals.length === 0) return null;
  return (
    <section className={`nj-card ${record.part}`}>
      <DetailSection title={t('mine.appealTitle')}>
        {file.mayAppeal && <p className="nj-caption">{t('mine.appeal')}</p>}
        {file.appeals.map((appeal) => (
          <MyAppeal key={appeal.id} appeal={appeal} />
        ))}
        {file.mayAppeal && <Button onClick={() => setOpen(true)}>{t('mine.raise')}</Button>}
        <FormModal<{ words: string }>
          open={open}
          onClose={() => setOpen(false)}
          title={t('mine.raise')}
          confirm={t('mine.raise')}
          explanation={t('mine.raiseMeans')}
          send={(values) => api.post(`/portal/hardship-file/${file.id}/appeal`, values, { version: file.version })}
          refreshes={[FILES]}
          said={t('mine.raised')}
        >
          <Form.Item
            name="words"
            label={t('mine.words')}
            rules={[{ required: true, min: 5, message: t('missing.appeal') }]}
          >
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
          </Form.Item>
        </FormModal>
      </DetailSection>
    </section>
  );
}

function MyAppeal({ appeal }: { appeal: MyFile['appeals'][number] }) {
  const { t } = useTranslation('hardship');
  const withdraw = useChange<void, unknown>({
    send: () => api.post(`/portal/hardship-file/appeals/${appeal.id}/withdrawal`, {}, { version: appeal.version }),
    refreshes: [FILES],
    said: t('done'),
  });
  return (
    <div className={styles.appeal}>
      <p>
        <StateTag tone={appeal.status === 'open' ? 'waiting' : 'plain'}>{appeal.statusLabel}</StateTag>{' '}
        {[
          ...[dayText(appeal.raisedOn, t), appeal.about],
          appeal.dueOn && t('appeals.until', { day: dayText(appeal.dueOn, t) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>{appeal.words}</p>
      <Answered appeal={appeal} />
      {appeal.status === 'open' && (
        <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('mine.withdrawAppeal')}
        </Button>
      )}
    </div>
  );
}
