import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { MATTERS } from '../disputes/dispute-types';
import styles from '../disputes/disputes.module.css';
import { SERVICES } from './legal-aid-types';

export interface OwnAidValues {
  readonly matter?: string;
  readonly service?: string;
  readonly employer?: string;
  readonly asked?: string;
  readonly phone?: string;
  readonly isMigrant?: boolean;
  readonly limitationOn?: string;
  readonly facts?: string;
}

export function useNeeded() {
  const { t } = useTranslation('legal-aid');
  return (field: string) => [{ required: true, message: t('missing', { field: t(`fields.${field}`) }) }];
}

/** What it is about: the same questions at the desk and to the member himself. */
export function AidMatterFields() {
  const { t } = useTranslation('legal-aid');
  const needed = useNeeded();
  return (
    <>
      <div className={styles.two}>
        <Form.Item name="matter" label={t('fields.matter')} rules={needed('matter')}>
          <Select options={MATTERS.map((value) => ({ value, label: t(`disputes:matters.${value}`) }))} />
        </Form.Item>
        <Form.Item name="service" label={t('fields.service')} rules={needed('service')}>
          <Select options={SERVICES.map((value) => ({ value, label: t(`services.${value}`) }))} />
        </Form.Item>
        <Form.Item name="employer" label={t('fields.employer')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="asked" label={t('fields.asked')} extra={t('hints.asked')}>
          <AmountInput />
        </Form.Item>
        <Form.Item name="limitationOn" label={t('fields.limitationOn')} extra={t('hints.limitationOn')}>
          <DayField label={t('fields.limitationOn')} />
        </Form.Item>
      </div>
      <Form.Item name="isMigrant" valuePropName="checked" extra={t('hints.isMigrant')}>
        <Checkbox>{t('fields.isMigrant')}</Checkbox>
      </Form.Item>
      <Form.Item name="facts" label={t('fields.facts')} rules={needed('facts')} extra={t('hints.facts')}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={8000} />
      </Form.Item>
    </>
  );
}
