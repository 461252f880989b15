import { Image } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentAddress } from '../../api/documents';
import type { Evidence } from './disbursement-types';
import styles from './disbursements.module.css';

/** Photos as small pictures that open large, one after the other; papers open by themselves. */
export function DocumentStrip({ documents }: Pick<Evidence, 'documents'>) {
  const { t } = useTranslation('disbursements');
  const [shown, setShown] = useState<number | null>(null);
  if (documents.length === 0) return <p>{t('documents.none')}</p>;
  const photos = documents.filter(({ mediaType }) => mediaType.startsWith('image/'));
  const papers = documents.filter(({ mediaType }) => !mediaType.startsWith('image/'));
  return (
    <>
      <div className={styles.photos}>
        {photos.map(({ id, kindName }, index) => (
          <button key={id} type="button" className={styles.photo} onClick={() => setShown(index)}>
            <img src={documentAddress(id)} alt={t('documents.open', { number: index + 1, kind: kindName })} />
          </button>
        ))}
        {papers.map(({ id, kindName }) => (
          <a key={id} className={styles.paper} href={documentAddress(id)} target="_blank" rel="noreferrer">
            {kindName}
          </a>
        ))}
      </div>
      <Image.PreviewGroup
        items={photos.map(({ id }) => documentAddress(id))}
        preview={{
          open: shown !== null,
          current: shown ?? 0,
          onChange: setShown,
          onOpenChange: (open) => setShown(open ? (shown ?? 0) : null),
        }}
      />
    </>
  );
}
