import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { StickyAction } from '../../shell/sticky-action';
import { usePhone } from '../../theme/media';
import { useHeldWhile } from '../../parts/use-held-while';
import { RoundStepModal, type RoundStep } from './round-step-modal';
import { can, type Round, type RoundAction } from './round-types';
import styles from './rounds.module.css';

/** The first that is open is the one to take; the others stand behind it. */
const ORDER = [
  'log-visit',
  'submit',
  'freeze',
  'close',
  'end-visits',
  'change-plan',
  'resume',
  'withdraw',
  'unfreeze',
  'cancel',
] as const satisfies readonly RoundAction[];
type Offered = (typeof ORDER)[number];
/** They take something back: never the button that invites. */
const WEAK: readonly Offered[] = ['withdraw', 'unfreeze', 'cancel'];
const SHOWN = 2;

/** What I may do with this round now: one primary button, one beside it, the rest in a menu. */
export function RoundActions({ round: newest }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const phone = usePhone();
  const navigate = useNavigate();
  const [step, setStep] = useState<RoundStep | null>(null);
  const [open, setOpen] = useState(false);
  const round = useHeldWhile(newest, open);
  const offered = ORDER.filter((action) => can(round, action) && (action !== 'log-visit' || round.isVisitor));
  if (offered.length === 0) return null;
  const take = (action: Offered) => {
    if (action === 'log-visit') void navigate(`/rounds/${round.id}/visits`);
    else if (action === 'change-plan') void navigate(`/rounds/${round.id}/plan`);
    else {
      setStep(action);
      setOpen(true);
    }
  };
  const [first, ...others] = offered;
  const rest = others.slice(SHOWN - 1);
  const buttons = (
    <>
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((action) => ({ key: action, label: t(`actions.${action}`) })),
            onClick: ({ key }) => take(key as Offered),
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
      <Button type={WEAK.includes(first!) ? 'default' : 'primary'} onClick={() => take(first!)}>
        {t(`actions.${first!}`)}
      </Button>
    </>
  );
  return (
    <>
      {phone ? <StickyAction>{buttons}</StickyAction> : <div className={styles.buttons}>{buttons}</div>}
      {step && <RoundStepModal key={step} round={round} step={step} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
