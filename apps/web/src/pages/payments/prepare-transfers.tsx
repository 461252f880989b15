import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { ConfirmButton } from '../../parts/confirm-button';
import { AFTER_PAYING, type TransferList } from './transfer-types';

export interface PrepareTransfersProps {
  /** Picked ones, or all of a plan: as the API wants it. */
  readonly selection: object;
  readonly words: { readonly count: number; readonly amount: string };
  readonly primary?: boolean;
}

/** Puts transfers on a list for the bank and shows it. */
export function PrepareTransfers({ selection, words, primary = false }: PrepareTransfersProps) {
  const { t } = useTranslation('disbursements');
  const navigate = useNavigate();
  const { key, renew } = useIdempotencyKey();
  const prepare = useChange<void, TransferList>({
    send: () => api.post('/staff/transfer-lists', selection, { idempotencyKey: key }),
    refreshes: AFTER_PAYING,
    onDone: async ({ id }) => {
      renew();
      await navigate(`/payments/transfers/${id}`);
    },
  });
  return (
    <ConfirmButton
      {...(primary ? { type: 'primary' as const } : {})}
      question={t('transfers.prepare.question', words)}
      explanation={t('transfers.prepare.means')}
      confirm={t('transfers.prepare.confirm')}
      loading={prepare.isPending}
      onConfirm={() => prepare.mutateAsync()}
    >
      {t('transfers.prepare.button', words)}
    </ConfirmButton>
  );
}
