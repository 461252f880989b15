import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { todayInChina } from '../../dates';
import { yuan } from '../../money';
import { FormModal } from '../../parts/form-modal';
import { ACTIONS, type ActionValues, bodyOf } from './action-specs';
import { ActionFields } from './action-fields';
import { type Disbursement, DISBURSEMENTS, type OpenAction } from './disbursement-types';
import { methodsOf } from './submission-choices';
import { useGoOn } from './use-disbursement';

export interface ActionDialogProps {
  readonly disbursement: Disbursement;
  readonly action: OpenAction;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** One step of a disbursement: says what follows, asks what it needs, shows a refusal where it was made. */
export function ActionDialog({ disbursement, action, open, onClose }: ActionDialogProps) {
  const { t } = useTranslation('disbursements');
  const { id, version, recipientName: name, amount, occasionName: occasion } = disbursement;
  const { path, leaves } = ACTIONS[action];
  const { key, renew } = useIdempotencyKey();
  const goOn = useGoOn(id);
  const words = { name, occasion, amount: yuan(amount) };
  return (
    <FormModal<ActionValues, Disbursement>
      open={open}
      onClose={onClose}
      title={t(`actions.${action}.title`, words)}
      confirm={t(`actions.${action}.button`, words)}
      explanation={t(`actions.${action}.means`, words)}
      initial={initialOf(disbursement)}
      send={(values) =>
        api.post<Disbursement>(`/staff/disbursements/${id}/${path}`, bodyOf(action, values), {
          version,
          idempotencyKey: key,
        })
      }
      refreshes={[DISBURSEMENTS, ['funds'], ['approvals'], ['duties']]}
      said={t(`actions.${action}.done`, words)}
      onDone={() => {
        renew();
        if (leaves) goOn();
      }}
    >
      <ActionFields disbursement={disbursement} action={action} />
    </FormModal>
  );
}

const initialOf = (disbursement: Disbursement): Partial<ActionValues> => ({
  amount: disbursement.amount,
  ...(disbursement.fundAccountId ? { fundAccountId: disbursement.fundAccountId } : {}),
  ...(methodsOf(disbursement).includes('keep') ? { method: { kind: 'keep' } } : {}),
  paidOn: todayInChina(),
});
