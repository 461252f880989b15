import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { ProblemNotice } from '../../parts/states';
import { StateTag } from '../../parts/state-tag';
import styles from './progress.module.css';

interface Asked {
  readonly number: string;
  readonly phoneTail: string;
}

/** Where a case stands, by its number and the tail of the phone: the state and nothing else. */
export function ProgressForm() {
  const { t } = useTranslation('progress');
  const [params] = useSearchParams();
  const [form] = Form.useForm<Asked>();
  const look = useChange<Asked, { state: string }>({
    form,
    problems: 'inline',
    send: ({ number, phoneTail }) =>
      api.post('/public/case-status', {
        number: number.trim(),
        phoneTail: phoneTail.trim(),
        ...(params.get('federation') ? { federation: params.get('federation') } : {}),
      }),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ number: params.get('number') ?? '' }}
      onValuesChange={() => look.reset()}
      onFinish={(asked) => look.mutate(asked)}
    >
      <Form.Item
        name="number"
        label={t('number')}
        extra={t('numberHint')}
        rules={[{ required: true, whitespace: true, message: t('numberMissing') }]}
      >
        <Input autoComplete="off" spellCheck={false} maxLength={60} placeholder={t('numberExample')} />
      </Form.Item>
      <Form.Item
        name="phoneTail"
        label={t('tail')}
        rules={[{ required: true, pattern: /^\s*\d{4}\s*$/, message: t('tailMissing') }]}
      >
        <Input autoComplete="off" inputMode="numeric" maxLength={4} />
      </Form.Item>
      {look.error && (
        <div className={styles.answer}>
          <ProblemNotice error={look.error} />
        </div>
      )}
      {look.data && (
        <output className={styles.answer}>
          <span>{t('stands')}</span>
          <StateTag tone="waiting">{look.data.state}</StateTag>
        </output>
      )}
      <Button type="primary" htmlType="submit" block size="large" loading={look.isPending}>
        {t('look')}
      </Button>
    </Form>
  );
}
