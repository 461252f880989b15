import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';

export interface FieldProps {
  readonly name: string;
  readonly optional?: boolean;
}

export function useRules(name: string, optional: boolean) {
  const { t } = useTranslation('disputes');
  return optional ? [] : [{ required: true, message: t('missing', { field: t(`fields.${name}`) }) }];
}

export function Day({ name, optional = false }: FieldProps) {
  const { t } = useTranslation('disputes');
  return (
    <Form.Item name={name} label={t(`fields.${name}`)} rules={useRules(name, optional)}>
      <DayField label={t(`fields.${name}`)} clearable={optional} />
    </Form.Item>
  );
}

export function Words({ name, optional = false, rows = 3, max = 1000 }: FieldProps & { rows?: number; max?: number }) {
  const { t } = useTranslation('disputes');
  return (
    <Form.Item name={name} label={t(`fields.${name}`)} rules={useRules(name, optional)}>
      <Input.TextArea autoSize={{ minRows: rows, maxRows: 12 }} maxLength={max} />
    </Form.Item>
  );
}

export function Line({ name, optional = false, max }: FieldProps & { max: number }) {
  const { t } = useTranslation('disputes');
  return (
    <Form.Item name={name} label={t(`fields.${name}`)} rules={useRules(name, optional)}>
      <Input maxLength={max} />
    </Form.Item>
  );
}

export function Money({ name }: FieldProps) {
  const { t } = useTranslation('disputes');
  return (
    <Form.Item name={name} label={t(`fields.${name}`)} rules={useRules(name, false)}>
      <AmountInput aria-label={t(`fields.${name}`)} />
    </Form.Item>
  );
}

export function Choice({ name, values }: FieldProps & { readonly values: readonly string[] }) {
  const { t } = useTranslation('disputes');
  return (
    <Form.Item name={name} label={t(`fields.${name}`)} rules={useRules(name, false)}>
      <Select
        aria-label={t(`fields.${name}`)}
        options={values.map((value) => ({ value, label: t(`choices.${name}.${value}`) }))}
      />
    </Form.Item>
  );
}
