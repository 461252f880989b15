import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { StateTag } from '../../parts/state-tag';
import { MODEL_WORKERS } from './model-worker-types';
import styles from './model-workers.module.css';

/** When the yearly survey opens and is due; another year is another line, the old ones stay. */
export function SurveyDays() {
  const { t } = useTranslation('model-workers');
  const dayWords = (day: string): string => {
    const [month, dayOfMonth] = day.split('-').map(Number);
    return t('surveyDays.monthDay', { month, day: dayOfMonth });
  };
  const { data } = useQuery({
    queryKey: [...MODEL_WORKERS, 'survey-days'],
    queryFn: ({ signal }) =>
      api.get<Schemas['AllSurveyDaysView']>('/staff/model-worker-survey-days', undefined, signal),
  });
  if (!data) return null;
  return (
    <section className={`nj-card ${styles.part}`}>
      <DetailSection title={t('surveyDays.title')} actions={data.mayAdd && <SetDays />}>
        <ul className={styles.lines}>
          {data.days.map((days) => (
            <DetailLine
              key={days.fromYear ?? 'default'}
              note={t('surveyDays.least', { count: days.leastDays })}
              end={days.holdsNow && <StateTag tone="done">{t('surveyDays.now')}</StateTag>}
            >
              {days.isDefault ? t('surveyDays.default') : t('surveyDays.from', { year: days.fromYear })} ·{' '}
              {t('surveyDays.between', { from: dayWords(days.opensOn), to: dayWords(days.dueOn) })}
            </DetailLine>
          ))}
        </ul>
      </DetailSection>
    </section>
  );
}

const twoDigits = (n: number): string => String(n).padStart(2, '0');
interface Typed {
  readonly fromYear: number;
  readonly opensMonth: number;
  readonly opensDay: number;
  readonly dueMonth: number;
  readonly dueDay: number;
  readonly leastDays: number;
}

function SetDays() {
  const { t } = useTranslation('model-workers');
  const { key, renew } = useIdempotencyKey();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('surveyDays.set')}</Button>
      <FormModal<Typed>
        open={open}
        onClose={() => setOpen(false)}
        title={t('surveyDays.set')}
        confirm={t('surveyDays.save')}
        explanation={t('surveyDays.means')}
        initial={{
          ...{ fromYear: Number(todayInChina().slice(0, 4)) + 1, opensMonth: 3, opensDay: 1, dueMonth: 4, dueDay: 30 },
          leastDays: 45,
        }}
        send={({ fromYear, opensMonth, opensDay, dueMonth, dueDay, leastDays }) =>
          api.post(
            '/staff/model-worker-survey-days',
            {
              ...{ fromYear, leastDays, opensOn: `${twoDigits(opensMonth)}-${twoDigits(opensDay)}` },
              dueOn: `${twoDigits(dueMonth)}-${twoDigits(dueDay)}`,
            },
            { idempotencyKey: key },
          )
        }
        refreshes={[MODEL_WORKERS]}
        said={t('saved')}
        onDone={renew}
      >
        <Form.Item name="fromYear" label={t('surveyDays.fromYear')} rules={[{ required: true }]}>
          <InputNumber min={2000} max={2200} precision={0} />
        </Form.Item>
        <DayOfYear name="opens" label={t('surveyDays.opensOn')} />
        <DayOfYear name="due" label={t('surveyDays.dueOn')} />
        <Form.Item
          name="leastDays"
          label={t('surveyDays.leastDays')}
          extra={t('surveyDays.leastMeans')}
          rules={[{ required: true }]}
        >
          <InputNumber min={1} max={180} precision={0} />
        </Form.Item>
      </FormModal>
    </>
  );
}

/** A day of every year: so many months have so many days, and 29 February is none. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function DayOfYear({ name, label }: { name: 'opens' | 'due'; label: string }) {
  const { t } = useTranslation('model-workers');
  const month = Form.useWatch<number | undefined>(`${name}Month`) ?? 1;
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return (
    <Form.Item label={label}>
      <span className={styles.actions}>
        <Form.Item name={`${name}Month`} noStyle>
          <Select
            aria-label={`${label} ${t('surveyDays.month')}`}
            className={styles.short ?? ''}
            options={upTo(12).map((value) => ({ value, label: t('surveyDays.monthOf', { month: value }) }))}
          />
        </Form.Item>
        <Form.Item name={`${name}Day`} noStyle>
          <Select
            aria-label={`${label} ${t('day')}`}
            className={styles.short ?? ''}
            options={upTo(DAYS[month - 1]!).map((value) => ({ value, label: t('surveyDays.dayOf', { day: value }) }))}
          />
        </Form.Item>
      </span>
    </Form.Item>
  );
}
