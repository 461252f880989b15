import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { FirstRunInput, Setup } from '../../api/types';
import { useChange } from '../../api/use-change';
import { ErrorState, LoadingState } from '../../parts/states';
import { useFirstField } from '../../parts/use-first-field';
import { PASSWORD_MIN } from '../../session/password';
import { sessionQuery } from '../../session/use-session';
import { Door, DoorProblem } from '../door';

/** As the API wants it. */
const LOGIN = /^[\p{L}\p{N}][\p{L}\p{N}._-]{2,39}$/u;

export default function FirstRunPage() {
  const { t } = useTranslation('session');
  const setup = useQuery({ queryKey: ['setup'], queryFn: ({ signal }) => api.get<Setup>('/setup', undefined, signal) });
  if (setup.isPending) return <LoadingState />;
  if (setup.isError) return <ErrorState error={setup.error} onRetry={() => void setup.refetch()} />;
  if (!setup.data.needed) return <Navigate to="/login" replace />;
  return (
    <Door title={t('firstRun.title')} intro={t('firstRun.intro')} wide>
      <FirstRunForm />
    </Door>
  );
}

function FirstRunForm() {
  const { t } = useTranslation('session');
  const first = useFirstField();
  const [form] = Form.useForm<FirstRunInput>();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const change = useChange<FirstRunInput>({
    form,
    problems: 'inline',
    send: (input) => api.post('/setup', input),
    onDone: async () => {
      queries.setQueryData(['setup'], { needed: false });
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      // Nothing is in yet: the first step is to bring the unions and the roster along.
      await navigate('/import', { replace: true });
    },
  });
  const needed = (field: string) => [{ required: true, whitespace: true, message: t(`firstRun.missing.${field}`) }];
  return (
    <Form form={form} layout="vertical" onFinish={(values) => change.mutate(values)}>
      <Form.Item name="federationName" label={t('firstRun.federationName')} rules={needed('federationName')}>
        <Input placeholder={t('firstRun.federationNameExample')} autoComplete="organization" ref={first} />
      </Form.Item>
      <Form.Item
        name="federationCode"
        label={t('firstRun.federationCode')}
        extra={t('firstRun.federationCodeHint')}
        rules={needed('federationCode')}
      >
        <Input autoCapitalize="none" spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="administratorName" label={t('firstRun.administratorName')} rules={needed('administratorName')}>
        <Input autoComplete="name" />
      </Form.Item>
      <Form.Item
        name="login"
        label={t('firstRun.login')}
        extra={t('firstRun.loginHint')}
        rules={[...needed('login'), { pattern: LOGIN, message: t('firstRun.loginWrong') }]}
      >
        <Input autoCapitalize="none" spellCheck={false} autoComplete="username" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('firstRun.password')}
        extra={t('firstRun.passwordHint')}
        rules={[{ required: true, min: PASSWORD_MIN, message: t('firstRun.missing.password') }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <DoorProblem error={change.error} />
      <Button type="primary" htmlType="submit" block size="large" loading={change.isPending}>
        {t('firstRun.begin')}
      </Button>
    </Form>
  );
}
