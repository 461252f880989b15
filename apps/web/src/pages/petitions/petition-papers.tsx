import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import { relativeInstant } from '../../dates';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { DropPaper } from '../../parts/drop-paper';
import { FormModal } from '../../parts/form-modal';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import record from '../../parts/record.module.css';
import { ownPetitionKey, type OwnPetition, type Petition, petitionKey, type PetitionPaper } from './petition-types';

const WHOSE = ['petition', 'petition-handling'] as const;

/** Letters and photos of the petitioner, and what came together while it was handled. */
export function PetitionPapers({ petition }: { petition: Petition }) {
  const { t } = useTranslation('petitions');
  const { id, version, papers, canAddPapers } = petition;
  const [dropped, setDropped] = useState<PetitionPaper | null>(null);
  return (
    <DetailSection
      title={t('papers.title')}
      actions={canAddPapers && <AddPapers path={`/staff/petitions/${id}/papers`} version={version} id={id} whose />}
    >
      {papers.length === 0 && <p className="nj-caption">{t('papers.none')}</p>}
      <Papers papers={papers} {...(canAddPapers ? { onDrop: setDropped } : {})} />
      {dropped && (
        <DropPaper
          path={`/staff/petitions/${petition.id}/papers/${dropped.id}`}
          version={petition.version}
          refreshes={[petitionKey(petition.id)]}
          onClose={() => setDropped(null)}
        />
      )}
    </DetailSection>
  );
}

/** What I handed in myself. */
export function OwnPapers({ own: { id, version, papers, mayAddPapers } }: { own: OwnPetition }) {
  const { t } = useTranslation('petitions');
  return (
    <DetailSection
      title={t('papers.mine')}
      actions={mayAddPapers && <AddPapers path={`/portal/petitions/${id}/papers`} version={version} id={id} />}
    >
      {papers.length === 0 && <p className="nj-caption">{t('papers.noneOfMine')}</p>}
      <Papers papers={papers} />
    </DetailSection>
  );
}

interface PapersProps {
  readonly papers: readonly PetitionPaper[];
  readonly onDrop?: (paper: PetitionPaper) => void;
}

function Papers({ papers, onDrop }: PapersProps) {
  const { t } = useTranslation('petitions');
  return (
    <ul className={record.lines}>
      {papers.map((paper) => (
        <DetailLine
          key={paper.id}
          note={`${paper.ofLabel} · ${relativeInstant(paper.uploadedAt, t)}`}
          end={
            <>
              <a href={documentAddress(paper.id)} target="_blank" rel="noreferrer">
                {t('papers.look')}
              </a>
              {onDrop && (
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

interface AddPapersProps {
  readonly id: string;
  readonly path: `/${string}`;
  readonly version: number;
  /** The office says whose papers they are. */
  readonly whose?: boolean;
}

function AddPapers({ id, path, version, whose = false }: AddPapersProps) {
  const { t } = useTranslation('petitions');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('papers.add')}</Button>
      <FormModal<{ photos: readonly Photo[]; of?: string }>
        open={open}
        onClose={() => setOpen(false)}
        title={t('papers.add')}
        confirm={t('papers.hand')}
        {...(whose ? { initial: { of: 'petition' }, explanation: t('papers.means') } : {})}
        send={({ photos, ...rest }) =>
          api.post(path, { ...rest, documentIds: photos.flatMap(({ documentId }) => documentId ?? []) }, { version })
        }
        refreshes={[petitionKey(id), ownPetitionKey(id)]}
        said={t('done')}
      >
        {whose && (
          <Form.Item name="of" label={t('papers.whose')}>
            <Select options={WHOSE.map((value) => ({ value, label: t(`papers.of.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="photos" rules={[{ validator: photosThere(t('papers.missing'), t('papers.uploading')) }]}>
          <PhotoField label={t('papers.photo')} documents />
        </Form.Item>
      </FormModal>
    </>
  );
}

const photosThere =
  (none: string, uploading: string) =>
  async (_: unknown, photos: readonly Photo[] = []): Promise<void> => {
    if (photos.length === 0) throw new Error(none);
    if (waitingPhotos(photos) > 0) throw new Error(uploading);
  };
