import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import { type Application, EXCLUSIONS, LEVELS, RELATIONS } from './study-types';
import record from '../../parts/record.module.css';
import styles from './study.module.css';

export interface ApplicationValues extends Omit<Application, 'documentIds' | 'programmeId'> {
  readonly photos?: readonly Photo[];
}

export const blankApplication = (childName?: string): Partial<ApplicationValues> => ({
  ...{ relation: 'child', entryYear: Number(todayInChina().slice(0, 4)), schoolingYears: 4, circumstances: [] },
  ...{ consented: false, ...(childName ? { childName } : {}) },
});

/** What stays on the device as a draft: not the number of a child, which is typed again. */
export const keptOf = <V extends Partial<ApplicationValues>>({ childIdNumber: _number, ...values }: V) => values;

/** What goes over the wire: the photos as the ids of their uploads. */
export const applicationOf = ({ photos = [], ...values }: ApplicationValues) => ({
  ...values,
  documentIds: photos.flatMap(({ documentId }) => documentId ?? []),
});

/** The child, the school and the admission letter; the same for the family and for an officer. */
export function ApplicationFields({ levels = LEVELS }: { levels?: readonly (typeof LEVELS)[number][] }) {
  const { t } = useTranslation('study');
  const needed = (message: string) => [{ required: true, message: t(`missing.${message}`) }];
  return (
    <>
      <section className={`nj-card ${record.part}`}>
        <h3>{t('form.child')}</h3>
        <Form.Item name="childName" label={t('fields.childName')} rules={needed('childName')}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="childIdNumber" label={t('fields.childIdNumber')} rules={needed('childIdNumber')}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
        <Form.Item name="relation" label={t('fields.relation')}>
          <Select options={RELATIONS.map((value) => ({ value, label: t(`relations.${value}`) }))} />
        </Form.Item>
      </section>
      <section className={`nj-card ${record.part}`}>
        <h3>{t('form.school')}</h3>
        <Form.Item name="schoolName" label={t('fields.schoolName')} rules={needed('schoolName')}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="level" label={t('fields.level')} rules={needed('level')}>
          <Select options={levels.map((value) => ({ value, label: t(`levels.${value}`) }))} />
        </Form.Item>
        <div className={styles.pair}>
          <Form.Item name="entryYear" label={t('fields.entryYear')} rules={needed('entryYear')}>
            <InputNumber min={2000} max={2200} precision={0} />
          </Form.Item>
          <Form.Item name="schoolingYears" label={t('fields.schoolingYears')} rules={needed('schoolingYears')}>
            <InputNumber min={1} max={20} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="circumstances" label={t('fields.circumstances')} extra={t('form.circumstancesMean')}>
          <Checkbox.Group options={EXCLUSIONS.map((value) => ({ value, label: t(`exclusions.${value}`) }))} />
        </Form.Item>
      </section>
      <section className={`nj-card ${record.part}`}>
        <h3>{t('form.papers')}</h3>
        <Form.Item
          name="photos"
          rules={[
            {
              validator: async (_, photos: readonly Photo[] = []) => {
                if (waitingPhotos(photos) > 0) throw new Error(t('missing.uploading'));
              },
            },
          ]}
        >
          <PhotoField label={t('form.letter')} hint={t('form.letterMeans')} kind="certificate" documents />
        </Form.Item>
        <Form.Item name="consented" valuePropName="checked">
          <Checkbox>{t('form.consent')}</Checkbox>
        </Form.Item>
      </section>
    </>
  );
}
