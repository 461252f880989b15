import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { Amount } from '../../parts/amount';
import { AmountInput } from '../../parts/amount-input';
import { FilterSentence } from '../../parts/filter-sentence';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { EmptyState, ErrorState, LoadingState } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { type AccountingMonth, FUNDS } from './fund-types';
import styles from './funds.module.css';

type Months = Schemas['AccountingPeriodListView'];

/** A union's books month by month: closed in order, when they agree with the bank's statement. */
export default function MonthsPage() {
  const { t } = useTranslation('funds');
  const { session } = useSession();
  const { filters, set } = useFilters(['unionId'] as const);
  const unionId = filters.unionId ?? session?.unions[0]?.unionId ?? '';
  return (
    <>
      <PageHeader title={t('months.title')} subtitle={t('months.says')} back="/funds" />
      <FilterSentence label={t('months.filter')}>
        <UnionPicker plain value={unionId} onChange={(id) => set('unionId', id)} />
      </FilterSentence>
      {unionId ? <Months key={unionId} unionId={unionId} /> : <EmptyState>{t('months.choose')}</EmptyState>}
    </>
  );
}

function Months({ unionId }: { unionId: string }) {
  const { t } = useTranslation('funds');
  const [month, setMonth] = useState<AccountingMonth | null>(null);
  const [open, setOpen] = useState(false);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...FUNDS, 'months', unionId],
    queryFn: ({ signal }) => api.get<Months>('/staff/accounting-periods', { unionId }, signal),
  });
  if (isPending) return <LoadingState rows={6} />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0) return <EmptyState>{t('months.empty')}</EmptyState>;
  const dialog = { unionId, open, onClose: () => setOpen(false) };
  // Months are closed in order.
  const next = data.items.findLast(({ status }) => status === 'open');
  return (
    <>
      <ul className="nj-card" aria-label={t('months.title')}>
        {data.items.map((each) => (
          <MonthLine
            key={each.month}
            month={each}
            canStep={each === next || each.status === 'closed'}
            onStep={() => {
              setMonth(each);
              setOpen(true);
            }}
          />
        ))}
      </ul>
      {month?.status === 'open' && <CloseDialog key={`close ${month.month}`} month={month} {...dialog} />}
      {month?.status === 'closed' && <ReopenDialog key={`reopen ${month.month}`} month={month} {...dialog} />}
    </>
  );
}

interface MonthLineProps {
  readonly month: AccountingMonth;
  readonly canStep: boolean;
  readonly onStep: () => void;
}

function MonthLine({ month, canStep, onStep }: MonthLineProps) {
  const { t } = useTranslation('funds');
  const { can } = useSession();
  const { status, balance, statementBalance, openActions } = month;
  const isClosed = status === 'closed';
  return (
    <li className={styles.month}>
      <strong className="nj-number">{monthText(month.month)}</strong>
      <span className={styles.monthFigures}>
        <StateTag tone={isClosed ? 'done' : 'plain'}>{t(`months.${status}`)}</StateTag>
        <span>
          {t('months.balance')} <Amount value={balance} />
        </span>
        {statementBalance !== null && (
          <span>
            {t('months.statement')} <Amount value={statementBalance} />
          </span>
        )}
      </span>
      {canStep && can('fund:post') && openActions.length > 0 && (
        <Button onClick={onStep}>{t(isClosed ? 'months.reopen' : 'months.close')}</Button>
      )}
    </li>
  );
}

const monthText = (month: string): string => month.replace(/^(\d{4})-0?(\d+)$/, '$1 年 $2 月');

interface MonthDialogProps {
  readonly month: AccountingMonth;
  readonly unionId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

function CloseDialog({ month, unionId, open, onClose }: MonthDialogProps) {
  const { t } = useTranslation('funds');
  const { key, renew } = useIdempotencyKey();
  return (
    <FormModal<{ readonly statementBalance: string }, Months>
      open={open}
      onClose={onClose}
      title={t('months.closeTitle', { month: monthText(month.month) })}
      confirm={t('months.close')}
      explanation={t('months.closeMeans')}
      send={({ statementBalance }) =>
        api.post<Months>(
          '/staff/accounting-periods/closing',
          { unionId, on: `${month.month}-01`, statementBalance },
          { idempotencyKey: key },
        )
      }
      refreshes={[FUNDS]}
      said={t('months.closeDone')}
      onDone={renew}
    >
      <Form.Item
        name="statementBalance"
        label={t('months.statementBalance')}
        rules={[{ required: true, message: t('months.statementMissing') }]}
      >
        <AmountInput suggestions={[month.balance]} />
      </Form.Item>
    </FormModal>
  );
}

function ReopenDialog({ month, open, onClose }: MonthDialogProps) {
  const { t } = useTranslation('funds');
  return (
    <FormModal<{ readonly document: string }, Months>
      open={open}
      onClose={onClose}
      title={t('months.reopenTitle', { month: monthText(month.month) })}
      confirm={t('months.reopen')}
      explanation={t('months.reopenMeans')}
      send={(values) =>
        api.post<Months>(`/staff/accounting-periods/${month.id}/reopening`, values, { version: month.version ?? 0 })
      }
      refreshes={[FUNDS]}
      said={t('months.reopenDone')}
    >
      <Form.Item
        name="document"
        label={t('months.document')}
        rules={[{ required: true, whitespace: true, message: t('months.documentMissing') }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormModal>
  );
}
