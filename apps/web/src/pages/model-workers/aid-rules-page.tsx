import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { dayText, todayInChina } from '../../dates';
import { yuan } from '../../money';
import { AmountInput } from '../../parts/amount-input';
import { DateChoice } from '../../parts/date-choice';
import { DetailSection, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { type AidRule, KINDS, LEVELS, MODEL_WORKERS } from './model-worker-types';
import styles from './model-workers.module.css';
import { SurveyDays } from './survey-days';

type Rules = Schemas['ModelWorkerAidRulesView'];

/** How much a level gets of each kind, from which day; a new day is a new rule, the old ones stay. */
export default function AidRulesPage() {
  const { t } = useTranslation('model-workers');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...MODEL_WORKERS, 'rules'],
    queryFn: ({ signal }) => api.get<Rules>('/staff/model-worker-aid-rules', undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={t('rules.title')}
        back="/model-workers"
        subtitle={t('rules.means')}
        actions={data?.mayAdd && <AddRule />}
      />
      {isPending && <LoadingState rows={8} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className={styles.column}>
          <SurveyDays />
          {LEVELS.map((level) => (
            <section key={level} className={`nj-card ${styles.part}`}>
              <DetailSection title={t(`levels.${level}`)}>
                {KINDS.map((kind) => (
                  <RulesOf
                    key={kind}
                    kind={kind}
                    rules={data.rules.filter((r) => r.level === level && r.kind === kind)}
                  />
                ))}
              </DetailSection>
            </section>
          ))}
        </div>
      )}
    </>
  );
}

function RulesOf({ kind, rules }: { kind: string; rules: readonly AidRule[] }) {
  const { t } = useTranslation('model-workers');
  if (rules.length === 0) return <p className="nj-caption">{t('rules.none', { kind: t(`kinds.${kind}`) })}</p>;
  return rules.map((rule) => <RuleShown key={`${rule.validFrom}${rule.isDefault}`} rule={rule} />);
}

function RuleShown({ rule }: { rule: AidRule }) {
  const { t } = useTranslation('model-workers');
  const money = (amount: string | null) => amount && yuan(amount);
  return (
    <article className={styles.rule}>
      <div className={styles.top}>
        <strong>{t(`kinds.${rule.kind}`)}</strong>
        <StateTag tone={rule.isDefault ? 'plain' : 'done'}>
          {t(rule.isDefault ? 'rules.default' : 'rules.from', { day: dayText(rule.validFrom, t) })}
        </StateTag>
      </div>
      <Facts
        facts={[
          [t('rules.onDutyLine'), money(rule.onDutyLine)],
          [t('rules.retiredLine'), money(rule.retiredLine)],
          [t('rules.farmerLine'), money(rule.farmerLine)],
          [t('rules.monthlyMost'), money(rule.monthlyMost)],
          [t('rules.share'), rule.sharePercent === null ? null : `${rule.sharePercent}%`],
          [t(rule.kind === 'special' ? 'rules.most' : 'rules.amount'), money(rule.most)],
          [t('rules.yearlyMost'), money(rule.yearlyMost)],
          [t('rules.basis'), rule.basis],
        ]}
      />
    </article>
  );
}

type Typed = Schemas['AddModelWorkerAidRuleDto'];

function AddRule() {
  const { t } = useTranslation('model-workers');
  const { key, renew } = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('rules.add')}
      </Button>
      <FormModal<Typed>
        open={open}
        onClose={() => setOpen(false)}
        title={t('rules.add')}
        confirm={t('rules.add')}
        explanation={t('rules.addMeans')}
        initial={{ level: 'municipal', kind: 'living', validFrom: todayInChina() }}
        send={(values) =>
          api.post(
            '/staff/model-worker-aid-rules',
            Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value])),
            { idempotencyKey: key },
          )
        }
        refreshes={[MODEL_WORKERS]}
        said={t('saved')}
        onDone={renew}
      >
        <RuleFields />
      </FormModal>
    </>
  );
}

const MONEY_OF = {
  living: ['onDutyLine', 'retiredLine', 'farmerLine', 'monthlyMost'],
  special: ['most'],
  condolence: ['most'],
} as const;

function RuleFields() {
  const { t } = useTranslation('model-workers');
  const kind = Form.useWatch<(typeof KINDS)[number] | undefined>('kind') ?? 'living';
  const wordOf = (name: string) => (name === 'most' && kind === 'condolence' ? 'rules.amount' : `rules.${name}`);
  return (
    <>
      <Form.Item name="level" label={t('level')} rules={[{ required: true }]}>
        <Select options={LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))} />
      </Form.Item>
      <Form.Item name="kind" label={t('aid.kind')} rules={[{ required: true }]}>
        <Select options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="validFrom" label={t('rules.validFrom')} rules={[{ required: true, message: t('missing.day') }]}>
        <DateChoice label={t('rules.validFrom')} />
      </Form.Item>
      {kind === 'special' && (
        <Form.Item name="sharePercent" label={t('rules.share')}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
      )}
      {MONEY_OF[kind].map((name) => (
        <Form.Item key={name} name={name} label={t(wordOf(name))}>
          <AmountInput />
        </Form.Item>
      ))}
      <Form.Item name="yearlyMost" label={t('rules.yearlyMost')} extra={t('rules.yearlyMostMeans')}>
        <AmountInput />
      </Form.Item>
      <Form.Item
        name="basis"
        label={t('rules.basis')}
        rules={[{ required: true, whitespace: true, message: t('missing.basis') }]}
      >
        <Input maxLength={200} autoComplete="off" placeholder={t('rules.basisExample')} />
      </Form.Item>
    </>
  );
}
