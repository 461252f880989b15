import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { STATES } from './study-types';

export interface AnswerValues {
  readonly state: (typeof STATES)[number];
  readonly schoolName?: string;
  readonly note?: string;
  readonly photos?: readonly Photo[];
}

export const answerOf = ({ state, schoolName, note, photos = [] }: AnswerValues) => ({
  state,
  ...(schoolName ? { schoolName } : {}),
  ...(note ? { note } : {}),
  ...(photos[0]?.documentId ? { proofDocumentId: photos[0].documentId } : {}),
});

/** Confirm or change, and one proof; `needsProof`: it is suspended and resumes only with the proof. */
export function AnswerFields({ needsProof, hasProof }: { needsProof: boolean; hasProof: boolean }) {
  const { t } = useTranslation('study');
  const state = Form.useWatch<AnswerValues['state'] | undefined>('state') ?? 'enrolled';
  const atSchool = state === 'enrolled' || state === 'transferred';
  return (
    <>
      <Form.Item name="state" label={t('answer.state')}>
        <SegmentedChoice
          label={t('answer.state')}
          choices={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      </Form.Item>
      {state === 'transferred' && (
        <Form.Item
          name="schoolName"
          label={t('fields.newSchool')}
          rules={[{ required: true, message: t('missing.schoolName') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
      )}
      {atSchool && (
        <Form.Item
          name="photos"
          label={t('answer.proof')}
          extra={t(hasProof ? 'answer.proofThere' : 'answer.proofMeans')}
          rules={[
            {
              validator: async (_, photos: readonly Photo[] = []) => {
                if (needsProof && photos.length === 0) throw new Error(t('answer.proofNeeded'));
                if (waitingPhotos(photos) > 0) throw new Error(t('missing.uploading'));
              },
            },
          ]}
        >
          <PhotoField label={t('answer.photo')} kind="certificate" documents max={1} />
        </Form.Item>
      )}
      <Form.Item name="note" label={t('answer.note')}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </>
  );
}
