import { App, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import type { FoundMember } from '../../api/types';
import { DayField } from '../../parts/day-field';
import { FormModal } from '../../parts/form-modal';
import { MemberPicker } from '../../parts/member-picker';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { UnionPicker } from '../../parts/union-picker';
import { MUTUAL_AID, type Plan } from './mutual-aid-types';

interface Asked {
  readonly member?: FoundMember;
  readonly unionId?: string;
  readonly text?: string;
  readonly from?: string;
}
type Outcome = Schemas['EnrolmentOutcomeView'];

interface EnrolFormProps {
  readonly plan: Plan;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** One member, or many by a list of names or ID numbers. */
export function EnrolForm({ plan, open, onClose }: EnrolFormProps) {
  const { t } = useTranslation('mutual-aid');
  const { key, renew } = useIdempotencyKey();
  const [way, setWay] = useState<'one' | 'many'>('one');
  const tell = useOutcome();
  const send = ({ member, unionId, text = '', from }: Asked) => {
    const lines = text.split('\n').flatMap((line) => line.trim() || []);
    const who = way === 'one' ? { memberIds: member ? [member.id] : [] } : { lines, unionId };
    return api.post<Outcome>(
      `/staff/mutual-aid-plans/${plan.id}/enrolments`,
      { ...who, from: from || null },
      { idempotencyKey: key },
    );
  };
  return (
    <FormModal<Asked, Outcome>
      open={open}
      onClose={onClose}
      title={t('enrol.title')}
      confirm={t('enrol.title')}
      send={send}
      refreshes={[MUTUAL_AID]}
      onDone={(outcome) => {
        renew();
        tell(outcome);
      }}
    >
      <Form.Item>
        <SegmentedChoice
          label={t('enrol.way')}
          value={way}
          onChange={setWay}
          choices={(['one', 'many'] as const).map((value) => ({ value, label: t(`enrol.${value}`) }))}
        />
      </Form.Item>
      {way === 'one' ? (
        <Form.Item name="member" label={t('name')} rules={[{ required: true, message: t('missing.member') }]}>
          <MemberPicker />
        </Form.Item>
      ) : (
        <ListFields />
      )}
      <Form.Item name="from" label={t('enrol.from')} extra={t('enrol.fromMeans')}>
        <DayField
          label={t('enrol.from')}
          clearable
          {...(plan.startsOn ? { first: plan.startsOn } : {})}
          {...(plan.endsOn ? { last: plan.endsOn } : {})}
        />
      </Form.Item>
    </FormModal>
  );
}

function ListFields() {
  const { t } = useTranslation('mutual-aid');
  return (
    <>
      <Form.Item name="unionId" label={t('enrol.union')} rules={[{ required: true, message: t('missing.union') }]}>
        <UnionPicker label={t('enrol.union')} />
      </Form.Item>
      <Form.Item
        name="text"
        label={t('enrol.list')}
        extra={t('enrol.listMeans')}
        rules={[{ required: true, whitespace: true, message: t('missing.list') }]}
      >
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 12 }} />
      </Form.Item>
    </>
  );
}

/** Says what became of it; the lines that were not clear stay until they were read. */
function useOutcome() {
  const { t } = useTranslation('mutual-aid');
  const { message, modal } = App.useApp();
  return ({ enrolled, already, unclear }: Outcome): void => {
    const said = t('enrol.outcome', { enrolled, already });
    if (unclear.length === 0) {
      void message.success(said);
      return;
    }
    modal.warning({
      title: said,
      content: (
        <ul>
          {unclear.map(({ line, why }) => (
            <li key={line}>{t('enrol.unclear', { line, why })}</li>
          ))}
        </ul>
      ),
      okText: t('enrol.understood'),
      centered: true,
    });
  };
}
