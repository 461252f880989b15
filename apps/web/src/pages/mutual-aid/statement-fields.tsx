import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';

/** The stay, what the member paid himself, and the papers. */
export function StatementFields() {
  const { t } = useTranslation('mutual-aid');
  const uploaded = async (_: unknown, photos: readonly Photo[] = []) => {
    if (waitingPhotos(photos) > 0) throw new Error(t('missing.uploading'));
  };
  return (
    <>
      <Form.Item
        name="admittedOn"
        label={t('admittedOn')}
        rules={[{ required: true, message: t('missing.admittedOn') }]}
      >
        <DayField label={t('admittedOn')} last={todayInChina()} />
      </Form.Item>
      <Form.Item
        name="dischargedOn"
        label={t('dischargedOn')}
        rules={[{ required: true, message: t('missing.dischargedOn') }]}
      >
        <DayField label={t('dischargedOn')} last={todayInChina()} />
      </Form.Item>
      <Form.Item
        name="selfPaid"
        label={t('selfPaidAmount')}
        extra={t('selfPaidMeans')}
        rules={[{ required: true, message: t('missing.selfPaid') }]}
      >
        <AmountInput />
      </Form.Item>
      <Form.Item name="medical" rules={[{ validator: uploaded }]}>
        <PhotoField label={t('papers.medical')} kind="hospital-summary" documents />
      </Form.Item>
      <Form.Item name="bills" rules={[{ validator: uploaded }]}>
        <PhotoField label={t('papers.bills')} kind="invoice" documents />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </>
  );
}
