import { Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { FormModal } from '../../parts/form-modal';
import { UnionPicker } from '../../parts/union-picker';
import { useHeldWhile } from '../../parts/use-held-while';
import { MUTUAL_AID, type Plan } from './mutual-aid-types';
import styles from './mutual-aid.module.css';

interface Terms {
  readonly unionId?: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly fee: string;
  readonly waitingDays: number;
  readonly claimDays?: number | null;
  readonly sharePercent?: number | null;
  readonly cap?: string | null;
  readonly association?: string | null;
  readonly associationContact?: string | null;
  readonly note?: string | null;
}

interface PlanFormProps {
  /** Null for a new one. */
  readonly plan: Plan | null;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A plan of one term; what is left empty has no limit or is set by hand. */
export function PlanForm({ plan: newest, open, onClose }: PlanFormProps) {
  const { t } = useTranslation('mutual-aid');
  const { key, renew } = useIdempotencyKey();
  const plan = useHeldWhile(newest, open);
  const title = t(plan ? 'plans.correct' : 'plans.add');
  const send = ({ unionId, claimDays, sharePercent, cap, association, associationContact, note, ...rest }: Terms) => {
    const terms = {
      ...rest,
      ...{ claimDays: claimDays ?? null, sharePercent: sharePercent ?? null, cap: cap || null },
      ...{ association: association || null, associationContact: associationContact || null, note: note || null },
    };
    return plan
      ? api.patch<Plan>(`/staff/mutual-aid-plans/${plan.id}`, terms, { version: plan.version })
      : api.post<Plan>('/staff/mutual-aid-plans', { unionId, ...terms }, { idempotencyKey: key });
  };
  return (
    <FormModal<Terms, Plan>
      key={plan?.version ?? 0}
      open={open}
      onClose={onClose}
      title={title}
      confirm={title}
      explanation={t('plans.means')}
      initial={plan ? termsOf(plan) : { waitingDays: 30 }}
      send={send}
      refreshes={[MUTUAL_AID]}
      said={t('plans.saved')}
      onDone={renew}
    >
      {!plan && (
        <Form.Item
          name="unionId"
          label={t('union')}
          extra={t('plans.unionMeans')}
          rules={[{ required: true, message: t('missing.union') }]}
        >
          <UnionPicker label={t('union')} />
        </Form.Item>
      )}
      <TermFields />
    </FormModal>
  );
}

function termsOf({
  name,
  startsOn,
  endsOn,
  fee,
  waitingDays,
  claimDays,
  sharePercent,
  cap,
  association,
  associationContact,
  note,
}: Plan): Partial<Terms> {
  const known = { ...(startsOn && { startsOn }), ...(endsOn && { endsOn }), ...(fee && { fee }) };
  return {
    name,
    waitingDays,
    claimDays,
    sharePercent,
    cap: cap ?? '',
    association,
    associationContact,
    note,
    ...known,
  };
}

function TermFields() {
  const { t } = useTranslation('mutual-aid');
  const needed = (message: string) => [{ required: true, message }];
  return (
    <>
      <Form.Item name="name" label={t('plan')} rules={needed(t('missing.planName'))}>
        <Input maxLength={100} autoComplete="off" placeholder={t('plans.nameExample')} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="startsOn" label={t('plans.startsOn')} rules={needed(t('missing.day'))}>
          <DayField label={t('plans.startsOn')} />
        </Form.Item>
        <Form.Item name="endsOn" label={t('plans.endsOn')} rules={needed(t('missing.day'))}>
          <DayField label={t('plans.endsOn')} />
        </Form.Item>
        <Form.Item name="fee" label={t('plans.fee')} extra={t('plans.feeMeans')} rules={needed(t('missing.fee'))}>
          <AmountInput />
        </Form.Item>
        <Form.Item
          name="waitingDays"
          label={t('plans.waitingDays')}
          extra={t('plans.waitingMeans')}
          rules={needed(t('missing.days'))}
        >
          <InputNumber min={0} max={365} precision={0} suffix={t('plans.daysUnit')} />
        </Form.Item>
        <Form.Item name="sharePercent" label={t('plans.share')} extra={t('plans.shareMeans')}>
          <InputNumber min={1} max={100} precision={0} suffix="%" />
        </Form.Item>
        <Form.Item name="cap" label={t('plans.cap')} extra={t('plans.capMeans')}>
          <AmountInput />
        </Form.Item>
        <Form.Item name="claimDays" label={t('plans.claimDays')} extra={t('plans.claimDaysMeans')}>
          <InputNumber min={1} max={3650} precision={0} suffix={t('plans.daysUnit')} />
        </Form.Item>
      </div>
      <Form.Item name="association" label={t('plans.association')} extra={t('plans.associationMeans')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="associationContact"
        label={t('plans.associationContact')}
        extra={t('plans.associationContactMeans')}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea maxLength={500} autoSize />
      </Form.Item>
    </>
  );
}
