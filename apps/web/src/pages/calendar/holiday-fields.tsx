import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { SegmentedChoice } from '../../parts/segmented-choice';
import type { UnionHolidays } from './calendar-types';
import type { HolidayDraft } from './holiday-draft';
import { RuleFields } from './rule-fields';
import styles from './calendar.module.css';

export const needed = (message: string) => [{ required: true, message }];

export function HolidayFields({ page, personal }: { page: UnionHolidays; personal: boolean }) {
  const { t } = useTranslation('calendar');
  return (
    <>
      <Form.Item
        name="name"
        label={t('form.name')}
        rules={[{ required: true, whitespace: true, message: t('form.nameMissing') }]}
      >
        <Input maxLength={40} autoComplete="off" placeholder={t('form.nameExample')} />
      </Form.Item>
      {!personal && <RuleFields festivals={page.festivals} />}
      <LeadField />
      <Form.Item name="audiences" label={t('form.audiences')} rules={needed(t('form.audiencesMissing'))}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={page.audiences.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="form" label={t('form.form')}>
        <SegmentedChoice
          label={t('form.form')}
          choices={page.forms.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="purpose" label={t('form.purpose')}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} placeholder={t('form.purposeExample')} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="validFrom" label={t('form.validFrom')} rules={needed(t('form.validFromMissing'))}>
          <DayField label={t('form.validFrom')} first={todayInChina()} />
        </Form.Item>
        <Form.Item name="validUntil" label={t('form.validUntil')}>
          <DayField clearable label={t('form.validUntil')} first={todayInChina()} />
        </Form.Item>
      </div>
    </>
  );
}

function LeadField() {
  const { t } = useTranslation('calendar');
  const form = Form.useFormInstance<HolidayDraft>();
  const reminds = Form.useWatch('reminds', form);
  return (
    <>
      <Form.Item name="reminds" label={t('form.reminds')}>
        <SegmentedChoice
          label={t('form.reminds')}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`form.remindsChoices.${value}`) }))}
        />
      </Form.Item>
      {reminds !== 'no' && (
        <Form.Item
          name="leadDays"
          label={t('form.leadDays')}
          extra={t('form.leadDaysHint')}
          rules={needed(t('form.leadDaysMissing'))}
        >
          <InputNumber className={styles.figure ?? ''} min={0} max={120} precision={0} suffix={t('form.days')} />
        </Form.Item>
      )}
    </>
  );
}
