import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { yuan } from '../../money';
import { Amount } from '../../parts/amount';
import { PageHeader } from '../../parts/page-header';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { PayDialog } from './batch-dialog';
import { type Plan, type PlanKind, PLANS } from './transfer-types';
import { PrepareTransfers } from './prepare-transfers';
import styles from './payments.module.css';

/** One plan that was approved as a whole: where its money stands, and the rest of it paid kind by kind. */
export default function PlanPage() {
  const { t } = useTranslation('disbursements');
  const { planId = '' } = useParams();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: [...PLANS, planId],
    queryFn: ({ signal }) => api.get<Plan>(`/staff/disbursement-plans/${planId}`, undefined, signal),
  });
  return (
    <>
      <PageHeader
        title={data ? t('plans.title', { occasion: data.occasionName }) : t('plans.one')}
        subtitle={data && <span className="nj-number">{data.number}</span>}
        back="/payments"
        actions={<Link to="/payments/transfers">{t('payments.transfers')}</Link>}
      />
      {isPending && <LoadingState rows={6} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.kinds.map((kind) => (
        <Kind key={kind.paymentKind} plan={data} kind={kind} />
      ))}
    </>
  );
}

const COLUMNS = ['approved', 'open', 'paid', 'withdrawn', 'returned', 'reversed'] as const;

function Kind({ plan, kind }: { plan: Plan; kind: PlanKind }) {
  const { t } = useTranslation('disbursements');
  const { can } = useSession();
  const { totals, payable, paymentKindName } = kind;
  return (
    <section className={styles.kind} aria-label={paymentKindName}>
      <h2>{paymentKindName}</h2>
      <dl className={styles.sums}>
        {COLUMNS.filter((column) => column === 'approved' || totals[column].count > 0).map((column) => (
          <div key={column}>
            <dt>{t(`plans.sums.${column}`)}</dt>
            <dd>
              <Amount value={totals[column].amount} strong />
              <span className="nj-caption">{t('plans.count', { count: totals[column].count })}</span>
            </dd>
          </div>
        ))}
      </dl>
      {can('disbursement:pay') && payable.count > 0 && <Pay plan={plan} kind={kind} />}
      {totals.open.count > payable.count && (
        <p className="nj-caption">{t('plans.notMine', { count: totals.open.count - payable.count })}</p>
      )}
    </section>
  );
}

function Pay({ plan, kind }: { plan: Plan; kind: PlanKind }) {
  const { t } = useTranslation('disbursements');
  const [open, setOpen] = useState(false);
  const { paymentKind, payable } = kind;
  const selection = { plan: { planId: plan.id, paymentKind, count: payable.count, total: payable.amount } };
  const words = { count: payable.count, amount: yuan(payable.amount) };
  return (
    <p className={styles.kindActions}>
      {paymentKind === 'transfer' && <PrepareTransfers selection={selection} words={words} primary />}
      <Button {...(paymentKind === 'transfer' ? {} : { type: 'primary' as const })} onClick={() => setOpen(true)}>
        {t('batch.pay', words)}
      </Button>
      <PayDialog
        selection={selection}
        paymentKind={paymentKind}
        words={words}
        open={open}
        onClose={() => setOpen(false)}
        onPaid={() => undefined}
      />
    </p>
  );
}
