import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { DayField } from '../../parts/day-field';
import { DetailLine } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { FILES } from './hardship-types';
import record from '../../parts/record.module.css';

const RULES = [...FILES, 'review-rules'] as const;
type Rule = Schemas['ReviewRuleView'];

/** When the yearly review opens, when a file lapses, how many files are drawn for a spot check. */
export default function ReviewRulesPage() {
  const { t } = useTranslation('hardship');
  const { can } = useSession();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: RULES,
    queryFn: ({ signal }) => api.get<Schemas['ReviewRulesView']>('/staff/review-rules', undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={t('reviewRules.title')}
        subtitle={t('reviewRules.means')}
        back="/hardship"
        actions={can('hardship:manage-rules') && data && <SetRule before={data.items[0] ?? data.standard} />}
      />
      {isPending && <LoadingState rows={3} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <ul className={`nj-card ${record.part} ${record.lines}`}>
          {[...data.items, data.standard].map((rule) => (
            <RuleLine key={rule.validFrom ?? 'standard'} rule={rule} />
          ))}
        </ul>
      )}
    </>
  );
}

function RuleLine({ rule: { opensBeforeDays, lapsesAfterDays, spotCheckPercent, validFrom, source } }: { rule: Rule }) {
  const { t } = useTranslation('hardship');
  return (
    <DetailLine note={source ?? t('reviewRules.standardMeans')}>
      {t('reviewRules.line', { opens: opensBeforeDays, lapses: lapsesAfterDays, percent: spotCheckPercent })}{' '}
      {validFrom ? (
        t('standards.from', { from: dayText(validFrom, t) })
      ) : (
        <StateTag tone="plain">{t('caps.default')}</StateTag>
      )}
    </DetailLine>
  );
}

function SetRule({ before }: { before: Rule }) {
  const { t } = useTranslation('hardship');
  const [open, setOpen] = useState(false);
  const { opensBeforeDays, lapsesAfterDays, spotCheckPercent } = before;
  const numbers = [
    ['opensBeforeDays', 180],
    ['lapsesAfterDays', 365],
    ['spotCheckPercent', 100],
  ] as const;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('reviewRules.set')}
      </Button>
      <FormModal<Schemas['ReviewRuleDto']>
        open={open}
        onClose={() => setOpen(false)}
        title={t('reviewRules.set')}
        confirm={t('reviewRules.set')}
        explanation={t('reviewRules.explanation')}
        initial={{ opensBeforeDays, lapsesAfterDays, spotCheckPercent }}
        send={(values) => api.post('/staff/review-rules', values)}
        refreshes={[RULES]}
        said={t('done')}
      >
        {numbers.map(([name, max]) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`reviewRules.${name}`)}
            rules={[{ required: true, message: t('missing.line') }]}
          >
            <InputNumber min={1} max={max} precision={0} />
          </Form.Item>
        ))}
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
