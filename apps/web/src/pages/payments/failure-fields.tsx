import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './payments.module.css';

/** The lines that the bank did not pay, each with its reason. */
export function FailureFields({ itemCount }: { readonly itemCount: number }) {
  const { t } = useTranslation('disbursements');
  const isLine = (_: unknown, value: string | number | undefined) =>
    Number(value) >= 1 && Number(value) <= itemCount && Number.isInteger(Number(value))
      ? Promise.resolve()
      : Promise.reject(new Error(t('transfers.answer.lineMissing', { count: itemCount })));
  return (
    <Form.List name="failed">
      {(fields, { add, remove }) => (
        <fieldset className={styles.failures}>
          <legend>{t('transfers.answer.failures', { count: fields.length })}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.failure}>
              <Form.Item name={[name, 'line']} rules={[{ validator: isLine }]}>
                <Input
                  aria-label={t('transfers.answer.line')}
                  placeholder={t('transfers.answer.line')}
                  inputMode="numeric"
                />
              </Form.Item>
              <Form.Item
                name={[name, 'reason']}
                rules={[{ required: true, whitespace: true, message: t('transfers.answer.reasonMissing') }]}
              >
                <Input
                  aria-label={t('transfers.answer.reason')}
                  placeholder={t('transfers.answer.reason')}
                  maxLength={200}
                />
              </Form.Item>
              <Button
                aria-label={t('transfers.answer.remove')}
                icon={<CloseOutlined aria-hidden />}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            {t('transfers.answer.add')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
