import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { isProblem } from '../../api/problem';
import { useChange } from '../../api/use-change';
import { ProblemNotice } from '../../parts/states';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { PASSWORD_MIN } from '../../session/password';
import { sessionQuery, useSession } from '../../session/use-session';
import { Door } from '../door';
import styles from '../door.module.css';

type Way = 'code' | 'identity';

interface ActivationInput {
  readonly code?: string;
  readonly login?: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly federation?: string;
  readonly password: string;
}

/** A member's first time: by the code that his union gave him, or by who he is. */
export default function ActivatePage() {
  const { t } = useTranslation('activate');
  const { session } = useSession();
  const [params] = useSearchParams();
  const [way, setWay] = useState<Way>('code');
  if (session) return <Navigate to="/" replace />;
  return (
    <Door title={t('title')} intro={t('intro')} help={<Link to="/login">{t('login')}</Link>}>
      <div className={styles.notice}>
        <SegmentedChoice
          label={t('way')}
          value={way}
          onChange={setWay}
          choices={(['code', 'identity'] as const).map((value) => ({ value, label: t(`ways.${value}`) }))}
        />
      </div>
      <ActivationForm key={way} way={way} code={params.get('code') ?? ''} federation={params.get('federation') ?? ''} />
    </Door>
  );
}

function ActivationForm({ way, code, federation }: { way: Way; code: string; federation: string }) {
  const { t } = useTranslation('activate');
  const [form] = Form.useForm<ActivationInput>();
  const [asksFederation, setAsksFederation] = useState(federation !== '');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const activate = useChange<ActivationInput>({
    form,
    problems: 'inline',
    send: async (input) => {
      try {
        await api.post('/public/member-binding', withoutBlanks(input));
      } catch (error) {
        if (isProblem(error) && error.code.includes('federation')) setAsksFederation(true);
        throw error;
      }
    },
    onDone: async () => {
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      void navigate('/');
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ code, federation }}
      onFinish={(input) => activate.mutate(input)}
    >
      {way === 'code' ? <CodeFields /> : <IdentityFields />}
      {asksFederation && (
        <Form.Item name="federation" label={t('federation')} extra={t('federationHint')}>
          <Input autoCapitalize="none" spellCheck={false} maxLength={40} />
        </Form.Item>
      )}
      <Form.Item
        name="password"
        label={t('password')}
        extra={t('passwordHint', { min: PASSWORD_MIN })}
        rules={[{ required: true, min: PASSWORD_MIN, message: t('passwordMissing', { min: PASSWORD_MIN }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {activate.error && (
        <div className={styles.notice}>
          <ProblemNotice error={activate.error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" block size="large" loading={activate.isPending}>
        {t('activate')}
      </Button>
    </Form>
  );
}

function CodeFields() {
  const { t } = useTranslation('activate');
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <>
      <Form.Item name="code" label={t('code')} rules={needed(t('codeMissing'))}>
        <Input autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} maxLength={20} />
      </Form.Item>
      <Form.Item name="phone" label={t('phone')} extra={t('phoneHint')} rules={needed(t('phoneMissing'))}>
        <Input autoComplete="tel" inputMode="tel" maxLength={20} />
      </Form.Item>
    </>
  );
}

function IdentityFields() {
  const { t } = useTranslation('activate');
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <>
      <Form.Item name="name" label={t('name')} rules={needed(t('nameMissing'))}>
        <Input autoComplete="name" maxLength={50} />
      </Form.Item>
      <Form.Item name="idNumber" label={t('idNumber')} rules={needed(t('idNumberMissing'))}>
        <Input autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={20} />
      </Form.Item>
      <Form.Item name="phone" label={t('phone')} extra={t('registeredPhone')} rules={needed(t('phoneMissing'))}>
        <Input autoComplete="tel" inputMode="tel" maxLength={20} />
      </Form.Item>
    </>
  );
}

const withoutBlanks = (input: ActivationInput): object =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]: [string, string | undefined]) => {
      const text = name === 'password' ? value : value?.trim();
      return text ? [[name, text]] : [];
    }),
  );
