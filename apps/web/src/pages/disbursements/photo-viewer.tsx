import { Button, Modal } from 'antd';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentAddress } from '../../api/documents';
import type { Evidence } from './disbursement-types';
import styles from './disbursements.module.css';

export interface PhotoViewerProps {
  readonly photos: Evidence['documents'];
  /** Which one; null: closed. */
  readonly shown: number | null;
  readonly onShow: (index: number | null) => void;
}

/** One photo large, the others a key or a tap away. */
export function PhotoViewer({ photos, shown, onShow }: PhotoViewerProps) {
  const { t } = useTranslation('disbursements');
  const photo = shown === null ? undefined : photos[shown];
  const step = useEffectEvent((by: number) => {
    if (shown !== null && photos[shown + by]) onShow(shown + by);
  });
  const isOpen = photo !== undefined;
  useEffect(() => {
    if (!isOpen) return undefined;
    const listener = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowLeft') step(-1);
      if (key === 'ArrowRight') step(1);
    };
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, [isOpen]);
  if (!photo || shown === null) return null;
  const words = { number: shown + 1, count: photos.length, kind: photo.kindName };
  return (
    <Modal
      open
      centered
      width="min(96vw, 960px)"
      title={t('documents.one', words)}
      onCancel={() => onShow(null)}
      footer={
        <div className={styles.viewerButtons}>
          <a href={documentAddress(photo.id)} target="_blank" rel="noreferrer">
            {t('documents.original')}
          </a>
          <Button disabled={shown === 0} onClick={() => onShow(shown - 1)}>
            {t('documents.before')}
          </Button>
          <Button disabled={shown === photos.length - 1} onClick={() => onShow(shown + 1)}>
            {t('documents.after')}
          </Button>
        </div>
      }
    >
      <Large key={photo.id} photo={photo} alt={t('documents.one', words)} />
    </Modal>
  );
}

/** Papers about health are kept from some who see the payment: then their kind is all that stands here. */
function Large({ photo: { id, kindName }, alt }: { photo: Evidence['documents'][number]; alt: string }) {
  const { t } = useTranslation('disbursements');
  const [isKept, setKept] = useState(false);
  if (isKept) return <p>{t('documents.kept', { kind: kindName })}</p>;
  return <img className={styles.viewer} src={documentAddress(id)} alt={alt} onError={() => setKept(true)} />;
}
