import { DeleteOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { documentAddress } from '../api/documents';
import { usePhotoUpload, type Photo } from './photo-upload';
import styles from './photo-field.module.css';

const IS_PAPER = /\.(pdf|docx|xlsx)$/i;

const MEDICAL: ReadonlySet<Photo['kind']> = new Set(['diagnosis', 'hospital-summary']);

export interface PhotoTileProps {
  readonly photo: Photo;
  readonly number: number;
  readonly onUploaded: (localId: string, documentId: string) => void;
  readonly onRemove: (photo: Photo) => void;
}

/** One photo: its picture, whether it is sent, and what can be done with it. */
export function PhotoTile({ photo, number, onUploaded, onRemove }: PhotoTileProps) {
  const { t } = useTranslation('parts');
  const { picture, problem, retry } = usePhotoUpload(photo, onUploaded);
  // A look at a paper on illness is recorded: it is not shown by the way.
  const shown = photo.documentId && !MEDICAL.has(photo.kind) ? documentAddress(photo.documentId) : undefined;
  const source = picture ?? shown;
  return (
    <li className={styles.tile}>
      {source && !IS_PAPER.test(photo.name) ? (
        <img className={styles.picture} src={source} alt={t('photo.alt', { number })} />
      ) : (
        <span className={styles.name}>{photo.name}</span>
      )}
      {!photo.documentId && <output className={styles.state}>{problem ?? t('photo.sending')}</output>}
      <span className={styles.buttons}>
        {problem && (
          <Button icon={<ReloadOutlined aria-hidden />} onClick={retry}>
            {t('photo.again')}
          </Button>
        )}
        <Button
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('photo.remove', { number })}
          onClick={() => onRemove(photo)}
        >
          {t('photo.removeShort')}
        </Button>
      </span>
    </li>
  );
}
