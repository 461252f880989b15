import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../parts/amount-input';
import { MatterFields, useNeeded } from './dispute-form';
import styles from './disputes.module.css';

/** The application again, as it should have been written down, and why it is changed. */
export function CorrectionFields() {
  const { t } = useTranslation('disputes');
  const needed = useNeeded();
  return (
    <>
      <MatterFields />
      <Form.Item name="employerContact" label={t('fields.employerContact')}>
        <Input maxLength={200} />
      </Form.Item>
      <Parties />
      <Form.Item name="reason" label={t('fields.reason')} rules={needed('reason')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </>
  );
}

/** A member's name is the register's; it is not written here. */
function Parties() {
  const { t } = useTranslation('disputes');
  const needed = useNeeded();
  const form = Form.useFormInstance();
  return (
    <Form.List name="applicants">
      {(rows) =>
        rows.map(({ key, name }) => (
          <fieldset key={key} className={styles.person}>
            <legend>{t('applicants.one', { place: name + 1 })}</legend>
            <div className={styles.two}>
              <Form.Item name={[name, 'name']} label={t('fields.name')} rules={needed('name')}>
                <Input maxLength={60} disabled={Boolean(form.getFieldValue(['applicants', name, 'memberId']))} />
              </Form.Item>
              <Form.Item name={[name, 'phone']} label={t('fields.phone')}>
                <Input maxLength={30} inputMode="tel" />
              </Form.Item>
              <Form.Item name={[name, 'asked']} label={t('fields.asked')} rules={needed('asked')}>
                <AmountInput />
              </Form.Item>
            </div>
          </fieldset>
        ))
      }
    </Form.List>
  );
}
