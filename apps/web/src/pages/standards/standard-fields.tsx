import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { UnionPicker } from '../../parts/union-picker';
import { FUND_KINDS } from '../funds/fund-types';
import type { StandardDraft } from './standard-draft';
import { AID_FORMS, catalogueQuery, EVIDENCE_KINDS, STANDINGS } from './standard-types';
import styles from './standards.module.css';

export const needed = (message: string) => [{ required: true, whitespace: true, message }];
const some = (message: string) => [{ required: true, type: 'array' as const, min: 1, message }];

export function StandardFields() {
  return (
    <>
      <OccasionFields />
      <AmountFields />
      <EvidenceFields />
      <SourceFields />
      <FurtherFields />
    </>
  );
}

function OccasionFields() {
  const { t } = useTranslation('standards');
  const form = Form.useFormInstance<StandardDraft>();
  const unionId = Form.useWatch('unionId', form) ?? '';
  const code = Form.useWatch('occasion', form);
  const { data, isPending } = useQuery(catalogueQuery(unionId));
  const occasions = data?.items ?? [];
  const cases = occasions.find((occasion) => occasion.code === code)?.subConditions ?? [];
  return (
    <>
      <Form.Item name="unionId" label={t('fields.union')} rules={needed(t('missing.union'))}>
        <UnionPicker allows={({ kind }) => kind !== 'group'} />
      </Form.Item>
      <Form.Item name="occasion" label={t('fields.occasion')} rules={needed(t('missing.occasion'))}>
        <Select
          loading={unionId !== '' && isPending}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={() => form.setFieldValue('subCondition', undefined)}
          options={occasions.map(({ code: value, name }) => ({ value, label: name }))}
        />
      </Form.Item>
      {cases.length > 0 && (
        <Form.Item name="subCondition" label={t('fields.subCondition')} extra={t('hints.subCondition')}>
          <Select allowClear options={cases.map(({ code: value, name }) => ({ value, label: name }))} />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('fields.name')} rules={needed(t('missing.name'))}>
        <Input maxLength={60} autoComplete="off" placeholder={t('examples.name')} />
      </Form.Item>
    </>
  );
}

function AmountFields() {
  const { t } = useTranslation('standards');
  return (
    <>
      <Form.Item name="form" label={t('columns.form')}>
        <SegmentedChoice
          label={t('columns.form')}
          choices={AID_FORMS.map((value) => ({ value, label: t(`forms.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="capPerEvent" label={t('columns.cap')} rules={needed(t('missing.cap'))}>
        <AmountInput />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="maxCountPerYear" label={t('fields.maxCountPerYear')} extra={t('hints.noLimit')}>
          <InputNumber className={styles.figure ?? ''} min={1} max={366} precision={0} suffix={t('times')} />
        </Form.Item>
        <Form.Item name="maxCountEver" label={t('fields.maxCountEver')} extra={t('hints.noLimit')}>
          <InputNumber className={styles.figure ?? ''} min={1} max={100} precision={0} suffix={t('times')} />
        </Form.Item>
      </div>
    </>
  );
}

function EvidenceFields() {
  const { t } = useTranslation(['standards', 'funds']);
  const kinds = EVIDENCE_KINDS.map((value) => ({ value, label: t(`evidence.${value}`) }));
  return (
    <>
      <Form.Item name="required" label={t('fields.required')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={kinds} />
      </Form.Item>
      <Form.Item name="later" label={t('fields.later')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={kinds} />
      </Form.Item>
      <Form.Item
        name="fundKinds"
        label={t('fields.fundKinds')}
        extra={t('hints.fundKinds')}
        rules={some(t('missing.fundKinds'))}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={FUND_KINDS.map((value) => ({ value, label: t(`funds:kinds.${value}`) }))}
        />
      </Form.Item>
    </>
  );
}

export function SourceFields() {
  const { t } = useTranslation('standards');
  return (
    <>
      <Form.Item name="validFrom" label={t('fields.validFrom')} rules={needed(t('missing.validFrom'))}>
        <DayField label={t('fields.validFrom')} />
      </Form.Item>
      <Form.Item name="ruleVersion" label={t('columns.version')} rules={needed(t('missing.version'))}>
        <Input maxLength={40} autoComplete="off" placeholder={t('examples.version')} />
      </Form.Item>
      <Form.Item name="source" label={t('fields.source')} rules={needed(t('missing.source'))}>
        <Input maxLength={200} autoComplete="off" placeholder={t('examples.source')} />
      </Form.Item>
    </>
  );
}

/** What most standards leave as it is. */
function FurtherFields() {
  const { t } = useTranslation('standards');
  const choice = (field: 'countedOver' | 'countedFor' | 'beneficiary', values: readonly string[], area: string) => (
    <Form.Item name={field} label={t(`fields.${field}`)}>
      <SegmentedChoice
        label={t(`fields.${field}`)}
        choices={values.map((value) => ({ value, label: t(`${area}.${value}`) }))}
      />
    </Form.Item>
  );
  return (
    <details className={styles.more}>
      <summary>{t('further')}</summary>
      <Form.Item name="maxAmountPerYear" label={t('fields.maxAmountPerYear')} extra={t('hints.noLimit')}>
        <AmountInput />
      </Form.Item>
      <Form.Item name="sameDiseaseOncePerYear" valuePropName="checked">
        <Checkbox>{t('limits.disease')}</Checkbox>
      </Form.Item>
      {choice('countedOver', ['occasion', 'standard'], 'countedOver')}
      {choice('countedFor', ['person', 'household'], 'countedFor')}
      {choice('beneficiary', ['member', 'family'], 'beneficiaries')}
      <Form.Item name="forStandings" label={t('fields.forStandings')} rules={some(t('missing.forStandings'))}>
        <Checkbox.Group options={STANDINGS.map((value) => ({ value, label: t(`standings.${value}`) }))} />
      </Form.Item>
      <Form.Item name="claimWindowMonths" label={t('fields.claimWindowMonths')} extra={t('hints.noLimit')}>
        <InputNumber className={styles.figure ?? ''} min={1} max={120} precision={0} suffix={t('monthsUnit')} />
      </Form.Item>
      <Form.Item name="exclusions" label={t('fields.exclusions')}>
        <Input maxLength={200} autoComplete="off" placeholder={t('examples.exclusions')} />
      </Form.Item>
    </details>
  );
}
