import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { Amount } from '../../parts/amount';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { DetailLine } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { FILES } from './hardship-types';
import record from '../../parts/record.module.css';

const STANDARDS = [...FILES, 'standards'] as const;

/** 低保标准 as published: by it every file is computed. */
export default function SubsistenceStandardsPage() {
  const { t } = useTranslation('hardship');
  const { can } = useSession();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: STANDARDS,
    queryFn: ({ signal }) =>
      api.get<Schemas['SubsistenceStandardsView']>('/staff/subsistence-standards', undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={t('standards.title')}
        subtitle={t('standards.means')}
        back="/hardship"
        actions={can('hardship:manage-rules') && <Publish />}
      />
      {isPending && <LoadingState rows={4} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState>{t('standards.empty')}</EmptyState>}
      {data && data.items.length > 0 && (
        <ul className={`nj-card ${record.part} ${record.lines}`}>
          {data.items.map(({ id, region, area, monthAmount, validFrom, validTo, source }) => (
            <DetailLine key={id} note={source} end={<Amount value={monthAmount} />}>
              {[region ?? t('standards.everywhere'), t(area === 'urban' ? 'form.urban' : 'form.rural')].join(' · ')}{' '}
              {validTo
                ? t('standards.fromTo', { from: dayText(validFrom, t), to: dayText(validTo, t) })
                : t('standards.from', { from: dayText(validFrom, t) })}
            </DetailLine>
          ))}
        </ul>
      )}
    </>
  );
}

type Published = Schemas['SubsistenceStandardDto'];

function Publish() {
  const { t } = useTranslation('hardship');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('standards.publish')}
      </Button>
      <FormModal<Published>
        open={open}
        onClose={() => setOpen(false)}
        title={t('standards.publish')}
        confirm={t('standards.publish')}
        explanation={t('standards.explanation')}
        initial={{ area: 'urban' }}
        send={({ region, ...values }) =>
          api.post('/staff/subsistence-standards', { ...values, ...(region && { region }) })
        }
        refreshes={[STANDARDS]}
        said={t('done')}
      >
        <Form.Item name="region" label={t('standards.region')} extra={t('standards.regionMeans')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="area" label={t('form.area')}>
          <Select
            options={[
              { value: 'urban', label: t('form.urban') },
              { value: 'rural', label: t('form.rural') },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="monthAmount"
          label={t('standards.amount')}
          rules={[{ required: true, message: t('missing.amount') }]}
        >
          <AmountInput />
        </Form.Item>
        <Form.Item
          name="validFrom"
          label={t('standards.validFrom')}
          rules={[{ required: true, message: t('missing.day') }]}
        >
          <DayField label={t('standards.validFrom')} />
        </Form.Item>
        <Form.Item
          name="source"
          label={t('standards.source')}
          rules={[{ required: true, message: t('missing.source') }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </FormModal>
    </>
  );
}
