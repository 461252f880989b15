import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePhone } from '../../theme/media';
import { useHeldWhile } from '../../parts/use-held-while';
import { AddBelowModal, ChangeModal, DissolveModal, MoveModal } from './union-modals';
import { KINDS_BELOW, type Union } from './union-types';

const MODALS = { addBelow: AddBelowModal, change: ChangeModal, move: MoveModal, dissolve: DissolveModal } as const;
type Dialog = keyof typeof MODALS;

/** What may be done with the union now. */
export function UnionActions({ union: newest }: { union: Union }) {
  const { t } = useTranslation('unions');
  const phone = usePhone();
  const [dialog, setDialog] = useState<Dialog>();
  const [open, setOpen] = useState(false);
  const union = useHeldWhile(newest, open);
  const allowed = new Set(union.openActions);
  if (allowed.size === 0) return null;
  const choose = (chosen: Dialog) => {
    setDialog(chosen);
    setOpen(true);
  };
  const isRoot = union.ancestorNames.length === 0;
  const often: readonly Dialog[] = [
    ...(KINDS_BELOW[union.kind].length > 0 ? (['addBelow'] as const) : []),
    ...(allowed.has('change') ? (['change'] as const) : []),
  ];
  const rare = (['move', 'dissolve'] as const).filter((action) => allowed.has(action) && !isRoot);
  const folded: readonly Dialog[] = phone ? [...often, ...rare] : rare;
  const Modal = dialog && MODALS[dialog];
  return (
    <>
      {!phone &&
        often.map((action) => (
          <Button key={action} onClick={() => choose(action)}>
            {t(`${action}.button`)}
          </Button>
        ))}
      {folded.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: folded.map((action) => ({ key: action, label: t(`${action}.button`) })),
            onClick: ({ key }) => choose(key as Dialog),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t(phone ? 'manage' : 'more')}
          </Button>
        </Dropdown>
      )}
      {Modal && <Modal key={dialog} union={union} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
