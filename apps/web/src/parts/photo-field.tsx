import { CameraOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useId, useRef, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { shrinkPhoto } from '../api/documents';
import type { DocumentKind } from '../api/types';
import { newKey } from '../api/idempotency';
import { forgetPhoto, keepPhoto } from '../drafts/photo-store';
import { PhotoTile } from './photo-tile';
import type { Photo } from './photo-upload';
import { useLatest } from './use-latest';
import styles from './photo-field.module.css';

export interface PhotoFieldProps {
  readonly value?: readonly Photo[];
  readonly onChange?: (photos: readonly Photo[]) => void;
  readonly label: string;
  /** What is wanted, in the words of the standard: "还差住院小结，拍照上传就行。" */
  readonly hint?: string;
  /** What the photos show; health is kept from more eyes than the rest. */
  readonly kind?: DocumentKind;
  /** PDF, Word and Excel too, from the desk. */
  readonly documents?: boolean;
  readonly max?: number;
}

/** Camera first. What cannot be uploaded now stays on the device and goes when the network is back. */
export function PhotoField({
  value = [],
  onChange,
  label,
  hint,
  kind = 'photo',
  documents = false,
  max = 9,
}: PhotoFieldProps) {
  const { t } = useTranslation('parts');
  const { message } = App.useApp();
  const hintId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { add, remove, uploaded } = usePhotos(value, kind, onChange);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    event.target.value = '';
    const room = max - value.length;
    if (files.length > room) void message.warning(t('photo.tooMany', { max, left: files.length - room }));
    void add(files.slice(0, room));
  };
  return (
    <div className={styles.field}>
      {value.length > 0 && (
        <ul className={styles.photos}>
          {value.map((photo, index) => (
            <PhotoTile key={photo.localId} photo={photo} number={index + 1} onUploaded={uploaded} onRemove={remove} />
          ))}
        </ul>
      )}
      <input
        ref={input}
        className="nj-hidden"
        tabIndex={-1}
        aria-hidden="true"
        type="file"
        accept={documents ? 'image/*,.pdf,.docx,.xlsx' : 'image/*'}
        {...(documents ? {} : { capture: 'environment' as const })}
        multiple
        onChange={choose}
      />
      {value.length < max && (
        <Button
          icon={<CameraOutlined aria-hidden />}
          aria-describedby={hint ? hintId : undefined}
          onClick={() => input.current?.click()}
        >
          {value.length > 0 ? t('photo.more') : label}
        </Button>
      )}
      {hint && (
        <p id={hintId} className="nj-caption">
          {hint}
        </p>
      )}
    </div>
  );
}

/** Uploads come back one by one and late: each change starts from the newest list. */
function usePhotos(value: readonly Photo[], kind: DocumentKind, onChange: PhotoFieldProps['onChange']) {
  const { get, put: remember } = useLatest(value);
  const put = (photos: readonly Photo[]) => {
    remember(photos);
    onChange?.(photos);
  };
  return {
    add: async (files: readonly File[]) => {
      for (const file of files) {
        const photo = { localId: newKey(), name: file.name, kind };
        await keepPhoto(photo.localId, await shrinkPhoto(file));
        put([...get(), photo]);
      }
    },
    remove: ({ localId }: Photo) => {
      void forgetPhoto(localId);
      put(get().filter((one) => one.localId !== localId));
    },
    uploaded: (localId: string, documentId: string) => {
      put(get().map((photo) => (photo.localId === localId ? { ...photo, documentId } : photo)));
      void forgetPhoto(localId);
    },
  };
}
