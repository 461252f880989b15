import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { abstainedIn, type VoteValues } from './action-specs';
import { needed, type UnionFieldsProps } from './action-form';
import { useCandidates } from './person-fields';
import styles from './disbursements.module.css';

const COUNTS = ['members', 'present', 'inFavour', 'against'] as const;

/** What the minutes say: number, day, who was there, the vote. Who abstained is what is left. */
export function MeetingFields({ disbursement }: UnionFieldsProps) {
  const { t } = useTranslation('disbursements');
  const { data: candidates } = useCandidates(disbursement.unionId);
  return (
    <>
      <Form.Item
        name={['vote', 'minutesNumber']}
        label={t('meeting.minutesNumber')}
        rules={needed(t('meeting.minutesMissing'))}
      >
        <Input maxLength={60} autoComplete="off" placeholder={t('meeting.minutesExample')} />
      </Form.Item>
      <Form.Item name={['vote', 'heldOn']} label={t('meeting.heldOn')} initialValue={todayInChina()}>
        <DateChoice label={t('meeting.heldOn')} />
      </Form.Item>
      <div className={styles.votes}>
        {COUNTS.map((count) => (
          <Form.Item
            key={count}
            name={['vote', count]}
            label={t(`meeting.${count}`)}
            rules={[{ required: true, message: t('meeting.countMissing') }]}
          >
            <InputNumber min={0} max={10_000} precision={0} inputMode="numeric" suffix={t('meeting.people')} />
          </Form.Item>
        ))}
      </div>
      <Abstained />
      <Form.Item name="attendees" label={t('meeting.attendees')} extra={t('meeting.attendeesHint')}>
        <Select
          mode="multiple"
          options={(candidates?.items ?? []).map(({ personId, name }) => ({ value: personId, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="comment" label={t('fields.comment')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </>
  );
}

function Abstained() {
  const { t } = useTranslation('disbursements');
  const form = Form.useFormInstance();
  const vote = Form.useWatch<Partial<VoteValues> | undefined>('vote', form);
  if (vote?.present === undefined || vote.inFavour === undefined) return null;
  return <p className={`nj-caption ${styles.abstained}`}>{t('meeting.abstained', { count: abstainedIn(vote) })}</p>;
}
