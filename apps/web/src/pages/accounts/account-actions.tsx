import { DownOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { FormModal } from '../../parts/form-modal';
import { useHeldWhile } from '../../parts/use-held-while';
import { PasswordOnce } from './password-once';
import { type Account, ACCOUNTS, type OpenedAccount } from './account-types';

const ACTIONS = [
  'reset-password',
  'change-phone',
  'reset-second-factor',
  'revoke-sessions',
  'suspend',
  'restore',
] as const;
type Action = (typeof ACTIONS)[number];

/** What may be done with the account now. */
export function AccountActions({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const { modal } = App.useApp();
  const [reasoned, setReasoned] = useState<Reasoned>();
  const [phoning, setPhoning] = useState(false);
  const [opened, setOpened] = useState<OpenedAccount | null>(null);
  const path = `/staff/accounts/${account.id}`;
  const version = { version: account.version };
  const reset = useChange<void, OpenedAccount>({
    send: () => api.post(`${path}/password-reset`, undefined, version),
    refreshes: [ACCOUNTS],
    onDone: setOpened,
  });
  const revoke = useChange<void, Account>({
    send: () => api.post(`${path}/session-revocation`, undefined, version),
    refreshes: [ACCOUNTS],
    said: t('revoke-sessions.done'),
  });
  const restore = useChange<void, Account>({
    send: () => api.post(`${path}/restoration`, undefined, version),
    refreshes: [ACCOUNTS],
    said: t('restore.done'),
  });
  const changes = { 'reset-password': reset, 'revoke-sessions': revoke, restore };
  const choose = (action: Action) => {
    if (action === 'change-phone') return setPhoning(true);
    if (action === 'suspend' || action === 'reset-second-factor') return setReasoned(action);
    return void modal.confirm({
      title: t(`${action}.question`, { name: account.displayName }),
      content: t(`${action}.means`),
      icon: null,
      centered: true,
      okText: t(`${action}.button`),
      cancelText: t('common:cancel'),
      onOk: () => changes[action].mutateAsync().catch(() => undefined),
    });
  };
  const open = ACTIONS.filter((action) => account.openActions.includes(action));
  return (
    <>
      {open.length === 1 ? (
        <Button onClick={() => choose(open[0]!)}>{t(`${open[0]!}.button`)}</Button>
      ) : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: open.map((action) => ({ key: action, label: t(`${action}.button`) })),
            onClick: ({ key }) => choose(key as Action),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t('actions')}
          </Button>
        </Dropdown>
      )}
      {(['suspend', 'reset-second-factor'] as const).map((action) => (
        <ReasonedModal
          key={action}
          account={account}
          action={action}
          open={reasoned === action}
          onClose={() => setReasoned(undefined)}
        />
      ))}
      <PhoneModal account={account} open={phoning} onClose={() => setPhoning(false)} />
      <PasswordOnce opened={opened} onClose={() => setOpened(null)} />
    </>
  );
}

interface PhoneModalProps {
  readonly account: Account;
  readonly open: boolean;
  readonly onClose: () => void;
}

function PhoneModal({ account: newest, open, onClose }: PhoneModalProps) {
  const { t } = useTranslation('accounts');
  const account = useHeldWhile(newest, open);
  return (
    <FormModal<{ phone?: string }, Account>
      open={open}
      onClose={onClose}
      title={t('change-phone.question', { name: account.displayName })}
      confirm={t('change-phone.button')}
      explanation={t('change-phone.means')}
      send={({ phone }) =>
        api.post(`/staff/accounts/${account.id}/phone`, { phone: phone?.trim() || null }, { version: account.version })
      }
      refreshes={[ACCOUNTS]}
      said={t('change-phone.done')}
    >
      <Form.Item name="phone" label={t('change-phone.field')}>
        <Input maxLength={20} inputMode="tel" autoComplete="off" placeholder={account.phone ?? undefined} />
      </Form.Item>
    </FormModal>
  );
}

/** What is done with a reason that stays in the records. */
const REASONED = { suspend: 'suspension', 'reset-second-factor': 'second-factor-reset' } as const;
type Reasoned = keyof typeof REASONED;

interface ReasonedModalProps {
  readonly account: Account;
  readonly action: Reasoned;
  readonly open: boolean;
  readonly onClose: () => void;
}

function ReasonedModal({ account: newest, action, open, onClose }: ReasonedModalProps) {
  const { t } = useTranslation('accounts');
  const account = useHeldWhile(newest, open);
  return (
    <FormModal<{ reason: string }, Account>
      open={open}
      onClose={onClose}
      title={t(`${action}.question`, { name: account.displayName })}
      confirm={t(`${action}.button`)}
      explanation={t(`${action}.means`)}
      send={(values) =>
        api.post(`/staff/accounts/${account.id}/${REASONED[action]}`, values, { version: account.version })
      }
      refreshes={[ACCOUNTS]}
      said={t(`${action}.done`)}
    >
      <Form.Item
        name="reason"
        label={t(`${action}.reason`)}
        rules={[{ required: true, whitespace: true, message: t(`${action}.reasonMissing`) }]}
      >
        <Input maxLength={200} autoComplete="off" placeholder={t(`${action}.reasonExample`)} />
      </Form.Item>
    </FormModal>
  );
}
