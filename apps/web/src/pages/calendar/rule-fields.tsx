import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { UnionHolidays } from './calendar-types';
import type { HolidayDraft } from './holiday-draft';
import styles from './calendar.module.css';

const KINDS = ['fixed', 'lunar', 'festival', 'solar-term', 'campaign', 'dates'] as const;

const TERMS = [
  ...['小寒', '大寒', '立春', '雨水', '惊蛰', '春分', '清明', '谷雨', '立夏', '小满', '芒种', '夏至'],
  ...['小暑', '大暑', '立秋', '处暑', '白露', '秋分', '寒露', '霜降', '立冬', '小雪', '大雪', '冬至'],
];

const needed = (message: string) => [{ required: true, message }];

/** When the holiday is: what has to be said depends on its kind. */
export function RuleFields({ festivals }: Pick<UnionHolidays, 'festivals'>) {
  const { t } = useTranslation('calendar');
  const form = Form.useFormInstance<HolidayDraft>();
  const kind = Form.useWatch('kind', form);
  const missing = needed(t('form.ruleMissing'));
  return (
    <>
      <Form.Item name="kind" label={t('form.kind')}>
        <Select options={KINDS.map((value) => ({ value, label: t(`form.kinds.${value}`) }))} />
      </Form.Item>
      {(kind === 'fixed' || kind === 'lunar') && <MonthAndDay lunar={kind === 'lunar'} />}
      {kind === 'solar-term' && (
        <Form.Item name="term" label={t('form.kinds.solar-term')} rules={missing}>
          <Select showSearch options={TERMS.map((value) => ({ value, label: value }))} />
        </Form.Item>
      )}
      {kind === 'festival' && (
        <Form.Item name="festival" label={t('form.kinds.festival')} rules={missing}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={festivals.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      )}
      {kind === 'campaign' && (
        <div className={styles.pair}>
          <Form.Item name="from" label={t('form.from')} rules={missing}>
            <Input maxLength={6} autoComplete="off" placeholder="06-01" />
          </Form.Item>
          <Form.Item name="to" label={t('form.to')} rules={missing}>
            <Input maxLength={6} autoComplete="off" placeholder="09-30" />
          </Form.Item>
        </div>
      )}
      {kind === 'dates' && (
        <Form.Item name="dates" label={t('form.dates')} extra={t('form.datesHint')}>
          <Select mode="tags" tokenSeparators={[' ', '、', '，', ',']} open={false} suffixIcon={null} />
        </Form.Item>
      )}
    </>
  );
}

function MonthAndDay({ lunar }: { lunar: boolean }) {
  const { t } = useTranslation('calendar');
  const missing = needed(t('form.ruleMissing'));
  return (
    <div className={styles.pair}>
      <Form.Item name="month" label={t(lunar ? 'form.lunarMonth' : 'form.month')} rules={missing}>
        <InputNumber className={styles.figure ?? ''} min={1} max={12} precision={0} suffix={t('form.monthUnit')} />
      </Form.Item>
      <Form.Item name="day" label={t(lunar ? 'form.lunarDay' : 'form.day')} rules={missing}>
        <InputNumber
          className={styles.figure ?? ''}
          min={1}
          max={lunar ? 29 : 31}
          precision={0}
          suffix={t('form.dayUnit')}
        />
      </Form.Item>
    </div>
  );
}
