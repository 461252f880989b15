import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../api/client';
import { useChange } from '../../../api/use-change';
import { StickyAction } from '../../../shell/sticky-action';
import { usePhone } from '../../../theme/media';
import { usePersonId } from '../visitors';
import { type DutyAction, DUTIES, type VisitDuty } from '../visit-types';
import { useHeldWhile } from '../../../parts/use-held-while';
import { AssignModal } from './assign-modal';
import { CancelModal } from './cancel-modal';
import { StepReasonModal, type StepWithReason } from './step-reason-modal';
import styles from './case.module.css';

/** The first that is open is the one to take; the others stand behind it. */
const ORDER: readonly DutyAction[] = [
  'accept',
  'log-visit',
  'assign',
  'log-follow-up',
  'close',
  'reopen',
  'reinstate',
  'hand-over',
  'decline',
  'excuse',
  'cancel',
];
const SHOWN = 2;

/** What I may do with this case now: one primary button, one beside it, the rest in a menu. */
export function CaseActions({ duty }: { duty: VisitDuty }) {
  const { t } = useTranslation('visits');
  const phone = usePhone();
  const me = usePersonId();
  const { take, sending, modals } = useSteps(duty);
  const open = orderFor(duty, me).filter((action) => duty.openActions.includes(action));
  // A dialog that is open outlives what somebody else did meanwhile.
  if (open.length === 0) return modals;
  const [first, ...others] = open;
  const rest = others.slice(SHOWN - 1);
  const buttons = (
    <>
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((action) => ({ key: action, label: t(`actions.${action}`) })),
            onClick: ({ key }) => take(key as DutyAction),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t('actions.more')}
          </Button>
        </Dropdown>
      )}
      {others.slice(0, SHOWN - 1).map((action) => (
        <Button key={action} onClick={() => take(action)}>
          {t(`actions.${action}`)}
        </Button>
      ))}
      <Button type="primary" loading={sending} onClick={() => take(first!)}>
        {t(`actions.${first}`)}
      </Button>
    </>
  );
  return (
    <>
      {phone ? <StickyAction>{buttons}</StickyAction> : <div className={styles.buttons}>{buttons}</div>}
      {modals}
    </>
  );
}

/** Nobody goes yet: then giving it to somebody comes before writing a visit down. */
function orderFor(duty: VisitDuty, me: string): readonly DutyAction[] {
  const mine = duty.assignees.some(({ personId }) => personId === me);
  return mine || duty.status !== 'open' ? ORDER : ['assign', ...ORDER.filter((action) => action !== 'assign')];
}

function useSteps(newest: VisitDuty) {
  const { t } = useTranslation('visits');
  const navigate = useNavigate();
  const [open, setOpen] = useState<DutyAction | null>(null);
  const duty = useHeldWhile(newest, open !== null);
  const step = useChange<'acceptance' | 'closing'>({
    send: (path) => api.post(`/staff/visit-duties/${duty.id}/${path}`, undefined, { version: duty.version }),
    refreshes: [[...DUTIES], ['today']],
    said: t('actions.done'),
  });
  const take = (action: DutyAction) => {
    if (action === 'log-visit' || action === 'log-follow-up') return void navigate(`/duties/${duty.id}/visit`);
    if (action === 'accept') return step.mutate('acceptance');
    if (action === 'close') return step.mutate('closing');
    setOpen(action);
  };
  const shared = { duty, onClose: () => setOpen(null) };
  const modals = (
    <>
      <AssignModal {...shared} open={open === 'assign'} step="assign" />
      <AssignModal {...shared} open={open === 'hand-over'} step="hand-over" />
      <CancelModal {...shared} open={open === 'cancel'} />
      {WITH_REASON.map((one) => (
        <StepReasonModal key={one} {...shared} open={open === one} step={one} />
      ))}
    </>
  );
  return { take, sending: step.isPending, modals };
}

const WITH_REASON: readonly StepWithReason[] = ['decline', 'excuse', 'reopen', 'reinstate'];
