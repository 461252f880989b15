import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { LEVELS } from './model-worker-types';
import styles from './model-workers.module.css';

/** One honour after the other, as the certificates say. */
export function HonourFields() {
  const { t } = useTranslation('model-workers');
  return (
    <Form.List name="honours">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.honour}>
              <Form.Item
                name={[name, 'level']}
                label={t('level')}
                rules={[{ required: true, message: t('missing.level') }]}
              >
                <Select options={LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))} />
              </Form.Item>
              <Form.Item name={[name, 'title']} label={t('honourTitle')}>
                <Input maxLength={60} placeholder={t('honourExample')} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[name, 'year']} label={t('honourYear')}>
                <InputNumber min={1933} max={2200} precision={0} />
              </Form.Item>
              <Form.Item name={[name, 'conferredBy']} label={t('conferredBy')}>
                <Input maxLength={60} autoComplete="off" />
              </Form.Item>
              {fields.length > 1 && <Button onClick={() => remove(name)}>{t('honourRemove')}</Button>}
            </div>
          ))}
          {fields.length < 10 && <Button onClick={() => add({})}>{t('honourAdd')}</Button>}
        </>
      )}
    </Form.List>
  );
}

export interface TypedHonour {
  readonly level: (typeof LEVELS)[number];
  readonly title?: string | null;
  readonly year?: number | null;
  readonly conferredBy?: string | null;
}

/** What was left empty is not known. */
export const honoursSent = (honours: readonly TypedHonour[]) =>
  honours.map(({ level, title, year, conferredBy }) => ({
    ...{ level, title: title?.trim() || null, year: year ?? null, conferredBy: conferredBy?.trim() || null },
  }));
