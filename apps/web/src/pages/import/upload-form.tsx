import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { newKey, useIdempotencyKey } from '../../api/idempotency';
import { isProblem, sentenceOf } from '../../api/problem';
import { useChange } from '../../api/use-change';
import { DayField } from '../../parts/day-field';
import { Field, fieldProblem, showFirstProblem } from '../../parts/field';
import { ProblemNotice } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { type Import, IMPORTS } from './import-types';
import { addFiles, type ChosenWorkbook, faultOf, MOST_FILES, MOST_MEGABYTES } from './workbook-choice';
import { WorkbookDrop } from './workbook-drop';
import { WorkbookList } from './workbook-list';
import styles from './import.module.css';

interface Upload {
  readonly files: readonly ChosenWorkbook[];
  readonly unionId: string | null;
  readonly openedOn: string | null;
}

const NOTHING: Upload = { files: [], unionId: null, openedOn: null };

function bodyOf({ files, unionId, openedOn }: Upload): FormData {
  const body = new FormData();
  if (unionId) body.append('unionId', unionId);
  if (openedOn) body.append('openedOn', openedOn);
  for (const { file } of files) body.append('files', file, file.name);
  return body;
}

/** "第 2 个文件:" says nothing new at the file itself. */
const COUNTED = /^第 \d+ 个文件[:：]/;

/** Of which file the API speaks: it counts them when there are several. */
function refusedFile(error: unknown, files: readonly ChosenWorkbook[]): string | undefined {
  if (!isProblem(error) || !error.code.startsWith('intake.')) return undefined;
  const { file } = error.document as { file?: number };
  return files.length === 1 ? files[0]!.id : files[(file ?? 0) - 1]?.id;
}

function useUpload() {
  const navigate = useNavigate();
  const { key, renew } = useIdempotencyKey();
  const [upload, setUpload] = useState(NOTHING);
  const change = useChange<Upload, Import>({
    problems: 'inline',
    send: (given) => api.post('/staff/imports', bodyOf(given), { idempotencyKey: key }),
    refreshes: [[...IMPORTS, 'list']],
    onDone: ({ id }) => navigate(`/import/${id}`),
  });
  const set = (patch: Partial<Upload>) => {
    setUpload((before) => ({ ...before, ...patch }));
    renew();
    change.reset();
  };
  return { upload, set, change };
}

/** A new import: workbooks, for which union. */
export function UploadForm() {
  const { t } = useTranslation('import');
  const form = useRef<HTMLFormElement>(null);
  const { upload, set, change } = useUpload();
  const { files } = upload;
  const refused = refusedFile(change.error, files);
  const problemOf = ({ id, file }: ChosenWorkbook): string | undefined => {
    const fault = faultOf(file);
    if (fault) return t(`upload.${fault}`, { megabytes: MOST_MEGABYTES });
    return id === refused ? sentenceOf(change.error).replace(COUNTED, '') : undefined;
  };
  const tooMany = files.length > MOST_FILES;
  const submit = () => {
    if (tooMany || files.some(({ file }) => faultOf(file))) return showFirstProblem(form.current);
    change.mutate(upload, { onError: () => showFirstProblem(form.current) });
  };
  return (
    <form
      ref={form}
      className={`nj-card ${styles.upload}`}
      aria-label={t('upload.label')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <WorkbookDrop
        disabled={change.isPending}
        again={files.length > 0}
        onFiles={(chosen) => set({ files: addFiles(files, chosen, newKey) })}
      />
      <WorkbookList
        files={files}
        problemOf={problemOf}
        {...(change.isPending ? {} : { onRemove: (id) => set({ files: files.filter((one) => one.id !== id) }) })}
      />
      {tooMany && (
        <p className={styles.problem} role="alert" data-problem>
          {t('upload.tooMany', { most: MOST_FILES, over: files.length - MOST_FILES })}
        </p>
      )}
      {files.length > 0 && (
        <>
          <UploadSettings upload={upload} set={set} error={change.error} />
          {!refused && <ProblemNotice error={change.error} />}
          <div className={styles.buttons}>
            <Button type="primary" htmlType="submit" loading={change.isPending}>
              {t('upload.button', { count: files.length })}
            </Button>
            {change.isPending && <output className="nj-caption">{t('upload.sending')}</output>}
          </div>
        </>
      )}
    </form>
  );
}

interface UploadSettingsProps {
  readonly upload: Upload;
  readonly set: (patch: Partial<Upload>) => void;
  readonly error: unknown;
}

function UploadSettings({ upload, set, error }: UploadSettingsProps) {
  const { t } = useTranslation('import');
  return (
    <div className={styles.settings}>
      <div>
        <Field label={t('upload.union')} note={t('upload.optional')} problem={fieldProblem(error, 'unionId')}>
          <UnionPicker
            clearable
            label={t('upload.union')}
            placeholder={t('upload.unionNone')}
            value={upload.unionId}
            onChange={(unionId) => set({ unionId })}
          />
        </Field>
      </div>
      <div>
        <Field label={t('upload.openedOn')} note={t('upload.openedOnNote')} problem={fieldProblem(error, 'openedOn')}>
          <DayField
            clearable
            label={t('upload.openedOn')}
            value={upload.openedOn ?? ''}
            onChange={(day) => set({ openedOn: day || null })}
          />
        </Field>
      </div>
    </div>
  );
}
