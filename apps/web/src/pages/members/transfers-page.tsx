import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { dayText, todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { DetailLine } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { KeysetList, useKeyset } from '../../parts/keyset-list';
import { UnionPicker } from '../../parts/union-picker';
import { CaseDrawer } from '../../shell/case-drawer';
import { DOCUMENT_KINDS, type Member, MEMBERS, type MembershipAction, type PendingTransfer } from './member-types';
import { StepModal } from './step-modal';
import record from '../../parts/record.module.css';

type Asking = 'incoming' | 'again';

/** Members between two unions, and how to ask for somebody of another union. */
export default function TransfersPage() {
  const { t } = useTranslation('members');
  const { search } = useLocation();
  const [asking, setAsking] = useState<Asking>();
  const list = useKeyset<PendingTransfer>([...MEMBERS, 'transfers'], (after, signal) =>
    api.get('/staff/member-transfers', { after }, signal),
  );
  return (
    <CaseDrawer
      title={t('transfers.title')}
      back={`/members${search}`}
      actions={
        <>
          <Button onClick={() => setAsking('incoming')}>{t('transfers.incoming.button')}</Button>
          <Button onClick={() => setAsking('again')}>{t('transfers.again.button')}</Button>
        </>
      }
    >
      <KeysetList
        list={list}
        label={t('transfers.title')}
        itemKey={({ id }) => id}
        renderItem={(transfer) => <TransferLine transfer={transfer} />}
        empty={t('transfers.empty')}
      />
      <NamedPersonModal asking="incoming" open={asking === 'incoming'} onClose={() => setAsking(undefined)} />
      <NamedPersonModal asking="again" open={asking === 'again'} onClose={() => setAsking(undefined)} />
    </CaseDrawer>
  );
}

function TransferLine({ transfer }: { transfer: PendingTransfer }) {
  const { t } = useTranslation('members');
  const [chosen, setChosen] = useState<MembershipAction>();
  const { name, idNumberMasked, unionName, transferToUnionName, requestedBy, requestedOn, mayConfirm } = transfer;
  const day = requestedOn ? dayText(requestedOn, t) : '';
  const steps = mayConfirm ? (['complete-transfer', 'cancel-transfer'] as const) : (['cancel-transfer'] as const);
  return (
    <ul className={record.card}>
      <DetailLine
        note={t(`transfers.askedBy.${requestedBy ?? 'from'}`, { day, from: unionName, to: transferToUnionName })}
        end={steps.map((action) => (
          <Button
            key={action}
            type={action === 'complete-transfer' ? 'primary' : 'default'}
            onClick={() => setChosen(action)}
          >
            {t(`steps.${action}.button`)}
          </Button>
        ))}
      >
        <strong>{name}</strong> <span className="nj-caption nj-number">{idNumberMasked}</span>
      </DetailLine>
      {steps.map((action) => (
        <StepModal
          key={action}
          member={transfer}
          action={action}
          open={chosen === action}
          onClose={() => setChosen(undefined)}
        />
      ))}
    </ul>
  );
}

interface NamedPerson {
  readonly name: string;
  readonly idNumber: string;
  readonly documentKind?: string;
  readonly toUnionId: string;
  readonly on: string;
}

const ROADS: Record<Asking, string> = { incoming: '/staff/member-transfers', again: '/staff/member-reapplications' };

/** Somebody whom my union cannot see: name and document number together prove that it knows him. */
function NamedPersonModal({ asking, open, onClose }: { asking: Asking; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('members');
  const navigate = useNavigate();
  const needed = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <FormModal<NamedPerson, Member>
      open={open}
      onClose={onClose}
      title={t(`transfers.${asking}.title`)}
      confirm={t(`transfers.${asking}.confirm`)}
      explanation={t(`transfers.${asking}.means`)}
      initial={{ on: todayInChina() }}
      send={(values) => api.post(ROADS[asking], values)}
      refreshes={[MEMBERS]}
      said={t(`transfers.${asking}.done`)}
      onDone={({ id }) => asking === 'again' && void navigate(`/members/${id}`)}
    >
      <Form.Item name="name" label={t('fields.name')} rules={needed(t('missing.name'))}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="idNumber" label={t('fields.idNumber')} rules={needed(t('missing.idNumber'))}>
        <Input maxLength={40} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="documentKind" label={t('fields.documentKind')}>
        <Select
          allowClear
          placeholder={t('documentKindAuto')}
          options={DOCUMENT_KINDS.map((value) => ({ value, label: t(`documentKinds.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="toUnionId" label={t('transfers.toMine')} rules={needed(t('missing.union'))}>
        <UnionPicker label={t('transfers.toMine')} allows={({ kind }) => kind !== 'group'} />
      </Form.Item>
      <Form.Item name="on" label={t('steps.on')}>
        <DateChoice label={t('steps.on')} />
      </Form.Item>
    </FormModal>
  );
}
