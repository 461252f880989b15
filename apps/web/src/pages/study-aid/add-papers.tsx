import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { FormModal } from '../../parts/form-modal';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import { STUDY } from './study-types';

/** Papers of an award, by the family or by an officer. */
export function AddPapers({
  path,
  version,
  primary = false,
}: {
  path: `/${string}`;
  version: number;
  primary?: boolean;
}) {
  const { t } = useTranslation('study');
  const [open, setOpen] = useState(false);
  const attempt = useIdempotencyKey();
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {t('papers.add')}
      </Button>
      <FormModal<{ photos: readonly Photo[] }>
        open={open}
        onClose={() => setOpen(false)}
        title={t('papers.add')}
        confirm={t('papers.hand')}
        explanation={t('papers.means')}
        send={({ photos }) =>
          api.post(
            path,
            { documentIds: photos.flatMap(({ documentId }) => documentId ?? []) },
            {
              version,
              idempotencyKey: attempt.key,
            },
          )
        }
        refreshes={[STUDY]}
        said={t('done')}
        onDone={attempt.renew}
      >
        <Form.Item name="photos" rules={[{ validator: photosThere(t('missing.photo'), t('missing.uploading')) }]}>
          <PhotoField label={t('papers.photo')} kind="certificate" documents />
        </Form.Item>
      </FormModal>
    </>
  );
}

/** At least one, and all of them uploaded. */
export const photosThere =
  (none: string, uploading: string) =>
  async (_: unknown, photos: readonly Photo[] = []): Promise<void> => {
    if (photos.length === 0) throw new Error(none);
    if (waitingPhotos(photos) > 0) throw new Error(uploading);
  };
