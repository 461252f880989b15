import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentAddress } from '../../api/documents';
import type { Evidence } from './disbursement-types';
import { PhotoViewer } from './photo-viewer';
import styles from './disbursements.module.css';

/** Photos as small pictures that open large, one after the other; papers open by themselves. */
export function DocumentStrip({ documents }: Pick<Evidence, 'documents'>) {
  const { t } = useTranslation('disbursements');
  const [shown, setShown] = useState<number | null>(null);
  if (documents.length === 0) return <p>{t('documents.none')}</p>;
  const withheld = documents.filter((document) => document.withheld);
  const open = documents.filter((document) => !document.withheld);
  const photos = open.filter(({ mediaType }) => mediaType.startsWith('image/'));
  const papers = open.filter(({ mediaType }) => !mediaType.startsWith('image/'));
  return (
    <>
      <div className={styles.photos}>
        {photos.map((document, index) => (
          <Thumbnail key={document.id} document={document} number={index + 1} onOpen={() => setShown(index)} />
        ))}
        {papers.map(({ id, kindName }) => (
          <a key={id} className={styles.paper} href={documentAddress(id)} target="_blank" rel="noreferrer">
            {kindName}
          </a>
        ))}
      </div>
      {withheld.length > 0 && (
        <p className="nj-caption">
          {t('documents.withheld', { kinds: withheld.map(({ kindName }) => kindName).join(t('and')) })}
        </p>
      )}
      <PhotoViewer photos={photos} shown={shown} onShow={setShown} />
    </>
  );
}

interface ThumbnailProps {
  readonly document: Evidence['documents'][number];
  readonly number: number;
  readonly onOpen: () => void;
}

/** A look at a paper on illness is recorded for the member: it is not shown by the way, with the next of the queue. */
function Thumbnail({ document: { id, kindName, medical }, number, onOpen }: ThumbnailProps) {
  const { t } = useTranslation('disbursements');
  const [isKept, setKept] = useState(false);
  if (medical)
    return (
      <button type="button" className={styles.medical} onClick={onOpen}>
        {t('documents.medical', { kind: kindName })}
      </button>
    );
  if (isKept) return <span className={styles.paper}>{t('documents.kept', { kind: kindName })}</span>;
  return (
    <button type="button" className={styles.photo} onClick={onOpen}>
      <img
        src={documentAddress(id)}
        alt={t('documents.open', { number, kind: kindName })}
        onError={() => setKept(true)}
      />
    </button>
  );
}
