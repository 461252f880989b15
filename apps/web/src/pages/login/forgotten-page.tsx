import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { useFirstField } from '../../parts/use-first-field';
import { Door, DoorProblem } from '../door';

/** Asks for a link by mail. Whether the login exists is not said. */
export default function ForgottenPage() {
  const { t } = useTranslation('session');
  const first = useFirstField();
  const [form] = Form.useForm<{ login: string }>();
  const change = useChange<{ login: string }>({
    form,
    problems: 'inline',
    send: (values) => api.post('/public/password-resets', values),
  });
  const help = (
    <>
      <p>{t('forgotten.noMail')}</p>
      <Link to="/login">{t('forgotten.back')}</Link>
    </>
  );
  if (change.isSuccess)
    return (
      <Door title={t('forgotten.sent')} help={help}>
        <p>{t('forgotten.sentMeans')}</p>
      </Door>
    );
  return (
    <Door title={t('forgotten.title')} intro={t('forgotten.intro')} help={help}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
        <Form.Item
          name="login"
          label={t('login.name')}
          rules={[{ required: true, whitespace: true, message: t('login.nameMissing') }]}
        >
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} ref={first} />
        </Form.Item>
        <DoorProblem error={change.error} />
        <Button type="primary" htmlType="submit" block size="large" loading={change.isPending}>
          {t('forgotten.send')}
        </Button>
      </Form>
    </Door>
  );
}
