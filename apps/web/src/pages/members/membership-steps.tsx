import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Member, MembershipAction } from './member-types';
import { StepModal } from './step-modal';

/** So many stand as buttons of their own; more stand under one. */
const SHOWN = 3;

/** What may be done with the membership now, as the API says. */
export function MembershipSteps({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const [chosen, setChosen] = useState<MembershipAction>();
  const [open, setOpen] = useState(false);
  const choose = (action: MembershipAction) => {
    setChosen(action);
    setOpen(true);
  };
  const actions = member.openActions;
  const label = (action: MembershipAction) => t(`steps.${action}.button`);
  return (
    <>
      {actions.length <= SHOWN ? (
        actions.map((action, index) => (
          <Button
            key={action}
            type={index === 0 && action === 'admit' ? 'primary' : 'default'}
            onClick={() => choose(action)}
          >
            {label(action)}
          </Button>
        ))
      ) : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: actions.map((action) => ({ key: action, label: label(action) })),
            onClick: ({ key }) => choose(key as MembershipAction),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t('steps.all')}
          </Button>
        </Dropdown>
      )}
      {chosen && <StepModal key={chosen} member={member} action={chosen} open={open} onClose={() => setOpen(false)} />}
    </>
  );
}
