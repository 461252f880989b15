import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import type { Schemas } from '../../api/schemas';
import { relativeInstant } from '../../dates';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { DropPaper } from '../../parts/drop-paper';
import { FormModal } from '../../parts/form-modal';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import { useSession } from '../../session/use-session';
import { MODEL_WORKERS, type ModelWorkerFile } from './model-worker-types';
import styles from './model-workers.module.css';

type Paper = Schemas['ModelWorkerPaperView'];

/** Certificates of honour and whatever else belongs to the file; papers of aids stand among them. */
export function FilePapers({ file }: { file: ModelWorkerFile }) {
  const { t } = useTranslation('model-workers');
  const { can } = useSession();
  const [dropped, setDropped] = useState<Paper | null>(null);
  const { id, version, papers, status } = file;
  const manages = can('model-worker:manage') && status !== 'voided';
  return (
    <section className={`nj-card ${styles.part}`}>
      <DetailSection
        title={t('papers.title')}
        actions={manages && <AddPapers path={`/staff/model-workers/${id}/papers`} version={version} />}
      >
        {papers.length === 0 && <p className="nj-caption">{t('papers.none')}</p>}
        <Papers file={file} papers={papers} {...(manages ? { onDrop: setDropped } : {})} />
      </DetailSection>
      {dropped && (
        <DropPaper
          path={`/staff/model-workers/${file.id}/papers/${dropped.id}`}
          version={file.version}
          refreshes={[MODEL_WORKERS]}
          onClose={() => setDropped(null)}
        />
      )}
    </section>
  );
}

/** My own: I hand in a certificate from the phone. */
export function OwnPapers({ file: { papers, aids } }: { file: Schemas['OwnModelWorkerFileView'] }) {
  const { t } = useTranslation('model-workers');
  return (
    <section className={`nj-card ${styles.part}`}>
      <DetailSection title={t('papers.title')} actions={<AddPapers path="/portal/model-worker/papers" />}>
        {papers.length === 0 && <p className="nj-caption">{t('papers.noneOfMine')}</p>}
        <Papers file={{ aids }} papers={papers} />
      </DetailSection>
    </section>
  );
}

interface PapersProps {
  readonly file: Pick<ModelWorkerFile, 'aids'>;
  readonly papers: readonly Paper[];
  readonly onDrop?: (paper: Paper) => void;
}

function Papers({ file: { aids }, papers, onDrop }: PapersProps) {
  const { t } = useTranslation('model-workers');
  const nameOf = ({ aidId }: Paper): string => {
    const aid = aids.find(({ id }) => id === aidId);
    return aid ? `${aid.year} · ${t(`kinds.${aid.kind}`)}` : t('papers.ofFile');
  };
  return (
    <ul className={styles.lines}>
      {papers.map((paper) => (
        <DetailLine
          key={paper.id}
          note={`${nameOf(paper)} · ${relativeInstant(paper.uploadedAt, t)}`}
          end={
            <>
              <a href={documentAddress(paper.id)} target="_blank" rel="noreferrer">
                {t('papers.look')}
              </a>
              {onDrop && paper.aidId === null && (
                <Button type="link" onClick={() => onDrop(paper)}>
                  {t('papers.drop')}
                </Button>
              )}
            </>
          }
        >
          {paper.kindLabel}
        </DetailLine>
      ))}
    </ul>
  );
}

function AddPapers({ path, version }: { path: `/${string}`; version?: number }) {
  const { t } = useTranslation('model-workers');
  const [open, setOpen] = useState(false);
  const uploaded = async (_: unknown, photos: readonly Photo[] = []) => {
    if (photos.length === 0) throw new Error(t('missing.paper'));
    if (waitingPhotos(photos) > 0) throw new Error(t('missing.uploading'));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('papers.add')}</Button>
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
            version === undefined ? {} : { version },
          )
        }
        refreshes={[MODEL_WORKERS]}
        said={t('saved')}
      >
        <Form.Item name="photos" rules={[{ validator: uploaded }]}>
          <PhotoField label={t('aid.papers')} kind="certificate" documents />
        </Form.Item>
      </FormModal>
    </>
  );
}
