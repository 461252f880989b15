import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText, todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { ErrorState, LoadingState } from '../../parts/states';
import styles from './reminders.module.css';

type Rules = Schemas['ReminderRulesPart'];

/** What is typed: days as a list of numbers, quiet hours as two clocks. */
interface RulesDraft {
  readonly validFrom: string;
  readonly clock: string;
  readonly unclaimed: number | null;
  readonly before: readonly string[];
  readonly onDeadline: boolean;
  readonly after: readonly string[];
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly dailyAt: string;
}

const daysOf = (texts: readonly string[]) => texts.map((text) => ({ workingDays: Number(text) }));
const textsOf = (rows: readonly { workingDays: number }[]) => rows.map(({ workingDays }) => String(workingDays));

const draftOf = (rules: Rules): RulesDraft => ({
  validFrom: todayInChina(),
  clock: rules.clock,
  unclaimed: rules.unclaimedAfterWorkingDays,
  before: textsOf(rules.beforeDeadline),
  onDeadline: rules.onDeadline,
  after: textsOf(rules.afterDeadline),
  quietFrom: rules.quiet?.from ?? '',
  quietUntil: rules.quiet?.until ?? '',
  dailyAt: rules.dailyAt ?? '09:30',
});

const rulesOf = (draft: RulesDraft, { escalations }: Rules): Rules => ({
  clock: draft.clock,
  unclaimedAfterWorkingDays: draft.unclaimed ?? null,
  beforeDeadline: daysOf(draft.before),
  onDeadline: draft.onDeadline,
  afterDeadline: daysOf(draft.after),
  escalations,
  quiet: draft.quietFrom && draft.quietUntil ? { from: draft.quietFrom, until: draft.quietUntil } : null,
  dailyAt: draft.dailyAt,
});

/** The rules in force, in words, and the way to set others from a day on. */
export function RulesSection({ unionId }: { unionId: string }) {
  const { t } = useTranslation('reminders');
  const [open, setOpen] = useState(false);
  const key = ['reminder-rules', unionId];
  const { data, isPending, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      api.get<Schemas['ReminderRulesView']>(`/staff/unions/${unionId}/reminder-rules`, undefined, signal),
  });
  return (
    <section className={`nj-card ${styles.section}`} aria-label={t('rules.title')}>
      <div className={styles.top}>
        <h2>{t('rules.title')}</h2>
        {data && <Button onClick={() => setOpen(true)}>{t('rules.change')}</Button>}
      </div>
      {isPending && <LoadingState rows={4} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <p className={styles.second}>
            {data.setBy === null
              ? t('rules.defaults')
              : t(data.setBy === unionId ? 'rules.own' : 'rules.above', { day: dayText(data.validFrom!, t) })}
          </p>
          <RulesInWords rules={data.rules} />
          <FormModal<RulesDraft>
            open={open}
            onClose={() => setOpen(false)}
            title={t('rules.change')}
            confirm={t('rules.save')}
            explanation={t('rules.changeMeans')}
            initial={draftOf(data.rules)}
            send={({ validFrom, ...draft }) =>
              api.post(`/staff/unions/${unionId}/reminder-rules`, {
                validFrom,
                rules: rulesOf({ validFrom, ...draft }, data.rules),
              })
            }
            refreshes={[key]}
            said={t('rules.saved')}
          >
            <RuleFields />
          </FormModal>
        </>
      )}
    </section>
  );
}

function RulesInWords({ rules }: { rules: Rules }) {
  const { t } = useTranslation('reminders');
  const days = (rows: readonly { workingDays: number }[]) =>
    rows.map(({ workingDays }) => t('rules.days', { count: workingDays })).join('、');
  const { escalations, quiet, unclaimedAfterWorkingDays: unclaimed } = rules;
  return (
    <Facts
      facts={[
        [t('rules.clock'), rules.clock],
        [t('rules.unclaimed'), unclaimed === null ? t('rules.never') : t('rules.days', { count: unclaimed })],
        [t('rules.before'), days(rules.beforeDeadline) || t('rules.never')],
        [t('rules.onDeadline'), t(rules.onDeadline ? 'rules.yes' : 'rules.never')],
        [t('rules.after'), days(rules.afterDeadline) || t('rules.never')],
        [
          t('rules.escalations'),
          escalations
            .map(({ afterWorkingDays, to }) => t('rules.step', { count: afterWorkingDays, to: t(`parts.${to}`) }))
            .join('；') || t('rules.never'),
        ],
        [t('rules.quiet'), quiet ? t('rules.fromUntil', { from: quiet.from, until: quiet.until }) : t('rules.never')],
        [t('rules.dailyAt'), rules.dailyAt],
      ]}
    />
  );
}

function RuleFields() {
  const { t } = useTranslation('reminders');
  return (
    <>
      <Form.Item name="validFrom" label={t('rules.validFrom')} rules={[{ required: true }]}>
        <DayField label={t('rules.validFrom')} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="clock" label={t('rules.clock')}>
          <Input type="time" />
        </Form.Item>
        <Form.Item name="unclaimed" label={t('rules.unclaimed')}>
          <InputNumber min={1} max={60} suffix={t('rules.unit')} />
        </Form.Item>
      </div>
      <Form.Item name="before" label={t('rules.before')} extra={t('rules.listMeans')}>
        <Select mode="tags" maxCount={5} tokenSeparators={[' ', ',', '，', '、']} />
      </Form.Item>
      <Form.Item name="onDeadline" label={t('rules.onDeadline')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="after" label={t('rules.after')} extra={t('rules.listMeans')}>
        <Select mode="tags" maxCount={5} tokenSeparators={[' ', ',', '，', '、']} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="quietFrom" label={t('rules.quietFrom')}>
          <Input type="time" allowClear />
        </Form.Item>
        <Form.Item name="quietUntil" label={t('rules.quietUntil')}>
          <Input type="time" allowClear />
        </Form.Item>
      </div>
      <Form.Item name="dailyAt" label={t('rules.dailyAt')}>
        <Input type="time" />
      </Form.Item>
    </>
  );
}
