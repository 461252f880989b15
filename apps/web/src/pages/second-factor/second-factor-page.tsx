import { useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { forgetAnswers } from '../../api/kept-answers';
import { useChange } from '../../api/use-change';
import { FactorCodeField } from '../../parts/factor-code-field';
import { ErrorState, LoadingState } from '../../parts/states';
import { loginPath, safePath, secondFactorPath } from '../../session/next-path';
import { sessionQuery, useDoor, useSession } from '../../session/use-session';
import { Door, DoorProblem } from '../door';
import { FactorSetUp } from './factor-set-up';

/** The code of the phone after the password, or the set-up; `?change=1` teaches another phone. */
export default function SecondFactorPage() {
  const { t } = useTranslation('factor');
  const [search] = useSearchParams();
  const { session, isLoading, error, retry } = useSession();
  const [settingUp, setSettingUp] = useState(false);
  const enter = useEntrance(safePath(search.get('next')) ?? '/');
  if (isLoading) return <LoadingState />;
  if (error && !session) return <ErrorState error={error} onRetry={retry} />;
  if (!session) return <Navigate to={loginPath(secondFactorPath(safePath(search.get('next')) ?? '/'))} replace />;
  if (session.secondFactor === 'code')
    return (
      <Door title={t('code.title')} intro={t('code.intro')} help={<OtherWays />}>
        <CodeForm onDone={enter} />
      </Door>
    );
  const changing = search.get('change') === '1';
  if (session.secondFactorSet && !changing && !settingUp) return <Navigate to="/" replace />;
  const intro = session.secondFactor === 'set-up' ? t('setUp.must') : t('setUp.why');
  return (
    <Door title={t(changing ? 'setUp.changeTitle' : 'setUp.title')} intro={intro} help={<OtherWays />}>
      <FactorSetUp onBegun={() => setSettingUp(true)} onDone={enter} />
    </Door>
  );
}

/** What was asked while the door was closed is asked anew. */
function useEntrance(next: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    forgetAnswers();
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    await navigate(next, { replace: true });
  };
}

function CodeForm({ onDone }: { onDone: () => Promise<void> }) {
  const { t } = useTranslation('factor');
  const [form] = Form.useForm<{ code: string }>();
  const change = useChange<{ code: string }>({
    form,
    problems: 'inline',
    send: (values) => api.post('/session/second-factor', values),
    onDone,
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
      <FactorCodeField />
      <DoorProblem error={change.error} />
      <Button type="primary" htmlType="submit" block size="large" loading={change.isPending}>
        {t('code.enter')}
      </Button>
    </Form>
  );
}

function OtherWays() {
  const { t } = useTranslation('factor');
  const { signOut } = useDoor();
  return (
    <>
      <p>{t('lost')}</p>
      <Button onClick={() => void signOut()}>{t('signOut')}</Button>
    </>
  );
}
