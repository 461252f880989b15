import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { isProblem } from '../../api/problem';
import { todayInChina } from '../../dates';
import { type ConsentAnswers, ConsentFields, consentsOf, fieldOf } from '../../parts/consent-fields';
import { PhotoField } from '../../parts/photo-field';
import { type Photo, waitingPhotos } from '../../parts/photo-upload';
import { StateTag } from '../../parts/state-tag';
import { askedFor, isGiven } from './asked-child';
import { type Application, EXCLUSIONS, LEVELS, RELATIONS } from './study-types';
import record from '../../parts/record.module.css';
import styles from './study.module.css';

export interface ApplicationValues extends Omit<Application, 'documentIds' | 'programmeId' | 'childConsent'> {
  readonly consents?: ConsentAnswers;
  readonly photos?: readonly Photo[];
}

export const blankApplication = (childName?: string): Partial<ApplicationValues> => ({
  ...{ relation: 'child', entryYear: Number(todayInChina().slice(0, 4)), schoolingYears: 4, circumstances: [] },
  ...{ consented: false, ...(childName ? { childName } : {}) },
});

/** What stays on the device as a draft: not the number of a child, which is typed again. */
export const keptOf = <V extends Partial<ApplicationValues>>({
  childIdNumber: _number,
  consents: _said,
  ...values
}: V) => values;

/** What goes over the wire: the photos as the ids of their uploads. */
export const applicationOf = ({ photos = [], consents, ...values }: ApplicationValues, byOfficer: boolean) => ({
  ...values,
  ...childConsentOf(values, consents, byOfficer),
  documentIds: photos.flatMap(({ documentId }) => documentId ?? []),
});

function childConsentOf(
  values: Partial<ApplicationValues>,
  consents: ConsentAnswers | undefined,
  byOfficer: boolean,
): Pick<Application, 'childConsent'> {
  const [given] = consentsOf(askedFor(values, todayInChina()), consents, byOfficer);
  if (!given) return {};
  const { key: _key, ...childConsent } = given;
  return { childConsent };
}

/** The separate consent of the guardian, when the child is under 14 and nobody gave it yet. */
function ChildConsent({ byOfficer, error }: Omit<ApplicationFieldsProps, 'levels'>) {
  const { t } = useTranslation('consents');
  const form = Form.useFormInstance<ApplicationValues & { member?: { id: string } }>();
  const [childName, childIdNumber] = [Form.useWatch('childName', form), Form.useWatch('childIdNumber', form)];
  const [relation, member] = [Form.useWatch('relation', form), Form.useWatch('member', form)];
  const said = Form.useWatch('consents', { form, preserve: true });
  const asked = askedFor({ childName, childIdNumber, relation }, todayInChina());
  const path = byOfficer ? member && `/staff/members/${member.id}/consents` : '/portal/me/consents';
  const { data } = useQuery({
    queryKey: ['consents', path],
    queryFn: ({ signal }) => api.get<Schemas['ConsentsView']>(path!, undefined, signal),
    enabled: asked.length > 0 && Boolean(path),
    // Looking is recorded: once per page, not with every return to it.
    ...{ staleTime: Infinity, refetchOnWindowFocus: false },
  });
  if (asked.length === 0) return null;
  const stands = isGiven(data?.items ?? [], childName, {
    isWanting: isProblem(error) && error.code === 'sensitive-consent.wanting',
    isAnswered: asked.some((one) => said?.[fieldOf(one)]?.agreed),
  });
  return (
    <section className={`nj-card ${record.part}`}>
      <h3>{t('title')}</h3>
      {stands ? (
        <StateTag tone="done">{t('section.given')}</StateTag>
      ) : (
        <ConsentFields asked={asked} name="consents" byOfficer={byOfficer} needed />
      )}
    </section>
  );
}

export interface ApplicationFieldsProps {
  readonly levels?: readonly (typeof LEVELS)[number][];
  /** For a member who cannot do it himself. */
  readonly byOfficer: boolean;
  /** Why it was not taken. */
  readonly error: Error | null;
}

/** The child, the school and the admission letter; the same for the family and for an officer. */
export function ApplicationFields({ levels = LEVELS, byOfficer, error }: ApplicationFieldsProps) {
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
      <ChildConsent byOfficer={byOfficer} error={error} />
    </>
  );
}
