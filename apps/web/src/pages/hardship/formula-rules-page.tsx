import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
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

const RULES = [...FILES, 'formula-rules'] as const;
const VERSIONS = ['current', '2016'] as const;
const PLACES = ['before-deep', 'after-deep', 'last'] as const;
/** The formula of 2016 asks for neither. */
const OF_2016 = { accidentPlace: 'last', lossShare: 80 } as const;
type Rule = Schemas['FormulaRuleView'];

/** Which formula holds from when, where 意外致困 stands in it, which loss counts. */
export default function FormulaRulesPage() {
  const { t } = useTranslation('hardship');
  const { can } = useSession();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: RULES,
    queryFn: ({ signal }) => api.get<Schemas['FormulaRulesView']>('/staff/formula-rules', undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={t('formulaRules.title')}
        subtitle={t('formulaRules.means')}
        back="/hardship"
        actions={can('hardship:manage-rules') && <SetRule />}
      />
      {isPending && <LoadingState rows={3} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <ul className={`nj-card ${record.part} ${record.lines}`}>
          {data.items.map((rule) => (
            <RuleLine key={`${rule.validFrom}${rule.isDefault}`} rule={rule} />
          ))}
        </ul>
      )}
    </>
  );
}

function RuleLine({ rule }: { rule: Rule }) {
  const { t } = useTranslation('hardship');
  const { version, accidentPlace, lossShare, validFrom, validTo, source, isDefault, holdsToday } = rule;
  const from = dayText(validFrom, t);
  const place = t(`formulaRules.places.${accidentPlace}`);
  const said = version === '2016' ? [] : [t('formulaRules.line', { place, share: lossShare })];
  return (
    <DetailLine note={[...said, source].join(' · ')}>
      {t(`formulaRules.versions.${version}`)}{' '}
      {validTo ? t('standards.fromTo', { from, to: dayText(validTo, t) }) : t('standards.from', { from })}{' '}
      {isDefault && <StateTag tone="plain">{t('caps.default')}</StateTag>}{' '}
      {holdsToday && <StateTag tone="done">{t('formulaRules.holdsToday')}</StateTag>}
    </DetailLine>
  );
}

function SetRule() {
  const { t } = useTranslation('hardship');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('formulaRules.set')}
      </Button>
      <FormModal<Schemas['FormulaRuleDto']>
        open={open}
        onClose={() => setOpen(false)}
        title={t('formulaRules.set')}
        confirm={t('formulaRules.set')}
        explanation={t('formulaRules.explanation')}
        initial={{ version: 'current', accidentPlace: 'after-deep', lossShare: 80 }}
        send={(values) =>
          api.post('/staff/formula-rules', { ...(values.version === '2016' ? OF_2016 : {}), ...values })
        }
        refreshes={[FILES]}
        said={t('done')}
      >
        <Fields />
      </FormModal>
    </>
  );
}

function Fields() {
  const { t } = useTranslation('hardship');
  const version = Form.useWatch<string | undefined>('version');
  const choices = <T extends string>(values: readonly T[], under: string) =>
    values.map((value) => ({ value, label: t(`${under}.${value}`) }));
  return (
    <>
      <Form.Item name="version" label={t('formulaRules.version')}>
        <Select options={choices(VERSIONS, 'formulaRules.versions')} />
      </Form.Item>
      {version !== '2016' && <AccidentFields places={choices(PLACES, 'formulaRules.places')} />}
      <Form.Item
        name="validFrom"
        label={t('standards.validFrom')}
        rules={[{ required: true, message: t('missing.day') }]}
      >
        <DayField label={t('standards.validFrom')} />
      </Form.Item>
      <Form.Item
        name="validTo"
        label={t('formulaRules.validTo')}
        extra={t('formulaRules.validToMeans')}
        dependencies={['validFrom']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, to?: string) =>
              to && to < getFieldValue('validFrom')
                ? Promise.reject(new Error(t('formulaRules.reversed')))
                : Promise.resolve(),
          }),
        ]}
      >
        <DayField label={t('formulaRules.validTo')} />
      </Form.Item>
      <Form.Item name="source" label={t('standards.source')} rules={[{ required: true, message: t('missing.source') }]}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

function AccidentFields({ places }: { places: { value: string; label: string }[] }) {
  const { t } = useTranslation('hardship');
  return (
    <>
      <Form.Item name="accidentPlace" label={t('formulaRules.place')} extra={t('formulaRules.placeMeans')}>
        <Select options={places} />
      </Form.Item>
      <Form.Item
        name="lossShare"
        label={t('formulaRules.share')}
        extra={t('formulaRules.shareMeans')}
        rules={[{ required: true, message: t('missing.line') }]}
      >
        <InputNumber min={1} max={100} precision={0} suffix="%" />
      </Form.Item>
    </>
  );
}
