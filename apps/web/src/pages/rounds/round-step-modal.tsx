import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { FormModal } from '../../parts/form-modal';
import { needed } from '../disbursements/action-form';
import { ReasonField } from '../disbursements/reason-field';
import { type Round, roundPath, ROUNDS } from './round-types';

export type RoundStep = 'freeze' | 'unfreeze' | 'submit' | 'withdraw' | 'end-visits' | 'resume' | 'close' | 'cancel';

const PATHS: Readonly<Record<RoundStep, string>> = {
  freeze: 'freezing',
  unfreeze: 'unfreezing',
  submit: 'submission',
  withdraw: 'withdrawal',
  'end-visits': 'end-of-visits',
  resume: 'resumption',
  close: 'closing',
  cancel: 'cancellation',
};

const WITH_REASON: ReadonlySet<RoundStep> = new Set(['unfreeze', 'withdraw', 'resume', 'cancel']);

interface StepValues {
  readonly reason?: string;
  readonly leaveOutTwice?: boolean;
}

/** One step of a round, with what follows from it. */
export function RoundStepModal(props: {
  readonly round: Round;
  readonly step: RoundStep;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { round, step, open, onClose } = props;
  const { t } = useTranslation('rounds');
  const attempt = useIdempotencyKey();
  return (
    <FormModal<StepValues, Round>
      open={open}
      onClose={onClose}
      title={t(`steps.${step}.title`, { name: round.name })}
      confirm={t(`actions.${step}`)}
      explanation={t(`steps.${step}.means`)}
      send={(values) =>
        api.post(`${roundPath(round.id)}/${PATHS[step]}`, values, {
          version: round.version,
          idempotencyKey: attempt.key,
        })
      }
      refreshes={[[...ROUNDS], ['approvals']]}
      onDone={attempt.renew}
      said={t(`steps.${step}.done`)}
    >
      {step === 'freeze' && (
        <Form.Item name="leaveOutTwice" valuePropName="checked" extra={t('steps.freeze.twiceHint')}>
          <Checkbox>{t('steps.freeze.twice')}</Checkbox>
        </Form.Item>
      )}
      {WITH_REASON.has(step) && (
        <Form.Item name="reason" label={t('fields.reason')} rules={needed(t('missing.reason'))}>
          <ReasonField />
        </Form.Item>
      )}
    </FormModal>
  );
}
