import { Button, Dropdown, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { ReasonModal } from '../../parts/reason-modal';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { EVERYTHING } from '../import/import-types';
import { HonourFields, honoursSent, type TypedHonour } from './honour-fields';
import type { ModelWorkerFile } from './model-worker-types';

/** What may be done with the file now: honours, states, and whether aid is barred. */
export function FileActions({ file: newest }: { file: ModelWorkerFile }) {
  const { t } = useTranslation('model-workers');
  const { can } = useSession();
  const [open, setOpen] = useState<string | null>(null);
  const file = useHeldWhile(newest, open !== null);
  if (!can('model-worker:manage') || file.openActions.length === 0) return null;
  const mayCorrect = file.status !== 'revoked';
  const mayBar = ['active', 'abroad', 'lost'].includes(file.status);
  const close = () => setOpen(null);
  return (
    <>
      {mayCorrect && <Button onClick={() => setOpen('correct')}>{t('correct')}</Button>}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...file.openActions.map((action) => ({ key: action, label: t(`actions.${action}`) })),
            ...(mayBar ? [{ key: 'bar', label: t(file.barredReason ? 'actions.unbar' : 'actions.bar') }] : []),
          ],
          onClick: ({ key }) => setOpen(key),
        }}
      >
        <Button>{t('changeState')}</Button>
      </Dropdown>
      <CorrectDialog key={file.version} file={file} open={open === 'correct'} onClose={close} />
      <BarDialog file={file} open={open === 'bar'} onClose={close} />
      {open !== null && file.openActions.includes(open) && <StepDialog file={file} action={open} onClose={close} />}
    </>
  );
}

interface DialogProps {
  readonly file: ModelWorkerFile;
  readonly open: boolean;
  readonly onClose: () => void;
}

function CorrectDialog({ file, open, onClose }: DialogProps) {
  const { t } = useTranslation('model-workers');
  return (
    <FormModal<{ honours: TypedHonour[]; note?: string | null }>
      open={open}
      onClose={onClose}
      title={t('correct')}
      confirm={t('correct')}
      explanation={t('correctMeans')}
      initial={{ honours: file.honours as TypedHonour[], note: file.note }}
      send={({ honours, note }) =>
        api.patch(
          `/staff/model-workers/${file.id}`,
          { honours: honoursSent(honours), note: note?.trim() || null },
          { version: file.version },
        )
      }
      refreshes={[EVERYTHING]}
      said={t('saved')}
    >
      <HonourFields />
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </FormModal>
  );
}

function StepDialog({ file, action, onClose }: { file: ModelWorkerFile; action: string; onClose: () => void }) {
  const { t } = useTranslation('model-workers');
  return (
    <FormModal<{ on: string; reason: string }>
      open
      onClose={onClose}
      title={t(`actions.${action}`)}
      confirm={t(`actions.${action}`)}
      explanation={t(`means.${action}`)}
      initial={{ on: todayInChina() }}
      send={(values) =>
        api.post(`/staff/model-workers/${file.id}/state`, { ...values, action }, { version: file.version })
      }
      refreshes={[EVERYTHING]}
      said={t('saved')}
    >
      <Form.Item name="on" label={t('day')} rules={[{ required: true, message: t('missing.day') }]}>
        <DateChoice label={t('day')} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, message: t('missing.reason') }]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormModal>
  );
}

function BarDialog({ file, open, onClose }: DialogProps) {
  const { t } = useTranslation('model-workers');
  const barred = file.barredReason === null;
  const change = useChange<string, ModelWorkerFile>({
    send: (reason) => api.post(`/staff/model-workers/${file.id}/bar`, { barred, reason }, { version: file.version }),
    refreshes: [EVERYTHING],
    said: t('saved'),
    onNewest: onClose,
    onDone: onClose,
  });
  const word = t(barred ? 'actions.bar' : 'actions.unbar');
  return (
    <ReasonModal
      open={open}
      title={word}
      confirm={word}
      explanation={t(barred ? 'means.bar' : 'means.unbar')}
      sending={change.isPending}
      onConfirm={(reason) => change.mutate(reason)}
      onCancel={onClose}
    />
  );
}
