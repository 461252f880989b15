import { useTranslation } from 'react-i18next';
import { documentAddress } from '../../../api/documents';
import { DetailSection } from '../../../parts/detail-section';
import { RelativeInstant } from '../../../parts/relative-date';
import { StateTag } from '../../../parts/state-tag';
import type { CaseDocument, VisitDuty } from '../visit-types';
import styles from './case.module.css';

export function CaseDocuments({ duty: { documents } }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  if (documents.length === 0) return null;
  return (
    <DetailSection title={t('case.documents', { count: documents.length })}>
      <ul className={styles.papers}>
        {documents.map((document) => (
          <li key={document.id}>
            <Paper document={document} />
          </li>
        ))}
      </ul>
    </DetailSection>
  );
}

/** Papers on illness are not shown before one asks: each look is recorded. */
function Paper({ document: { id, kindName, medical, mediaType, uploadedAt, withheld } }: { document: CaseDocument }) {
  const { t } = useTranslation('visits');
  const isPicture = mediaType.startsWith('image/') && !mediaType.includes('hei');
  if (withheld)
    return (
      <span className={styles.paper}>
        <span>{kindName}</span>
        <StateTag tone="private">{t('case.medical')}</StateTag>
        <span className="nj-caption">{t('case.withheld')}</span>
      </span>
    );
  return (
    <a className={styles.paper} href={documentAddress(id)} target="_blank" rel="noreferrer">
      {isPicture && !medical ? (
        <img className={styles.picture} src={documentAddress(id)} alt="" loading="lazy" />
      ) : (
        <span className={styles.sheet}>{medical ? t('case.openMedical') : t('case.open')}</span>
      )}
      <span>{kindName}</span>
      {medical && <StateTag tone="private">{t('case.medical')}</StateTag>}
      <span className="nj-caption">
        <RelativeInstant at={uploadedAt} />
      </span>
    </a>
  );
}
