import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { PASSWORD_MIN } from '../../session/password';
import { Door, DoorProblem } from '../door';

/** Where the link of the mail leads; its secret stands behind the hash and is in no log. */
export default function ResetPasswordPage() {
  const { t } = useTranslation('session');
  const navigate = useNavigate();
  const token = useLocation().hash.slice(1);
  const [form] = Form.useForm<{ password: string }>();
  const change = useChange<{ password: string }>({
    form,
    problems: 'inline',
    said: t('reset.done'),
    send: ({ password }) => api.post('/public/password-resets/completion', { token, password }),
    onDone: () => navigate('/login', { replace: true }),
  });
  const again = <Link to="/forgotten">{t('reset.again')}</Link>;
  if (!token)
    return (
      <Door title={t('reset.title')} help={again}>
        <p>{t('reset.noToken')}</p>
      </Door>
    );
  return (
    <Door title={t('reset.title')} intro={t('reset.intro')} help={again}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
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
          {t('reset.save')}
        </Button>
      </Form>
    </Door>
  );
}
