import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { yuan } from '../../money';
import { AmountInput } from '../../parts/amount-input';
import { ErrorState, LoadingState } from '../../parts/states';
import { ChartCard } from '../summary/chart-card';
import { STUDY } from './study-types';
import record from '../../parts/record.module.css';
import styles from './study.module.css';

interface Assumed {
  readonly count?: number | null;
  readonly amount?: string | undefined;
  readonly years?: number | null;
  readonly income?: string | undefined;
}

/** How long the money lasts at today's awards; and what if there were more, for longer, or more money. */
export default function FundOutlook({ programmeId }: { programmeId: string }) {
  const { t } = useTranslation('study');
  const [assumed, setAssumed] = useState<Assumed>({});
  const asked = Object.fromEntries(
    Object.entries(assumed).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  );
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...STUDY, 'outlook', programmeId, asked],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get<Schemas['OutlookView']>(`/staff/study-programmes/${programmeId}/outlook`, asked, signal),
  });
  if (isPending) return <LoadingState rows={6} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const { fundName, available, sentence, runningStudents, count, amount, years, income, autumns } = data;
  const change = (patch: Assumed) => setAssumed((before) => ({ ...before, ...patch }));
  const title = t(Object.keys(asked).length > 0 ? 'outlook.whatIf' : 'outlook.today', { sentence });
  return (
    <div className={record.column}>
      <p>{t('outlook.stands', { fund: fundName, available: yuan(available), count: runningStudents })}</p>
      <div className={styles.whatIf}>
        <label>
          {t('outlook.count')}
          <InputNumber
            min={0}
            max={100000}
            precision={0}
            value={assumed.count ?? count}
            onChange={(value) => change({ count: value })}
          />
        </label>
        <label>
          {t('outlook.amount')}
          <AmountInput value={assumed.amount ?? amount} onChange={(value) => change({ amount: value })} />
        </label>
        <label>
          {t('outlook.years')}
          <InputNumber
            min={1}
            max={5}
            precision={0}
            value={assumed.years ?? years}
            onChange={(value) => change({ years: value })}
          />
        </label>
        <label>
          {t('outlook.income')}
          <AmountInput value={assumed.income ?? income} onChange={(value) => change({ income: value })} />
        </label>
        <Button onClick={() => setAssumed({})}>{t('outlook.reset')}</Button>
      </div>
      <ChartCard
        title={title}
        which={t('outlook.which')}
        unit={t('outlook.unit')}
        categories={autumns.map(({ year }) => t('outlook.autumn', { year }))}
        series={[
          { name: t('outlook.running'), values: autumns.map((each) => each.running), color: 'brand', stack: 'needed' },
          { name: t('outlook.fresh'), values: autumns.map((each) => each.fresh), color: 'due', stack: 'needed' },
          { name: t('outlook.left'), values: autumns.map((each) => each.left), color: 'waiting' },
        ]}
      />
    </div>
  );
}
