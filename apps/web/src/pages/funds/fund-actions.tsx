import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { FormModal } from '../../parts/form-modal';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { ChangeDialog } from './change-dialog';
import { type FundAccount, FUNDS } from './fund-types';
import { type FundDialogProps, IncomeDialog } from './income-dialog';
import { AdjustDialog, TransferDialog } from './movement-dialogs';

type Step = 'income' | 'transfer' | 'adjust' | 'change' | 'freeze' | 'unfreeze' | 'close';

const PATHS = { freeze: 'freezing', unfreeze: 'unfreezing', close: 'closing' } as const;
type StatusStep = keyof typeof PATHS;
const isStatusStep = (action: string): action is StatusStep => action in PATHS;

/** What may be done with the account by the one who looks at it. */
export function FundActions({ fund: newest }: { fund: FundAccount }) {
  const { t } = useTranslation('funds');
  const { can } = useSession();
  const [step, setStep] = useState<Step | null>(null);
  const [open, setOpen] = useState(false);
  const fund = useHeldWhile(newest, open);
  const choose = (chosen: Step) => {
    setStep(chosen);
    setOpen(true);
  };
  const dialog = { fund, open, onClose: () => setOpen(false) };
  const steps: readonly Step[] = fund.openActions.filter(isStatusStep);
  // Who may freeze it may describe it; a closed one stays as it was.
  const own: readonly Step[] = steps.length > 0 ? ['change', ...steps] : [];
  const more: readonly Step[] = can('fund:post') && fund.status === 'open' ? ['transfer', 'adjust', ...own] : own;
  return (
    <>
      {can('fund:post') && fund.status === 'open' && (
        <Button type="primary" onClick={() => choose('income')}>
          {t('income.button')}
        </Button>
      )}
      {more.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map((key) => ({ key, label: t(`${key}.button`) })),
            onClick: ({ key }) => choose(key as Step),
          }}
        >
          <Button>
            {t('more')} <DownOutlined aria-hidden />
          </Button>
        </Dropdown>
      )}
      {step === 'income' && <IncomeDialog {...dialog} />}
      {step === 'transfer' && <TransferDialog {...dialog} />}
      {step === 'adjust' && <AdjustDialog {...dialog} />}
      {step === 'change' && <ChangeDialog key={fund.version} {...dialog} />}
      {step && isStatusStep(step) && <StatusDialog key={step} {...dialog} step={step} />}
    </>
  );
}

function StatusDialog({ fund, open, onClose, step }: FundDialogProps & { step: StatusStep }) {
  const { t } = useTranslation('funds');
  return (
    <FormModal<{ readonly reason: string }, FundAccount>
      open={open}
      onClose={onClose}
      title={t(`${step}.title`, { name: fund.name })}
      confirm={t(`${step}.button`)}
      explanation={t(`${step}.means`)}
      send={(values) =>
        api.post<FundAccount>(`/staff/fund-accounts/${fund.id}/${PATHS[step]}`, values, { version: fund.version })
      }
      refreshes={[FUNDS]}
      said={t(`${step}.done`)}
    >
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, message: t('missing.reason') }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={200} />
      </Form.Item>
    </FormModal>
  );
}
