import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { EMPLOYMENTS, MATTERS } from './dispute-types';
import styles from './disputes.module.css';

export interface OwnValues {
  readonly matter?: string;
  readonly employer?: string;
  readonly knownOn?: string;
  readonly employment?: string;
  readonly employmentEndedOn?: string;
  readonly facts?: string;
  readonly claims?: readonly { readonly item?: string; readonly amount?: string }[];
}

const CIVIL = new Set(['family', 'neighbour', 'other-civil']);

export function useNeeded() {
  const { t } = useTranslation('disputes');
  return (field: string) => [{ required: true, message: t('missing', { field: t(`fields.${field}`) }) }];
}

/** What it is about: the same questions at the desk and to the member himself. */
export function MatterFields() {
  const { t } = useTranslation('disputes');
  const needed = useNeeded();
  const matter = Form.useWatch<string | undefined>('matter');
  const employment = Form.useWatch<string | undefined>('employment');
  return (
    <>
      <Form.Item name="matter" label={t('fields.matter')} rules={needed('matter')}>
        <Select options={MATTERS.map((value) => ({ value, label: t(`matters.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="employer"
        label={t(CIVIL.has(matter ?? '') ? 'fields.respondent' : 'fields.employer')}
        rules={CIVIL.has(matter ?? '') ? [] : needed('employer')}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="knownOn" label={t('fields.knownOn')} rules={needed('knownOn')} extra={t('hints.knownOn')}>
        <DayField label={t('fields.knownOn')} />
      </Form.Item>
      <Form.Item name="employment" label={t('fields.employment')} rules={needed('employment')}>
        <Select options={EMPLOYMENTS.map((value) => ({ value, label: t(`employments.${value}`) }))} />
      </Form.Item>
      {employment === 'ended' && (
        <Form.Item name="employmentEndedOn" label={t('fields.employmentEndedOn')} rules={needed('employmentEndedOn')}>
          <DayField label={t('fields.employmentEndedOn')} />
        </Form.Item>
      )}
      <Form.Item name="facts" label={t('fields.facts')} rules={needed('facts')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={4000} />
      </Form.Item>
      <Claims />
    </>
  );
}

function Claims() {
  const { t } = useTranslation('disputes');
  const needed = useNeeded();
  return (
    <Form.List name="claims">
      {(rows, { add, remove }) => (
        <fieldset className={styles.person}>
          <legend>{t('claims.title')}</legend>
          {rows.map(({ key, name }) => (
            <div key={key} className={styles.instalment}>
              <Form.Item name={[name, 'item']} label={t('fields.item')} rules={needed('item')}>
                <Input maxLength={200} placeholder={t('hints.item')} />
              </Form.Item>
              <Form.Item name={[name, 'amount']} label={t('fields.amount')} rules={needed('amount')}>
                <AmountInput />
              </Form.Item>
              <Button type="text" onClick={() => remove(name)}>
                {t('claims.remove')}
              </Button>
            </div>
          ))}
          <Form.Item>
            <Button onClick={() => add({})}>{t('claims.add')}</Button>
          </Form.Item>
        </fieldset>
      )}
    </Form.List>
  );
}
