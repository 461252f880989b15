import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { isProblem } from '../../api/problem';
import type { Credentials, Setup } from '../../api/types';
import { useChange } from '../../api/use-change';
import { useFirstField } from '../../parts/use-first-field';
import { safePath } from '../../session/next-path';
import { useDoor, useSession } from '../../session/use-session';
import { useBuilt } from '../../shell/built-paths';
import { Door, DoorProblem } from '../door';
import { OtherAccount, SignOnProblem } from './other-account';
import styles from '../door.module.css';

export default function LoginPage() {
  const { t } = useTranslation('session');
  const [search] = useSearchParams();
  const { session } = useSession();
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => api.get<Setup>('/setup', undefined, signal) });
  const next = safePath(search.get('next'));

  if (setup.data?.needed) return <Navigate to="/first-run" replace />;
  if (session) return <Navigate to={next ?? '/'} replace />;
  return (
    <Door title={t('login.title')} help={<LoginHelp />}>
      {next && <p className={styles.intro}>{t('login.goOn')}</p>}
      <SignOnProblem />
      <LoginForm federation={search.get('federation') ?? ''} />
      <OtherAccount />
    </Door>
  );
}

function LoginForm({ federation }: { federation: string }) {
  const { t } = useTranslation('session');
  const first = useFirstField();
  const [form] = Form.useForm<Credentials>();
  const { signIn } = useDoor();
  const [asksFederation, setAsksFederation] = useState(federation !== '');
  const change = useChange<Credentials>({
    send: async (credentials) => {
      try {
        await signIn(credentials);
      } catch (error) {
        if (isProblem(error) && error.code === 'session.federation-needed') setAsksFederation(true);
        throw error;
      }
    },
    problems: 'inline',
  });
  return (
    <Form form={form} layout="vertical" initialValues={{ federation }} onFinish={(values) => change.mutate(values)}>
      <Form.Item
        name="login"
        label={t('login.name')}
        rules={[{ required: true, whitespace: true, message: t('login.nameMissing') }]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} ref={first} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('login.password')}
        rules={[{ required: true, message: t('login.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {asksFederation && (
        <Form.Item name="federation" label={t('login.federation')} extra={t('login.federationHint')}>
          <Input autoCapitalize="none" spellCheck={false} />
        </Form.Item>
      )}
      <DoorProblem error={change.error} />
      <Button type="primary" htmlType="submit" block size="large" loading={change.isPending}>
        {t('login.enter')}
      </Button>
    </Form>
  );
}

function LoginHelp() {
  const { t } = useTranslation('session');
  const looksUp = useBuilt('/progress');
  const binds = useBuilt('/activate');
  return (
    <>
      <Link to="/forgotten">{t('login.forgotten')}</Link>
      {binds && <Link to="/activate">{t('login.activate')}</Link>}
      {looksUp && <Link to="/progress">{t('login.progress')}</Link>}
    </>
  );
}
