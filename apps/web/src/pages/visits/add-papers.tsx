import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { Field } from '../../parts/field';
import { PhotoField } from '../../parts/photo-field';
import { waitingPhotos, type Photo } from '../../parts/photo-upload';
import { useLatest } from '../../parts/use-latest';
import { paperKind } from './visit-draft';
import styles from './visits.module.css';

export type MissingPaper = Schemas['MissingPaperView'];
export type Evidence = Schemas['EvidenceDto'];

export interface AddPapersProps {
  /** What is still missing, in the words of the standard. */
  readonly missing: readonly MissingPaper[];
  /** PDF, Word and Excel too, from the desk; a member only takes photos. */
  readonly documents?: boolean;
  readonly send: (evidence: readonly Evidence[], idempotencyKey: string) => Promise<unknown>;
  readonly refreshes: readonly (readonly string[])[];
}

type Taken = Readonly<Record<string, readonly Photo[]>>;

/** What is missing, each with its own camera; one paper may be sent before the others are there. */
export function AddPapers(props: AddPapersProps) {
  const { t } = useTranslation('visits');
  const [open, setOpen] = useState(false);
  if (props.missing.length === 0) return null;
  if (open) return <PapersForm {...props} onDone={() => setOpen(false)} />;
  return (
    <div className={styles.laterPapers}>
      <Button size="large" onClick={() => setOpen(true)}>
        {t('laterPapers.button')}
      </Button>
    </div>
  );
}

function PapersForm({ missing, documents = false, send, refreshes, onDone }: AddPapersProps & { onDone: () => void }) {
  const { t } = useTranslation('visits');
  const [taken, setTaken] = useState<Taken>({});
  // Photos of several papers are uploaded side by side: each change starts from the newest of all of them.
  const { get, put } = useLatest(taken);
  const { key, renew } = useIdempotencyKey();
  const change = (kind: string, photos: readonly Photo[]) => {
    const next = { ...get(), [kind]: photos };
    put(next);
    setTaken(next);
    renew();
  };
  const sending = useChange<readonly Evidence[], unknown>({
    send: (evidence) => send(evidence, key),
    refreshes: refreshes.map((one) => [...one]),
    said: t('laterPapers.done'),
    onDone: () => {
      renew();
      onDone();
    },
  });
  const evidence = evidenceOf(taken);
  const waiting = waitingPhotos(Object.values(taken).flat());
  return (
    <div className={styles.laterPapers}>
      {missing.map(({ kind, name }) => (
        <Field key={kind} label={name}>
          <PhotoField
            label={t('papers.take', { name })}
            kind={paperKind(kind)}
            documents={documents}
            value={taken[kind] ?? []}
            onChange={(photos) => change(kind, photos)}
          />
        </Field>
      ))}
      <div className={styles.laterButtons}>
        <Button
          type="primary"
          size="large"
          disabled={evidence.length === 0 || waiting > 0}
          loading={sending.isPending}
          onClick={() => sending.mutate(evidence)}
        >
          {t('laterPapers.send')}
        </Button>
        <Button type="text" size="large" onClick={onDone}>
          {t('laterPapers.later')}
        </Button>
      </div>
    </div>
  );
}

const evidenceOf = (taken: Taken): Evidence[] =>
  Object.entries(taken).flatMap(([kind, photos]) =>
    photos.flatMap(({ documentId }) => (documentId ? [{ documentId, kind: kind as Evidence['kind'] }] : [])),
  );
