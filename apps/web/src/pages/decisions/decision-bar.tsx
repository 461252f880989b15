import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yuan } from '../../money';
import { StickyAction } from '../../shell/sticky-action';
import { usePhone } from '../../theme/media';
import { useHeldWhile } from '../../parts/use-held-while';
import { DecisionDialog } from './decision-dialog';
import { type Decision, decisionsOf, type DecisionSubject } from './decision-types';
import { useMyTurn } from './use-waiting';
import styles from './decisions.module.css';

/** The buttons of who is to sign; nothing for everybody else. */
export function DecisionBar({ subject: newest }: { subject: DecisionSubject }) {
  const { t } = useTranslation('decisions');
  const phone = usePhone();
  const [chosen, setChosen] = useState<Decision | null>(null);
  const [open, setOpen] = useState(false);
  const myTurn = useMyTurn(newest.type, newest.id);
  const { subject, turn } = useHeldWhile({ subject: newest, turn: myTurn }, open);
  if (!turn) return null;
  const choose = (decision: Decision) => {
    setChosen(decision);
    setOpen(true);
  };
  const [primary, ...others] = decisionsOf(turn);
  // Three buttons with an amount do not fit beside each other on the phone.
  const back = phone ? undefined : others[0];
  const more = phone ? others : others.slice(1);
  const label = (decision: Decision) => t(`${decision}.button`, { amount: yuan(turn.amount) });
  const buttons = (
    <>
      <Button type="primary" onClick={() => choose(primary!)}>
        {label(primary!)}
      </Button>
      {back && <Button onClick={() => choose(back)}>{label(back)}</Button>}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map((decision) => ({ key: decision, label: label(decision) })),
            onClick: ({ key }) => choose(key as Decision),
          }}
        >
          <Button>
            {t('more')} <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
    </>
  );
  return (
    <>
      {phone ? <StickyAction>{buttons}</StickyAction> : <div className={styles.bar}>{buttons}</div>}
      {chosen && (
        <DecisionDialog
          key={chosen}
          subject={subject}
          decision={chosen}
          amount={turn.amount}
          open={open}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
