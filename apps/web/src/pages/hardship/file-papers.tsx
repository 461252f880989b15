import { Form, Select, Button } from 'antd';
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
import { FILES, type HardshipFile, ITEMS } from './hardship-types';
import type { Paper } from './line-evidence';
import record from '../../parts/record.module.css';
import styles from './hardship.module.css';

/** The checklist: what is there, what is still missing. */
export function FilePapers({ file }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  const { papers, missing, mayAddPapers } = file;
  const path = `/staff/hardship-files/${file.id}` as const;
  return (
    <DetailSection title={t('papers.title')} actions={mayAddPapers && <AddPapers file={file} />}>
      {missing.length > 0 && <p>{t('papers.missing', { items: missing.map(({ label }) => label).join('、') })}</p>}
      {papers.length === 0 && missing.length === 0 && <p className="nj-caption">{t('papers.none')}</p>}
      <PaperLines papers={papers} {...(mayAddPapers && { removal: { path, version: file.version } })} />
    </DetailSection>
  );
}

/** My own: what I handed in. While I fill the form in I take out what does not belong there. */
export function MyPapers({ file }: { file: Schemas['PortalFileView'] }) {
  const { t } = useTranslation('hardship');
  if (file.papers.length === 0) return null;
  const path = `/portal/hardship-file/${file.id}` as const;
  return (
    <section className={`nj-card ${record.part}`}>
      <DetailSection title={t('papers.mine')}>
        <PaperLines papers={file.papers} {...(file.mayFill && { removal: { path, version: file.version } })} />
      </DetailSection>
    </section>
  );
}

interface Removal {
  readonly path: `/${string}`;
  readonly version: number;
}

function PaperLines({ papers, removal }: { papers: readonly Paper[]; removal?: Removal }) {
  const { t } = useTranslation('hardship');
  const [dropped, setDropped] = useState<string | null>(null);
  return (
    <>
      <ul className={record.lines}>
        {papers.map(({ documentId, label, addedByName, addedAt }) => (
          <DetailLine
            key={documentId}
            note={`${addedByName} · ${relativeInstant(addedAt, t)}`}
            end={
              <span className={styles.paperEnds}>
                <a href={documentAddress(documentId)} target="_blank" rel="noreferrer">
                  {t('papers.look')}
                </a>
                {removal && (
                  <Button type="link" onClick={() => setDropped(documentId)}>
                    {t('papers.drop')}
                  </Button>
                )}
              </span>
            }
          >
            {label}
          </DetailLine>
        ))}
      </ul>
      {removal && dropped && (
        <DropPaper
          path={`${removal.path}/papers/${dropped}`}
          version={removal.version}
          refreshes={[FILES]}
          onClose={() => setDropped(null)}
        />
      )}
    </>
  );
}

interface PapersGiven {
  readonly item: (typeof ITEMS)[number];
  readonly photos: readonly Photo[];
}

function AddPapers({ file }: { file: Pick<HardshipFile, 'id' | 'version'> }) {
  const { t } = useTranslation('hardship');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('papers.add')}</Button>
      <PapersModal
        open={open}
        onClose={() => setOpen(false)}
        path={`/staff/hardship-files/${file.id}/papers`}
        version={file.version}
      />
    </>
  );
}

export interface PapersModalProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly path: string;
  readonly version: number;
}

export function PapersModal({ open, onClose, path, version }: PapersModalProps) {
  const { t } = useTranslation('hardship');
  return (
    <FormModal<PapersGiven>
      open={open}
      onClose={onClose}
      title={t('papers.add')}
      confirm={t('papers.hand')}
      send={({ item, photos }) =>
        api.post(path, { item, documentIds: photos.flatMap(({ documentId }) => documentId ?? []) }, { version })
      }
      refreshes={[FILES]}
      said={t('done')}
    >
      <Form.Item name="item" label={t('papers.which')} rules={[{ required: true, message: t('missing.item') }]}>
        <Select options={ITEMS.map((value) => ({ value, label: t(`items.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="photos"
        rules={[
          {
            validator: async (_, photos: readonly Photo[] = []) => {
              if (photos.length === 0) throw new Error(t('missing.photo'));
              if (waitingPhotos(photos) > 0) throw new Error(t('missing.uploading'));
            },
          },
        ]}
      >
        <PhotoField label={t('papers.photo')} kind="certificate" documents />
      </Form.Item>
    </FormModal>
  );
}
