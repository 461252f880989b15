import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yuan } from '../../money';
import { StickyAction } from '../../shell/sticky-action';
import { usePhone } from '../../theme/media';
import { useHeldWhile } from '../../parts/use-held-while';
import { ActionDialog } from './action-dialog';
import { buttonsOf } from './action-specs';
import type { Disbursement, OpenAction } from './disbursement-types';
import styles from './disbursements.module.css';

/** What is open to me: one primary button, the two others of a signer beside it, the rest under "more". */
export function ActionBar({ disbursement: newest }: { disbursement: Disbursement }) {
  const phone = usePhone();
  const [action, setAction] = useState<OpenAction | null>(null);
  const [open, setOpen] = useState(false);
  const disbursement = useHeldWhile(newest, open);
  if (disbursement.openActions.length === 0) return null;
  const choose = (chosen: OpenAction) => {
    setAction(chosen);
    setOpen(true);
  };
  return (
    <>
      {phone ? (
        <>
          <div className={styles.barSpace} aria-hidden="true" />
          <StickyAction>
            <div className={styles.phoneBar}>
              <Buttons disbursement={disbursement} onChoose={choose} />
            </div>
          </StickyAction>
        </>
      ) : (
        <div className={styles.deskBar}>
          <Buttons disbursement={disbursement} onChoose={choose} />
        </div>
      )}
      {action && (
        <ActionDialog
          key={action}
          disbursement={disbursement}
          action={action}
          open={open}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface ButtonsProps {
  readonly disbursement: Disbursement;
  readonly onChoose: (action: OpenAction) => void;
}

function Buttons({ disbursement, onChoose }: ButtonsProps) {
  const { t } = useTranslation('disbursements');
  const { primary, beside, more } = buttonsOf(disbursement.openActions);
  const words = { amount: yuan(disbursement.amount) };
  const label = (action: OpenAction) => t(`actions.${action}.button`, words);
  return (
    <>
      {primary && (
        <Button type="primary" onClick={() => onChoose(primary)}>
          {label(primary)}
        </Button>
      )}
      {beside.map((action) => (
        <Button key={action} onClick={() => onChoose(action)}>
          {label(action)}
        </Button>
      ))}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map((action) => ({ key: action, label: label(action) })),
            onClick: ({ key }) => onChoose(key as OpenAction),
          }}
        >
          <Button>
            {t('more')} <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
    </>
  );
}
