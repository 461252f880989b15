import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { ErrorState, LoadingState } from '../../parts/states';
import { PASSWORD_MIN } from '../../session/password';
import { loginPath, passwordPath, safePath } from '../../session/next-path';
import { sessionQuery, useSession } from '../../session/use-session';
import { Door, DoorProblem } from '../door';

interface NewPassword {
  readonly current: string;
  readonly password: string;
}

/** One's own password; the only page open while it is still the one that somebody else gave. */
export default function PasswordPage() {
  const { t } = useTranslation('session');
  const [search] = useSearchParams();
  const { session, isLoading, error, retry } = useSession();
  const next = safePath(search.get('next')) ?? '/';
  if (isLoading) return <LoadingState />;
  if (error && !session) return <ErrorState error={error} onRetry={retry} />;
  if (!session) return <Navigate to={loginPath(passwordPath(next))} replace />;
  return (
    <Door title={t('password.title')} {...(session.mustChangePassword ? { intro: t('password.must') } : {})}>
      <PasswordForm next={next} />
    </Door>
  );
}

function PasswordForm({ next }: { next: string }) {
  const { t } = useTranslation('session');
  const [form] = Form.useForm<NewPassword>();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const change = useChange<NewPassword>({
    form,
    problems: 'inline',
    said: t('password.done'),
    send: (input) => api.post('/session/password', input),
    onDone: async () => {
      await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await navigate(next, { replace: true });
    },
  });
  return (
    <Form form={form} layout="vertical" onFinish={(values) => change.mutate(values)}>
      <Form.Item
        name="current"
        label={t('password.current')}
        rules={[{ required: true, message: t('password.currentMissing') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password.new')}
        extra={t('password.hint', { min: PASSWORD_MIN })}
        rules={[{ required: true, min: PASSWORD_MIN, message: t('password.short', { min: PASSWORD_MIN }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <DoorProblem error={change.error} />
      <Button type="primary" htmlType="submit" block size="large" loading={change.isPending}>
        {t('password.save')}
      </Button>
    </Form>
  );
}
