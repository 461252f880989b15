import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { DetailLine } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { CATEGORIES, FILES } from './hardship-types';
import record from '../../parts/record.module.css';

const CAPS = [...FILES, 'caps'] as const;
const KINDS = ['living-aid', 'medical-aid', 'study-aid', 'temporary-hardship', 'warm-delivery', 'training'] as const;
const BASES = ['household', 'student', 'person'] as const;
const BEYONDS = ['higher-route', 'refused'] as const;

/** How much aid a household may be given in a year: dated rows, checked when it is asked for and when it is paid. */
export default function AidCapsPage() {
  const { t } = useTranslation('hardship');
  const { can } = useSession();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: CAPS,
    queryFn: ({ signal }) => api.get<Schemas['AidCapsView']>('/staff/aid-caps', undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={t('caps.title')}
        subtitle={t('caps.means')}
        back="/hardship"
        actions={can('hardship:manage-rules') && <SetCap />}
      />
      {isPending && <LoadingState rows={4} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <ul className={`nj-card ${record.part} ${record.lines}`}>
          {data.items.map(({ aidLabel, categoryLabel, words, beyondLabel, validFrom, validTo, source, isDefault }) => (
            <DetailLine
              key={`${aidLabel}${categoryLabel}${validFrom}${isDefault}`}
              note={[source, beyondLabel].join(' · ')}
              end={<span>{words}</span>}
            >
              {[aidLabel, categoryLabel ?? t('caps.everyCategory')].join(' · ')}{' '}
              {isDefault ? (
                <StateTag tone="plain">{t('caps.default')}</StateTag>
              ) : validTo ? (
                t('standards.fromTo', { from: dayText(validFrom, t), to: dayText(validTo, t) })
              ) : (
                t('standards.from', { from: dayText(validFrom, t) })
              )}
            </DetailLine>
          ))}
        </ul>
      )}
    </>
  );
}

type Cap = Schemas['AidCapDto'] & { readonly by: 'months' | 'amount' };

function SetCap() {
  const { t } = useTranslation('hardship');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('caps.set')}
      </Button>
      <FormModal<Cap>
        open={open}
        onClose={() => setOpen(false)}
        title={t('caps.set')}
        confirm={t('caps.set')}
        explanation={t('caps.explanation')}
        initial={{ per: 'household', beyond: 'higher-route', by: 'months' }}
        send={({ by, months, amount, ...values }) =>
          api.post('/staff/aid-caps', { ...values, ...(by === 'months' ? { months } : { amount }) })
        }
        refreshes={[CAPS]}
        said={t('done')}
      >
        <Fields />
      </FormModal>
    </>
  );
}

function Fields() {
  const { t } = useTranslation('hardship');
  const by = Form.useWatch<string | undefined>('by');
  const choices = <T extends string>(values: readonly T[], under: string) =>
    values.map((value) => ({ value, label: t(`${under}.${value}`) }));
  const required = [{ required: true, message: t('missing.line') }];
  return (
    <>
      <Form.Item name="aid" label={t('caps.aid')} rules={required}>
        <Select options={choices(KINDS, 'caps.kinds')} />
      </Form.Item>
      <Form.Item name="category" label={t('columns.category')} extra={t('caps.categoryMeans')}>
        <Select allowClear options={choices(CATEGORIES, 'categories')} />
      </Form.Item>
      <Form.Item name="per" label={t('caps.per')}>
        <Select options={choices(BASES, 'caps.bases')} />
      </Form.Item>
      <Form.Item name="by" label={t('caps.by')}>
        <Select options={choices(['months', 'amount'], 'caps.bys')} />
      </Form.Item>
      {by === 'amount' ? (
        <Form.Item name="amount" label={t('caps.amount')} rules={required}>
          <AmountInput />
        </Form.Item>
      ) : (
        <Form.Item name="months" label={t('caps.months')} rules={required}>
          <InputNumber min={1} max={120} precision={0} />
        </Form.Item>
      )}
      <Form.Item name="beyond" label={t('caps.beyond')} extra={t('caps.treasury')}>
        <Select options={choices(BEYONDS, 'caps.beyonds')} />
      </Form.Item>
      <Form.Item
        name="validFrom"
        label={t('standards.validFrom')}
        rules={[{ required: true, message: t('missing.day') }]}
      >
        <DayField label={t('standards.validFrom')} />
      </Form.Item>
      <Form.Item name="source" label={t('standards.source')} rules={[{ required: true, message: t('missing.source') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}
