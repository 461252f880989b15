import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { DraftForm } from '../../parts/draft-form';
import { PageHeader } from '../../parts/page-header';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import { SegmentedChoice } from '../../parts/segmented-choice';
import styles from '../disputes/disputes.module.css';
import { PETITION_KINDS, PETITIONS } from './petition-types';

interface Values {
  readonly kind?: (typeof PETITION_KINDS)[number];
  readonly about?: string;
  readonly words?: string;
  readonly request?: string;
  readonly phone?: string;
  readonly photos?: readonly Photo[];
}

const bodyOf = ({ photos = [], ...values }: Values) => ({
  ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined)),
  documentIds: photos.flatMap(({ documentId }) => documentId ?? []),
});

/** I tell the union what is wrong, what I ask for, or what could be better. */
export default function MyNewPetitionPage() {
  const { t } = useTranslation('petitions');
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title={t('mine.write')} subtitle={t('mine.writeMeans')} back="/my/petitions" />
      <DraftForm<Values, Schemas['PetitionSavedView']>
        className={`nj-card ${styles.form}`}
        draft="petition:own"
        draftTitle={() => t('mine.draft')}
        initial={{ kind: 'request' }}
        confirm={t('mine.send')}
        send={(values, idempotencyKey) => api.post('/portal/petitions', bodyOf(values), { idempotencyKey })}
        refreshes={[PETITIONS]}
        said={t('mine.sent')}
        onDone={({ id }) => void navigate(`/my/petitions/${id}`)}
      >
        <Fields />
      </DraftForm>
    </>
  );
}

function Fields() {
  const { t } = useTranslation('petitions');
  const uploaded = async (_: unknown, photos: readonly Photo[] = []) => {
    if (waitingPhotos(photos) > 0) throw new Error(t('papers.uploading'));
  };
  return (
    <>
      <Form.Item name="kind" label={t('mine.kind')}>
        <SegmentedChoice
          label={t('mine.kind')}
          choices={PETITION_KINDS.map((value) => ({ value, label: t(`mine.kinds.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="words"
        label={t('mine.words')}
        rules={[{ required: true, whitespace: true, message: t('missing', { field: t('mine.words') }) }]}
      >
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={8000} />
      </Form.Item>
      <Form.Item name="request" label={t('optional', { field: t('mine.request') })}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="about" label={t('optional', { field: t('mine.about') })} extra={t('mine.aboutMeans')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="phone" label={t('optional', { field: t('mine.phone') })}>
        <Input maxLength={30} inputMode="tel" autoComplete="tel" />
      </Form.Item>
      <Form.Item name="photos" rules={[{ validator: uploaded }]}>
        <PhotoField label={t('papers.photo')} hint={t('mine.photoMeans')} documents />
      </Form.Item>
    </>
  );
}
