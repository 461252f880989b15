import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { FormModal } from '../../parts/form-modal';
import { useHeldWhile } from '../../parts/use-held-while';
import { StickyAction } from '../../shell/sticky-action';
import { usePhone } from '../../theme/media';
import { type Award, GROUNDS, STUDY } from './study-types';
import record from '../../parts/record.module.css';

type Step = Award['openActions'][number];

/** What the award waits for: the button that invites. Everything else happens to a child and is found under more. */
const INVITES: ReadonlySet<string> = new Set(['verify', 'resume', 'come-back']);

export function AwardActions({ award: newest }: { award: Award }) {
  const { t } = useTranslation('study');
  const phone = usePhone();
  const [step, setStep] = useState<Step | null>(null);
  const [open, setOpen] = useState(false);
  const award = useHeldWhile(newest, open);
  const first = award.openActions.find(({ step: name }) => INVITES.has(name));
  const others = award.openActions.filter((one) => one !== first);
  if (award.openActions.length === 0) return null;
  const take = (chosen: Step) => {
    setStep(chosen);
    setOpen(true);
  };
  const buttons = (
    <>
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map(({ step: key, label }) => ({ key, label })),
            onClick: ({ key }) => take(others.find((one) => one.step === key)!),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t(first ? 'more' : 'change')}
          </Button>
        </Dropdown>
      )}
      {first && (
        <Button type="primary" onClick={() => take(first)}>
          {first.label}
        </Button>
      )}
    </>
  );
  return (
    <>
      {phone ? <StickyAction>{buttons}</StickyAction> : <div className={record.actions}>{buttons}</div>}
      {step && (
        <StepModal key={`${step.step} ${award.version}`} {...{ award, step, open }} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

interface StepValues {
  readonly reason?: string;
  readonly ground?: string;
  readonly schoolName?: string;
}

function StepModal(props: { award: Award; step: Step; open: boolean; onClose: () => void }) {
  const { award, step, open, onClose } = props;
  const { t } = useTranslation('study');
  const { key } = useIdempotencyKey();
  const verifies = step.step === 'verify';
  return (
    <FormModal<StepValues>
      open={open}
      onClose={onClose}
      title={step.label}
      confirm={step.label}
      explanation={t(`steps.${step.step}`)}
      send={(values) =>
        api.post(
          `/staff/study-awards/${award.id}/steps`,
          { step: step.step, ...values },
          {
            version: award.version,
            idempotencyKey: key,
          },
        )
      }
      refreshes={[STUDY]}
      said={t('done')}
    >
      {step.step === 'end' && (
        <Form.Item name="ground" label={t('fields.ground')} rules={[{ required: true, message: t('missing.ground') }]}>
          <Select options={GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) }))} />
        </Form.Item>
      )}
      {step.step === 'transfer-school' && (
        <Form.Item
          name="schoolName"
          label={t('fields.newSchool')}
          rules={[{ required: true, message: t('missing.schoolName') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
      )}
      {verifies ? (
        <p>{t('steps.first')}</p>
      ) : (
        <Form.Item name="reason" label={t('fields.reason')} rules={[{ required: true, message: t('missing.reason') }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
    </FormModal>
  );
}
