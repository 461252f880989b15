import { FileDoneOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { sha256 } from '../../parts/sha256';
import { StateTag } from '../../parts/state-tag';
import { ProblemNotice } from '../../parts/states';
import { Door } from '../door';
import styles from './verify.module.css';

type Told = Schemas['FormCheckView'];

/** For everybody who holds a sheet of a union: is it theirs, and of a file, is it the very one. */
export default function VerifyPage() {
  const { t } = useTranslation('forms');
  return (
    <Door title={t('verify.title')} intro={t('verify.intro')} help={<Link to="/login">{t('verify.login')}</Link>}>
      <VerifyForm />
    </Door>
  );
}

function VerifyForm() {
  const { t } = useTranslation('forms');
  const [params] = useSearchParams();
  const [form] = Form.useForm<{ code: string }>();
  const [file, setFile] = useState<File | null>(null);
  const look = useChange<{ code: string }, Told>({
    form,
    problems: 'inline',
    send: async ({ code }) => {
      const hash = file && { sha256: sha256(new Uint8Array(await file.arrayBuffer())) };
      return api.post('/public/form-checks', { code: code.trim(), ...hash });
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ code: params.get('code') ?? '' }}
      onValuesChange={() => look.reset()}
      onFinish={(asked) => look.mutate(asked)}
    >
      <Form.Item
        name="code"
        label={t('verify.code')}
        extra={t('verify.codeHint')}
        rules={[{ required: true, whitespace: true, message: t('verify.codeMissing') }]}
      >
        <Input
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          placeholder="XXXX-XXXX-XXXX"
        />
      </Form.Item>
      <FileChoice
        file={file}
        onChange={(chosen) => {
          setFile(chosen);
          look.reset();
        }}
      />
      {look.error && (
        <div className={styles.answer}>
          <ProblemNotice error={look.error} />
        </div>
      )}
      {look.data && <Answer told={look.data} />}
      <Button type="primary" htmlType="submit" block size="large" loading={look.isPending}>
        {t('verify.look')}
      </Button>
    </Form>
  );
}

function FileChoice({ file, onChange }: { file: File | null; onChange: (file: File | null) => void }) {
  const { t } = useTranslation('forms');
  const input = useRef<HTMLInputElement>(null);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    onChange(event.target.files?.[0] ?? null);
    event.target.value = '';
  };
  return (
    <div className={styles.file}>
      <input
        ref={input}
        className="nj-hidden"
        tabIndex={-1}
        aria-hidden="true"
        type="file"
        accept=".docx"
        onChange={choose}
      />
      <Button icon={<FileDoneOutlined aria-hidden />} onClick={() => input.current?.click()}>
        {t(file ? 'verify.otherFile' : 'verify.file')}
      </Button>
      {file ? (
        <span className={styles.fileName}>
          {file.name}{' '}
          <Button type="link" onClick={() => onChange(null)}>
            {t('verify.noFile')}
          </Button>
        </span>
      ) : (
        <span className="nj-caption">{t('verify.fileHint')}</span>
      )}
    </div>
  );
}

function Answer({ told }: { told: Told }) {
  const { t } = useTranslation('forms');
  const { unionName, title, issuedOn, file } = told;
  const changed = file === 'changed';
  return (
    <output className={styles.answer}>
      <StateTag tone={changed ? 'late' : 'done'}>{t(changed ? 'verify.changed' : 'verify.genuine')}</StateTag>
      <p>{t('verify.told', { union: unionName, title, ...wholeDay(issuedOn) })}</p>
      {file && <p>{t(`verify.files.${file}`)}</p>}
      {!file && <p className="nj-caption">{t('verify.paper')}</p>}
    </output>
  );
}

/** With its year, whatever the year is: a sheet may be old. */
function wholeDay(day: string) {
  const [year, month, date] = day.split('-').map(Number);
  return { year, month, date };
}
