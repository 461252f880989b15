import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFirstField } from './use-first-field';

/** The six digits of the phone, or (where it helps) a recovery code. */
export function FactorCodeField({ recovery = true }: { recovery?: boolean }) {
  const { t } = useTranslation('parts');
  const first = useFirstField();
  return (
    <Form.Item
      name="code"
      label={t('factorCode.label')}
      {...(recovery ? { extra: t('factorCode.recovery') } : {})}
      rules={[{ required: true, whitespace: true, message: t('factorCode.missing') }]}
    >
      <Input
        ref={first}
        inputMode={recovery ? 'text' : 'numeric'}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
      />
    </Form.Item>
  );
}
