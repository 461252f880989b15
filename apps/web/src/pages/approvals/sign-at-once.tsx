import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { yuan } from '../../money';
import { ConfirmButton } from '../../parts/confirm-button';
import { type DisbursementRow, DISBURSEMENTS } from '../disbursements/disbursement-types';
import { totalOf } from '../disbursements/queue-total';
import styles from '../payments/payments.module.css';

type Signed = Schemas['SignedListView'];

/** 批量同意: each is signed by itself; what the checks hold back is named with the reason. */
export function SignAtOnce({
  rows,
  onClear,
}: {
  readonly rows: readonly DisbursementRow[];
  readonly onClear: () => void;
}) {
  const { t } = useTranslation('disbursements');
  const { modal, message } = App.useApp();
  const { key, renew } = useIdempotencyKey();
  const words = { count: rows.length, amount: yuan(totalOf(rows)) };
  const tell = ({ items }: Signed) => {
    const left = items.filter(({ signed }) => !signed);
    const done = items.length - left.length;
    if (left.length === 0) {
      void message.success(t('atOnce.done', { count: done }));
      return;
    }
    const nameOf = (id: string) => rows.find((row) => row.id === id)?.recipientName ?? '';
    void modal.info({
      title: t('atOnce.left', { done, count: left.length }),
      content: left.map(({ id, sentence }) => (
        <p key={id}>
          {nameOf(id)}：{sentence}
        </p>
      )),
      centered: true,
      okText: t('atOnce.understood'),
    });
  };
  const sign = useChange<void, Signed>({
    send: () =>
      api.post(
        '/staff/disbursements/signatures',
        { items: rows.map(({ id, version }) => ({ id, version })) },
        { idempotencyKey: key },
      ),
    refreshes: [DISBURSEMENTS, ['funds'], ['duties'], ['approvals']],
    onDone: (result) => {
      renew();
      onClear();
      tell(result);
    },
  });
  if (rows.length === 0) return null;
  return (
    <section className={styles.selection} aria-label={t('batch.picked')}>
      <p className="nj-number">{t('atOnce.total', words)}</p>
      <Button onClick={onClear}>{t('batch.clear')}</Button>
      <ConfirmButton
        type="primary"
        disabled={rows.length > MOST}
        question={t('atOnce.question', words)}
        explanation={t('atOnce.means')}
        confirm={t('atOnce.confirm', words)}
        loading={sign.isPending}
        onConfirm={() => sign.mutateAsync()}
      >
        {t('atOnce.button', words)}
      </ConfirmButton>
    </section>
  );
}

const MOST = 50;
