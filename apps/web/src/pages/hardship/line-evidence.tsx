import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';

/** The paper that proves one line: a photo on the phone, a file at the desk. */
export function LineEvidence({ name }: { name: number }) {
  const { t } = useTranslation('hardship');
  return (
    <Form.Item
      name={[name, 'evidence']}
      rules={[
        {
          validator: async (_, photos: readonly Photo[] = []) => {
            if (waitingPhotos(photos) > 0) throw new Error(t('missing.uploading'));
          },
        },
      ]}
    >
      <PhotoField label={t('form.evidence')} kind="certificate" documents max={1} />
    </Form.Item>
  );
}

/** A paper of the file as the form holds it. A look at it is recorded: its picture is not shown by the way. */
export const evidenceOf = (documentId: string | null, name: string): Photo[] =>
  documentId === null ? [] : [{ localId: documentId, documentId, name, kind: 'diagnosis' }];

export const documentOf = (evidence: readonly Photo[] | undefined): string | undefined => evidence?.[0]?.documentId;
