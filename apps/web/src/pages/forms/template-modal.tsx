import { FileWordOutlined } from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { Field } from '../../parts/field';
import { StateTag } from '../../parts/state-tag';
import { ProblemNotice } from '../../parts/states';
import { type FormDialogProps, type FormOfUnion, FORMS, type TemplateCheck } from './form-types';
import styles from './forms.module.css';

/** A Word file is chosen, checked at once, and used when nothing is wrong with it. */
export function TemplateModal({ open, onClose, form, unionId }: FormDialogProps) {
  const { t } = useTranslation('forms');
  const { code, title } = form;
  const [file, setFile] = useState<File | null>(null);
  const [note, setNote] = useState('');
  const check = useChange<File, TemplateCheck>({
    problems: 'inline',
    send: (chosen) => api.post('/staff/form-templates/checks', formOf({ code }, chosen)),
  });
  const bring = useChange<File, FormOfUnion>({
    problems: 'inline',
    send: (chosen) => api.post('/staff/form-templates', formOf({ code, unionId, note: note.trim() }, chosen)),
    refreshes: [FORMS],
    said: t('bring.done', { title }),
    onDone: () => {
      close();
    },
  });
  const close = () => {
    onClose();
    setFile(null);
    setNote('');
    check.reset();
    bring.reset();
  };
  const choose = (chosen: File) => {
    setFile(chosen);
    bring.reset();
    check.mutate(chosen);
  };
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('bring.title', { title })}
      okText={t('bring.confirm')}
      cancelText={t('bring.cancel')}
      okButtonProps={{ disabled: !check.data?.ok }}
      confirmLoading={bring.isPending}
      onOk={() => file && bring.mutate(file)}
      centered
    >
      <p>{t('bring.means')}</p>
      <FileChoice file={file} loading={check.isPending} onFile={choose} />
      {check.data && <CheckResult check={check.data} />}
      {check.data?.ok && (
        <Field label={t('bring.note')} note={t('bring.noteMeans')}>
          <Input aria-label={t('bring.note')} value={note} maxLength={200} onChange={(e) => setNote(e.target.value)} />
        </Field>
      )}
      <ProblemNotice error={check.error ?? bring.error} />
    </Modal>
  );
}

function formOf(fields: Readonly<Record<string, string>>, file: File): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
  form.append('file', file, 'template.docx');
  return form;
}

interface FileChoiceProps {
  readonly file: File | null;
  readonly loading: boolean;
  readonly onFile: (file: File) => void;
}

function FileChoice({ file, loading, onFile }: FileChoiceProps) {
  const { t } = useTranslation('forms');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.choice}>
      <input
        ref={input}
        className="nj-hidden"
        tabIndex={-1}
        aria-hidden="true"
        type="file"
        accept=".docx"
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          event.target.value = '';
          if (chosen) onFile(chosen);
        }}
      />
      <Button icon={<FileWordOutlined aria-hidden />} loading={loading} onClick={() => input.current?.click()}>
        {t(file ? 'bring.again' : 'bring.choose')}
      </Button>
      {file && <span className={styles.fileName}>{file.name}</span>}
    </div>
  );
}

/** A summary has over a hundred fields: who looks for one opens the list of fields. */
const FEW = 8;

function CheckResult({ check: { ok, faults, unused } }: { check: TemplateCheck }) {
  const { t } = useTranslation('forms');
  return (
    <output className={styles.result}>
      <StateTag tone={ok ? 'done' : 'late'}>
        {ok ? t('bring.ok') : t('bring.faults', { count: faults.length })}
      </StateTag>
      {!ok && (
        <ul className={styles.faults}>
          {faults.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {ok && unused.length > 0 && (
        <p className="nj-caption">
          {t(unused.length > FEW ? 'bring.unusedMany' : 'bring.unused', {
            fields: unused.slice(0, FEW).join(t('comma')),
            count: unused.length,
          })}
        </p>
      )}
    </output>
  );
}
