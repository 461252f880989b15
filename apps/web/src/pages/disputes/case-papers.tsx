import type { QueryKey } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import record from '../../parts/record.module.css';

type Paper = Schemas['CasePaperView'];

const SIDES = ['applicant', 'respondent', 'shared', 'internal'] as const;

export interface CasePapersProps {
  readonly papers: readonly Paper[];
  readonly mayAdd: boolean;
  /** Of the case; its papers stand below it. */
  readonly path: string;
  /** Of the case as it was seen; the applicant himself sends without one. */
  readonly version?: number;
  readonly refreshes: readonly QueryKey[];
  /** Of an accident: a paper is about one of them or about all of it, and no party's. */
  readonly injured?: readonly Injured[];
}

interface Injured {
  readonly id: string;
  readonly name: string;
}

/** Papers of a case, each with whose it is: one party's are not shown to the other. */
export function CasePapers({ papers, mayAdd, path, version, refreshes, injured }: CasePapersProps) {
  const { t } = useTranslation('disputes');
  const [asked, setAsked] = useState<'add' | Paper | null>(null);
  const isStaff = version !== undefined;
  const close = () => setAsked(null);
  const nameOf = (personId: string | null) => injured?.find(({ id }) => id === personId)?.name;
  return (
    <DetailSection
      title={t('papers.title')}
      actions={mayAdd && <Button onClick={() => setAsked('add')}>{t(isStaff ? 'papers.add' : 'papers.send')}</Button>}
    >
      {papers.length === 0 && <p className="nj-caption">{t(isStaff ? 'papers.none' : 'papers.ownNone')}</p>}
      <ul className={record.lines}>
        {papers.map((paper) => (
          <DetailLine
            key={paper.id}
            note={[
              injured ? nameOf(paper.personId) : isStaff && paper.sideLabel,
              paper.addedByName,
              dayText(paper.addedOn, t),
            ]
              .filter(Boolean)
              .join(' · ')}
            end={isStaff && mayAdd && <Button onClick={() => setAsked(paper)}>{t('papers.remove')}</Button>}
          >
            <Pages paper={paper} />
          </DetailLine>
        ))}
      </ul>
      {isStaff && papers.length > 0 && <p className="nj-caption">{t('papers.recorded')}</p>}
      {asked === 'add' && <AddPaper {...{ path, version, refreshes, injured }} onClose={close} />}
      {asked !== null && asked !== 'add' && isStaff && (
        <RemovePaper {...{ path, version, refreshes }} paper={asked} onClose={close} />
      )}
    </DetailSection>
  );
}

/** The title opens it; of several pages each has its number. */
function Pages({ paper: { title, documentIds } }: { paper: Paper }) {
  const { t } = useTranslation('disputes');
  return documentIds.map((id, index) => (
    <span key={id}>
      {index > 0 && ' · '}
      <a href={documentAddress(id)} target="_blank" rel="noreferrer">
        {index === 0 ? title : t('papers.page', { page: index + 1 })}
      </a>
    </span>
  ));
}

interface DialogProps extends Pick<CasePapersProps, 'path' | 'refreshes' | 'injured'> {
  readonly version: number | undefined;
  readonly onClose: () => void;
}

interface PaperGiven {
  readonly side?: (typeof SIDES)[number];
  readonly personId?: string;
  readonly title: string;
  readonly photos: readonly Photo[];
}

function AddPaper({ path, version, refreshes, injured, onClose }: DialogProps) {
  const { t } = useTranslation('disputes');
  const isStaff = version !== undefined;
  return (
    <FormModal<PaperGiven>
      open
      onClose={onClose}
      title={t(isStaff ? 'papers.add' : 'papers.send')}
      confirm={t(isStaff ? 'papers.add' : 'papers.send')}
      explanation={t(injured ? 'papers.accidentMeans' : isStaff ? 'papers.means' : 'papers.sendMeans')}
      send={({ photos, ...given }) =>
        api.post(
          `${path}/papers`,
          {
            ...given,
            ...(injured && { personId: given.personId ?? null }),
            documentIds: photos.flatMap(({ documentId }) => documentId ?? []),
          },
          isStaff ? { version } : {},
        )
      }
      refreshes={refreshes}
      said={t('papers.done')}
    >
      {injured && injured.length > 0 && (
        <Form.Item name="personId" label={t('papers.about')} extra={t('papers.aboutHint')}>
          <Select
            aria-label={t('papers.about')}
            allowClear
            placeholder={t('papers.aboutAll')}
            options={injured.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      {isStaff && !injured && (
        <Form.Item name="side" label={t('papers.side')} rules={[{ required: true, message: t('papers.sideMissing') }]}>
          <Select
            aria-label={t('papers.side')}
            options={SIDES.map((value) => ({ value, label: t(`papers.sides.${value}`) }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="title"
        label={t('papers.name')}
        rules={[{ required: true, message: t('missing', { field: t('papers.name') }) }]}
      >
        <Input maxLength={100} placeholder={t(injured ? 'papers.accidentNameHint' : 'papers.nameHint')} />
      </Form.Item>
      <Form.Item
        name="photos"
        rules={[
          {
            validator: async (_, photos: readonly Photo[] = []) => {
              if (photos.length === 0) throw new Error(t('papers.fileMissing'));
              if (waitingPhotos(photos) > 0) throw new Error(t('papers.uploading'));
            },
          },
        ]}
      >
        <PhotoField label={t('papers.photo')} kind="other" documents />
      </Form.Item>
    </FormModal>
  );
}

function RemovePaper({ path, version, refreshes, paper, onClose }: DialogProps & { readonly paper: Paper }) {
  const { t } = useTranslation('disputes');
  return (
    <FormModal<{ reason: string }>
      open
      onClose={onClose}
      title={t('papers.remove')}
      confirm={t('papers.remove')}
      explanation={t('papers.removeMeans', { title: paper.title })}
      send={(values) => api.post(`${path}/papers/${paper.id}/removal`, values, { version: version! })}
      refreshes={refreshes}
      said={t('done')}
    >
      <Form.Item
        name="reason"
        label={t('papers.reason')}
        rules={[{ required: true, message: t('missing', { field: t('papers.reason') }) }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </FormModal>
  );
}
