import { FileExcelOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { Field } from '../../parts/field';
import { ProblemNotice } from '../../parts/states';
import type { NoticeReading } from './calendar-types';
import styles from './calendar.module.css';

export interface NoticeSourceProps {
  /** Something was read already: reading is no longer the first thing to do. */
  readonly read: boolean;
  readonly onRead: (reading: NoticeReading | null) => void;
}

/** A file is chosen, or a table is pasted. */
export function NoticeSource({ read, onRead }: NoticeSourceProps) {
  const { t } = useTranslation('calendar');
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const reading = useChange<File | string, NoticeReading>({
    problems: 'inline',
    send: (given) =>
      typeof given === 'string'
        ? api.post('/staff/official-years/reading', { text: given })
        : api.post('/staff/official-day-sheets', formOf(given)),
    onDone: onRead,
  });
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    onRead(null);
    reading.mutate(file);
  };
  return (
    <>
      <Field label={t('import.file')} note={t('import.fileNote')}>
        <input
          ref={input}
          className="nj-hidden"
          tabIndex={-1}
          aria-hidden="true"
          type="file"
          accept=".xlsx,.xls,.ods,.csv,.json"
          onChange={choose}
        />
        <Button icon={<FileExcelOutlined aria-hidden />} onClick={() => input.current?.click()}>
          {t('import.choose')}
        </Button>
      </Field>
      <Field label={t('import.paste')} note={t('import.pasteNote')}>
        <Input.TextArea
          aria-label={t('import.paste')}
          value={text}
          maxLength={20_000}
          autoSize={{ minRows: 4, maxRows: 10 }}
          placeholder={t('import.pasteExample')}
          onChange={(event) => {
            setText(event.target.value);
            onRead(null);
          }}
        />
        <div className={styles.read}>
          <Button
            {...(read ? {} : { type: 'primary' as const })}
            disabled={text.trim() === ''}
            loading={reading.isPending}
            onClick={() => reading.mutate(text)}
          >
            {t('import.read')}
          </Button>
        </div>
      </Field>
      <ProblemNotice error={reading.error} />
    </>
  );
}

function formOf(file: File): FormData {
  const form = new FormData();
  form.append('files', file, file.name);
  return form;
}
