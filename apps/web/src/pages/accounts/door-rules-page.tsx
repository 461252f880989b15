import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { StickyAction } from '../../shell/sticky-action';
import { type Role, rolesQuery } from './account-types';
import { SignOnSection } from './sign-on-section';
import styles from './accounts.module.css';

type Rules = Schemas['SignInPolicyView'];
type Draft = Omit<Rules, 'version'>;

const KEY = ['sign-in-policy'] as const;

/** Whose role requires a second factor, and when an unused session ends. */
export default function DoorRulesPage() {
  const { t } = useTranslation('accounts');
  const roles = useQuery(rolesQuery);
  const rules = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Rules>('/staff/sign-in-policy', undefined, signal),
  });
  const [typing, setTyping] = useState(false);
  const seen = useHeldWhile(rules.data, typing);
  const error = rules.error ?? roles.error;
  return (
    <>
      <PageHeader
        title={t('rules.title')}
        subtitle={t('rules.subtitle')}
        actions={<Link to="/accounts">{t('rules.back')}</Link>}
      />
      {error && !seen && (
        <ErrorState error={error} onRetry={() => void Promise.all([rules.refetch(), roles.refetch()])} />
      )}
      {!error && (!seen || !roles.data) && <LoadingState rows={8} />}
      {seen && <SignOnSection />}
      {seen && roles.data && (
        <RulesForm key={seen.version} rules={seen} roles={roles.data.items} onTyping={setTyping} />
      )}
    </>
  );
}

interface RulesFormProps {
  readonly rules: Rules;
  readonly roles: readonly Role[];
  readonly onTyping: (typing: boolean) => void;
}

function RulesForm({ rules, roles, onTyping }: RulesFormProps) {
  const { t } = useTranslation('accounts');
  const [form] = Form.useForm<Draft>();
  const change = useChange<Draft, Rules>({
    form,
    problems: 'inline',
    send: (values) => api.post('/staff/sign-in-policy', values, { version: rules.version }),
    refreshes: [KEY],
    said: t('rules.saved'),
    onNewest: () => onTyping(false),
    onDone: () => onTyping(false),
  });
  const minutes = (field: keyof Draft, min: number, max: number, unit: string) => (
    <Form.Item
      name={field}
      label={t(`rules.${field}`)}
      extra={t(`rules.${field}Means`)}
      rules={[{ required: true, message: t('rules.between', { min, max }) }]}
    >
      <InputNumber min={min} max={max} precision={0} suffix={t(unit)} className={styles.number} />
    </Form.Item>
  );
  return (
    <Form
      form={form}
      className="nj-form"
      layout="vertical"
      requiredMark={false}
      initialValues={rules}
      onValuesChange={() => onTyping(true)}
      onFinish={(values) => change.mutate(values)}
    >
      {rules.secondFactorRoles.length === 0 && <p className={styles.note}>{t('rules.open')}</p>}
      <Form.Item name="secondFactorRoles" label={t('rules.roles')} extra={t('rules.rolesMeans')}>
        <Checkbox.Group
          className={styles.choices}
          options={roles.map(({ role, name }) => ({ value: role, label: name }))}
        />
      </Form.Item>
      {minutes('graceDays', 0, 60, 'rules.days')}
      {minutes('freshMinutes', 1, 240, 'rules.minutes')}
      {minutes('idleMinutes', 10, 4320, 'rules.minutes')}
      <ProblemNotice error={change.error} />
      <StickyAction>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('rules.save')}
        </Button>
      </StickyAction>
    </Form>
  );
}
