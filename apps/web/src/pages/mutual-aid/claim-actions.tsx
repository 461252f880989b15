import { Button, Form, Input } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { AmountInput } from '../../parts/amount-input';
import { ConfirmButton } from '../../parts/confirm-button';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { ReasonModal } from '../../parts/reason-modal';
import { ProblemNotice } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { ClaimConsentFields } from './claim-consents';
import { MUTUAL_AID, type Statement, statementOf, type WholeClaim } from './mutual-aid-types';
import { StatementFields } from './statement-fields';

interface StepProps {
  readonly claim: WholeClaim;
  readonly open: boolean;
  readonly onClose: () => void;
}

const PERMISSION_FOR = {
  check: 'mutual-aid:manage',
  approve: 'mutual-aid:decide',
  pay: 'mutual-aid:pay',
  return: 'mutual-aid:manage',
  refuse: 'mutual-aid:decide',
  withdraw: 'mutual-aid:manage',
  'submit-again': 'mutual-aid:manage',
} as const;
type Action = keyof typeof PERMISSION_FOR;
const REASONED = { return: 'return', refuse: 'refusal', withdraw: 'withdrawal' } as const;
const ASKED = ['approve', 'pay', 'submit-again', 'return', 'refuse', 'withdraw'] as const;

/** What may be done now by who looks. */
export function ClaimActions({ claim: newest }: { claim: WholeClaim }) {
  const { t } = useTranslation('mutual-aid');
  const { can } = useSession();
  const [asked, setAsked] = useState<Action | null>(null);
  const close = () => setAsked(null);
  const claim = useHeldWhile(newest, asked !== null);
  const may = (action: Action) => claim.openActions.includes(action) && can(PERMISSION_FOR[action]);
  const check = useChange<void, WholeClaim>({
    problems: 'inline',
    said: t('done.check'),
    send: () => api.post(`/staff/mutual-aid-claims/${claim.id}/check`, {}, { version: claim.version }),
    refreshes: [MUTUAL_AID],
  });
  return (
    <>
      {may('check') && (
        <ConfirmButton
          type="primary"
          loading={check.isPending}
          question={t('ask.check')}
          explanation={t('ask.checkMeans')}
          onConfirm={() => check.mutateAsync()}
        >
          {t('actions.check')}
        </ConfirmButton>
      )}
      {ASKED.filter(may).map((action) => (
        <Button
          key={action}
          type={action === 'approve' || action === 'pay' || action === 'submit-again' ? 'primary' : 'default'}
          onClick={() => setAsked(action)}
        >
          {t(`actions.${action}`)}
        </Button>
      ))}
      <ProblemNotice error={check.error} />
      <Fragment key={claim.version}>
        <Approval claim={claim} open={asked === 'approve'} onClose={close} />
        <Payment claim={claim} open={asked === 'pay'} onClose={close} />
        <Again claim={claim} open={asked === 'submit-again'} onClose={close} />
        {(['return', 'refuse', 'withdraw'] as const).map((action) => (
          <Reasoned key={action} claim={claim} action={action} open={asked === action} onClose={close} />
        ))}
      </Fragment>
    </>
  );
}

function Approval({ claim, open, onClose }: StepProps) {
  const { t } = useTranslation('mutual-aid');
  const { key, renew } = useIdempotencyKey();
  return (
    <FormModal<{ amount: string }>
      open={open}
      onClose={onClose}
      title={t('actions.approve')}
      confirm={t('actions.approve')}
      explanation={t(claim.byRule ? 'ask.approveByRule' : 'ask.approve')}
      initial={{ amount: claim.byRule ?? '' }}
      send={({ amount }) =>
        api.post(
          `/staff/mutual-aid-claims/${claim.id}/approval`,
          { amount },
          { version: claim.version, idempotencyKey: key },
        )
      }
      refreshes={[MUTUAL_AID]}
      said={t('done.approve')}
      onDone={renew}
    >
      <Form.Item name="amount" label={t('paid')} rules={[{ required: true, message: t('missing.amount') }]}>
        <AmountInput />
      </Form.Item>
    </FormModal>
  );
}

function Payment({ claim, open, onClose }: StepProps) {
  const { t } = useTranslation('mutual-aid');
  const { key, renew } = useIdempotencyKey();
  return (
    <FormModal<{ paidOn: string; reference: string }>
      open={open}
      onClose={onClose}
      title={t('actions.pay')}
      confirm={t('actions.pay')}
      explanation={t('ask.pay')}
      initial={{ paidOn: todayInChina() }}
      send={(payment) =>
        api.post(`/staff/mutual-aid-claims/${claim.id}/payment`, payment, {
          version: claim.version,
          idempotencyKey: key,
        })
      }
      refreshes={[MUTUAL_AID]}
      said={t('done.pay')}
      onDone={renew}
    >
      <Form.Item name="paidOn" label={t('paidOn')} rules={[{ required: true, message: t('missing.paidOn') }]}>
        <DateChoice label={t('paidOn')} />
      </Form.Item>
      <Form.Item
        name="reference"
        label={t('reference')}
        rules={[{ required: true, whitespace: true, message: t('missing.reference') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </FormModal>
  );
}

function Again({ claim, open, onClose }: StepProps) {
  const { t } = useTranslation('mutual-aid');
  const { admittedOn, dischargedOn, selfPaid, note, lackingConsents } = claim;
  return (
    <FormModal<Statement>
      open={open}
      onClose={onClose}
      title={t('actions.submit-again')}
      confirm={t('actions.submit-again')}
      explanation={claim.reason}
      initial={{
        ...(admittedOn && { admittedOn }),
        ...(dischargedOn && { dischargedOn }),
        selfPaid: selfPaid ?? '',
        note,
      }}
      send={(values) =>
        api.post(`/staff/mutual-aid-claims/${claim.id}/resubmission`, statementOf(values, lackingConsents, true), {
          version: claim.version,
        })
      }
      refreshes={[MUTUAL_AID]}
      said={t('submitted')}
    >
      <StatementFields />
      <ClaimConsentFields asked={lackingConsents} byOfficer plan={claim} />
    </FormModal>
  );
}

function Reasoned({ claim, action, open, onClose }: StepProps & { action: keyof typeof REASONED }) {
  const { t } = useTranslation('mutual-aid');
  const change = useChange<string, WholeClaim>({
    said: t(`done.${action}`),
    send: (reason) =>
      api.post(`/staff/mutual-aid-claims/${claim.id}/${REASONED[action]}`, { reason }, { version: claim.version }),
    refreshes: [MUTUAL_AID],
    onNewest: onClose,
    onDone: onClose,
  });
  return (
    <ReasonModal
      open={open}
      title={t(`actions.${action}`)}
      confirm={t(`actions.${action}`)}
      explanation={t(`ask.${action}`)}
      sending={change.isPending}
      onConfirm={(reason) => change.mutate(reason)}
      onCancel={onClose}
    />
  );
}
