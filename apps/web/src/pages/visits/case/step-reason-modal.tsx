import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { useChange } from '../../../api/use-change';
import { ReasonModal } from '../../../parts/reason-modal';
import { DUTIES, type VisitDuty } from '../visit-types';

export type StepWithReason = 'decline' | 'excuse' | 'reopen' | 'reinstate';

const PATHS: Readonly<Record<StepWithReason, string>> = {
  decline: 'refusal',
  excuse: 'excuse',
  reopen: 'reopening',
  reinstate: 'reopening',
};

export interface StepModalProps {
  readonly duty: VisitDuty;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function StepReasonModal({ duty, open, onClose, step }: StepModalProps & { readonly step: StepWithReason }) {
  const { t } = useTranslation('visits');
  const change = useChange<string>({
    send: (reason) => api.post(`/staff/visit-duties/${duty.id}/${PATHS[step]}`, { reason }, { version: duty.version }),
    refreshes: [[...DUTIES], ['today']],
    said: t(`steps.${step}.done`),
    onNewest: onClose,
    onDone: onClose,
  });
  const usual = t(`steps.${step}.usual`, { returnObjects: true }) as readonly string[];
  return (
    <ReasonModal
      open={open}
      title={t(`steps.${step}.title`, { name: duty.memberName })}
      confirm={t(`actions.${step}`)}
      explanation={t(`steps.${step}.means`)}
      {...(Array.isArray(usual) ? { suggestions: usual } : {})}
      sending={change.isPending}
      onConfirm={(reason) => change.mutate(reason)}
      onCancel={onClose}
    />
  );
}
