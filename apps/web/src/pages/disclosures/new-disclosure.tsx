import { Button, Form, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { DayField } from '../../parts/day-field';
import { shiftDay, todayInChina } from '../../dates';
import { FormModal } from '../../parts/form-modal';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { UnionPicker } from '../../parts/union-picker';
import { DISCLOSURES, KINDS, REASONS, type Reason } from './disclosure-types';

interface Given {
  readonly unionId: string;
  readonly kind: (typeof KINDS)[number];
  readonly day: string;
  readonly fromReturn: boolean;
  readonly reason?: Reason;
}

/** The last day of the quarter that ended last. */
function lastQuarterDay(): string {
  const today = todayInChina();
  const month = Number(today.slice(5, 7));
  return shiftDay(`${today.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`, -1);
}

/** 拟一份公开: its figures are frozen now, or are those of the return for the same period. */
export function NewDisclosure() {
  const { t } = useTranslation('disclosures');
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('new.button')}
      </Button>
      <FormModal<Given, { id: string }>
        open={open}
        onClose={() => setOpen(false)}
        title={t('new.title')}
        explanation={t('new.means')}
        confirm={t('new.confirm')}
        initial={{ kind: 'quarter', day: lastQuarterDay(), fromReturn: false }}
        send={(given) => api.post('/staff/disclosures', given)}
        refreshes={[DISCLOSURES]}
        onDone={({ id }) => void navigate(`/disclosures/${id}`)}
      >
        <Form.Item name="unionId" label={t('new.union')} rules={[{ required: true, message: t('new.missingUnion') }]}>
          <UnionPicker />
        </Form.Item>
        <Form.Item name="kind" label={t('kind')}>
          <SegmentedChoice label={t('kind')} choices={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
        </Form.Item>
        <Form.Item name="day" label={t('new.day')} rules={[{ required: true, message: t('new.missingDay') }]}>
          <DayField label={t('new.day')} />
        </Form.Item>
        <Form.Item
          name="fromReturn"
          label={t('new.fromReturn')}
          extra={t('new.fromReturnMeans')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Form.Item name="reason" label={t('new.reason')} extra={t('new.reasonMeans')}>
          <Select allowClear options={REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))} />
        </Form.Item>
      </FormModal>
    </>
  );
}
