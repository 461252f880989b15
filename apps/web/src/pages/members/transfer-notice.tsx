import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dayText } from '../../dates';
import { useSession } from '../../session/use-session';
import type { Member, MembershipAction } from './member-types';
import { StepModal } from './step-modal';
import styles from './members.module.css';

/** A member between two unions: who asked, and who is to answer. */
export function TransferNotice({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const { can } = useSession();
  const [chosen, setChosen] = useState<MembershipAction>();
  const [open, setOpen] = useState(false);
  const { transferToUnionName, transferRequestedOn, transferRequestedBy, unionName } = member;
  const day = transferRequestedOn ? dayText(transferRequestedOn, t) : '';
  return (
    <div className={styles.notice}>
      <p>
        {t(`transfers.askedBy.${transferRequestedBy ?? 'from'}`, { day, from: unionName, to: transferToUnionName })}
      </p>
      {can('member:manage') && (
        <div className={styles.noticeActions}>
          {(['complete-transfer', 'cancel-transfer'] as const).map((action) => (
            <Button
              key={action}
              onClick={() => {
                setChosen(action);
                setOpen(true);
              }}
            >
              {t(`steps.${action}.button`)}
            </Button>
          ))}
        </div>
      )}
      {chosen && <StepModal key={chosen} member={member} action={chosen} open={open} onClose={() => setOpen(false)} />}
    </div>
  );
}
