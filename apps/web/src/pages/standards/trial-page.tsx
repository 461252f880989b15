import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { MemberPicker } from '../../parts/member-picker';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { ProblemNotice } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { needed } from './standard-fields';
import { catalogueQuery, type Preview, STANDINGS, type Trial, useOutlook } from './standard-types';
import { StandardsFrame } from './standards-frame';
import { TrialResult } from './trial-result';
import styles from './standards.module.css';

/** Asks the rules without asking for money: how much, from what, by which rule. */
export default function TrialPage() {
  const { t } = useTranslation('standards');
  const { unionId } = useOutlook();
  const [form] = Form.useForm<Trial>();
  const asked = useMutation({
    mutationFn: ({ member, ...trial }: Trial) =>
      api.post<Preview>('/staff/standards/entitlement', { ...trial, ...(member ? { memberId: member.id } : {}) }),
  });
  return (
    <StandardsFrame>
      <div className={styles.trial}>
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          scrollToFirstError
          initialValues={{ unionId, standing: 'active', eventDate: todayInChina() }}
          onFinish={(values) => asked.mutate(values)}
        >
          <TrialFields />
          <ProblemNotice error={asked.error} />
          <Button type="primary" htmlType="submit" loading={asked.isPending}>
            {t('trial.button')}
          </Button>
        </Form>
        {asked.data && asked.variables && <TrialResult preview={asked.data} trial={asked.variables} />}
      </div>
    </StandardsFrame>
  );
}

function TrialFields() {
  const { t } = useTranslation('standards');
  const form = Form.useFormInstance<Trial>();
  const unionId = Form.useWatch('unionId', form) ?? '';
  const member = Form.useWatch('member', form);
  const code = Form.useWatch('occasion', form);
  const on = Form.useWatch('eventDate', form);
  const { data } = useQuery(catalogueQuery(unionId, on));
  const occasions = data?.items.filter(({ kept }) => kept) ?? [];
  const occasion = occasions.find((each) => each.code === code);
  return (
    <>
      <Form.Item name="unionId" label={t('fields.union')} rules={needed(t('missing.union'))}>
        <UnionPicker />
      </Form.Item>
      <Form.Item name="member" label={t('trial.member')} extra={t('trial.memberHint')}>
        <MemberPicker />
      </Form.Item>
      {!member && (
        <Form.Item name="standing" label={t('trial.standing')}>
          <SegmentedChoice
            label={t('trial.standing')}
            choices={STANDINGS.map((value) => ({ value, label: t(`standings.${value}`) }))}
          />
        </Form.Item>
      )}
      <Form.Item name="occasion" label={t('fields.occasion')} rules={needed(t('missing.occasion'))}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          onChange={() => form.setFieldValue('subCondition', undefined)}
          options={occasions.map(({ code: value, name }) => ({ value, label: name }))}
        />
      </Form.Item>
      {occasion && occasion.subConditions.length > 0 && (
        <Form.Item
          name="subCondition"
          label={t('fields.subCondition')}
          rules={occasion.subConditionRequired ? needed(t('missing.subCondition')) : []}
        >
          <Select
            allowClear
            options={occasion.subConditions.map(({ code: value, name }) => ({ value, label: name }))}
          />
        </Form.Item>
      )}
      <Form.Item name="eventDate" label={t('trial.eventDate')} rules={needed(t('trial.eventDateMissing'))}>
        <DayField label={t('trial.eventDate')} />
      </Form.Item>
    </>
  );
}
