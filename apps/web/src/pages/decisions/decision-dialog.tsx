import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { yuan } from '../../money';
import { FormModal } from '../../parts/form-modal';
import { needed } from '../disbursements/action-form';
import { type ActionValues, bodyOf } from '../disbursements/action-specs';
import { MeetingFields } from '../disbursements/meeting-fields';
import { PersonFields } from '../disbursements/person-fields';
import { ReasonField } from '../disbursements/reason-field';
import { type Decision, DECISION_PATHS, type DecisionSubject } from './decision-types';

export interface DecisionDialogProps {
  readonly subject: DecisionSubject;
  readonly decision: Decision;
  readonly amount: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks what a decision has to say, and sends it. */
export function DecisionDialog({ subject, decision, amount, open, onClose }: DecisionDialogProps) {
  const { t } = useTranslation('decisions');
  const attempt = useIdempotencyKey();
  const words = { name: subject.name, amount: yuan(amount) };
  return (
    <FormModal<ActionValues>
      open={open}
      onClose={onClose}
      title={t(`${decision}.title`, words)}
      confirm={t(`${decision}.button`, words)}
      explanation={t(`${decision}.means`)}
      send={(values) =>
        api.post(`${subject.path}/${DECISION_PATHS[decision]}`, bodyOf(decision, values), {
          version: subject.version,
          idempotencyKey: attempt.key,
        })
      }
      refreshes={[...subject.refreshes, ['approvals']]}
      onDone={attempt.renew}
      said={t(`${decision}.done`)}
    >
      <DecisionFields decision={decision} subject={subject} />
    </FormModal>
  );
}

function DecisionFields({ decision, subject }: Pick<DecisionDialogProps, 'decision' | 'subject'>) {
  const { t } = useTranslation(['decisions', 'disbursements']);
  const of = { disbursement: subject, action: decision };
  if (decision === 'decide-collectively') return <MeetingFields {...of} />;
  if (decision === 'add-signer' || decision === 'hand-over') return <PersonFields {...of} />;
  if (decision === 'approve' || decision === 'review')
    return (
      <Form.Item name="comment" label={t('disbursements:fields.comment')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    );
  return (
    <Form.Item name="reason" label={t('disbursements:fields.reason')} rules={needed(t('disbursements:missing.reason'))}>
      <ReasonField />
    </Form.Item>
  );
}
