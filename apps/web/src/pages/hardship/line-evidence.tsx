import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/schemas';
import { relativeInstant } from '../../dates';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import styles from './hardship.module.css';

export type Paper = Schemas['FilePaperView'];

export interface LineEvidenceProps {
  readonly name: number;
  /** Papers that the file has already. */
  readonly papers: readonly Paper[];
}

/** The paper that proves one line: a photo on the phone, a file at the desk, or one that the file has already. */
export function LineEvidence({ name, papers }: LineEvidenceProps) {
  const { t } = useTranslation('hardship');
  return (
    <Form.Item
      name={[name, 'evidence']}
      rules={[
        {
          validator: async (_, photos: readonly Photo[] = []) => {
            if (waitingPhotos(photos) > 0) throw new Error(t('missing.uploading'));
          },
        },
      ]}
    >
      <Evidence papers={papers} />
    </Form.Item>
  );
}

interface EvidenceProps {
  readonly value?: readonly Photo[];
  readonly onChange?: (photos: readonly Photo[]) => void;
  readonly papers: readonly Paper[];
}

function Evidence({ value = [], onChange, papers }: EvidenceProps) {
  const { t } = useTranslation('hardship');
  const choices = papers.map(({ documentId, label, addedByName, addedAt }) => ({
    value: documentId,
    label: [label, addedByName, relativeInstant(addedAt, t)].join(' · '),
  }));
  return (
    <div className={styles.evidence}>
      <PhotoField
        label={t('form.evidence')}
        kind="certificate"
        documents
        max={1}
        value={value}
        {...(onChange && { onChange })}
      />
      {value.length === 0 && choices.length > 0 && (
        <Select<string>
          className={styles.kept ?? ''}
          aria-label={t('form.evidenceOnFile')}
          placeholder={t('form.evidenceOnFile')}
          value={null}
          options={choices}
          onChange={(documentId) => onChange?.(evidenceOf(documentId, papers, t('form.evidenceKept')))}
        />
      )}
    </div>
  );
}

/** A paper of the file as the form holds it. A look at it is recorded: its picture is not shown by the way. */
export const evidenceOf = (documentId: string | null, papers: readonly Paper[], keptName: string): Photo[] =>
  documentId === null
    ? []
    : [
        {
          ...{ localId: documentId, documentId, kind: 'diagnosis' },
          name: papers.find((paper) => paper.documentId === documentId)?.label ?? keptName,
        },
      ];

export const documentOf = (evidence: readonly Photo[] | undefined): string | undefined => evidence?.[0]?.documentId;
