import { Form, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { FoundMember } from '../../api/types';
import { FormModal } from '../../parts/form-modal';
import { MemberPicker } from '../../parts/member-picker';
import { needed } from '../disbursements/action-form';
import { ReasonField } from '../disbursements/reason-field';
import { type RosterEntry, type Round, roundPath, ROUNDS } from './round-types';
import { useRoundVisitors } from './use-round-visitors';
import styles from './rounds.module.css';

interface ModalProps {
  readonly round: Round;
  readonly open: boolean;
  readonly onClose: () => void;
}

type People = readonly Pick<FoundMember, 'id' | 'name'>[];

/** People whom the rules did not find, with the reason why they are added. */
export function AddPeopleModal({ round, open, onClose }: ModalProps) {
  const { t } = useTranslation('rounds');
  const attempt = useIdempotencyKey();
  const navigate = useNavigate();
  // Money was approved for those who stood on the roster: who comes later gets a round of his own.
  const later = round.approved !== null;
  return (
    <FormModal<{ people: People; reason: string }, Round>
      open={open}
      onClose={onClose}
      title={t('roster.add')}
      confirm={t(later ? 'roster.supplement' : 'roster.addConfirm')}
      explanation={t(later ? 'roster.addAfterApproval' : 'roster.addBefore')}
      send={({ people, reason }) =>
        api.post(
          `${roundPath(round.id)}/${later ? 'supplement' : 'entries'}`,
          { memberIds: people.map(({ id }) => id), reason },
          { ...(later ? {} : { version: round.version }), idempotencyKey: attempt.key },
        )
      }
      refreshes={[[...ROUNDS]]}
      onDone={({ id }) => {
        attempt.renew();
        if (later) void navigate(`/rounds/${id}`);
      }}
      said={t(later ? 'roster.supplemented' : 'roster.added')}
    >
      <Form.Item
        name="people"
        label={t('roster.whom')}
        rules={[{ required: true, type: 'array', min: 1, message: t('missing.people') }]}
      >
        <PeopleField />
      </Form.Item>
      <Form.Item name="reason" label={t('fields.reason')} rules={needed(t('missing.reason'))}>
        <ReasonField suggestions={t('roster.usualAdd', { returnObjects: true }) as string[]} />
      </Form.Item>
    </FormModal>
  );
}

function PeopleField({ value = [], onChange }: { value?: People; onChange?: (people: People) => void }) {
  const { t } = useTranslation('rounds');
  return (
    <div className={styles.stack}>
      <MemberPicker
        key={value.length}
        label={t('audience.addPerson')}
        onChange={(member) => member && !value.some(({ id }) => id === member.id) && onChange?.([...value, member])}
      />
      <div className={styles.people}>
        {value.map(({ id, name }) => (
          <Tag
            key={id}
            closable={{ 'aria-label': t('audience.removePerson', { name }) }}
            onClose={() => onChange?.(value.filter((one) => one.id !== id))}
          >
            {name}
          </Tag>
        ))}
      </div>
    </div>
  );
}

export function RemoveModal({ round, entry, open, onClose }: ModalProps & { readonly entry: RosterEntry }) {
  const { t } = useTranslation('rounds');
  return (
    <FormModal<{ reason: string }, Round>
      open={open}
      onClose={onClose}
      title={t('roster.removeTitle', { name: entry.memberName })}
      confirm={t('roster.remove')}
      explanation={t('roster.removeMeans')}
      send={({ reason }) =>
        api.post(`${roundPath(round.id)}/entries/${entry.id}/removal`, { reason }, { version: round.version })
      }
      refreshes={[[...ROUNDS]]}
      said={t('roster.removed', { name: entry.memberName })}
    >
      <Form.Item name="reason" label={t('fields.reason')} rules={needed(t('missing.reason'))}>
        <ReasonField suggestions={t('roster.usualRemove', { returnObjects: true }) as string[]} />
      </Form.Item>
    </FormModal>
  );
}

/** A visit that was logged by mistake: the money that was let go is held again, and he waits for a visit. */
export function TakeBackModal({ round, entry, open, onClose }: ModalProps & { readonly entry: RosterEntry }) {
  const { t } = useTranslation('rounds');
  return (
    <FormModal<{ reason: string }, RosterEntry>
      open={open}
      onClose={onClose}
      title={t('roster.takeBackTitle', { name: entry.memberName })}
      confirm={t('roster.takeBack')}
      explanation={t('roster.takeBackMeans')}
      send={({ reason }) =>
        api.post(`${roundPath(round.id)}/entries/${entry.id}/visit/void`, { reason }, { version: entry.version })
      }
      refreshes={[[...ROUNDS]]}
      said={t('roster.takenBack', { name: entry.memberName })}
    >
      <Form.Item name="reason" label={t('fields.reason')} rules={needed(t('missing.reason'))}>
        <ReasonField suggestions={t('roster.usualTakeBack', { returnObjects: true }) as string[]} />
      </Form.Item>
    </FormModal>
  );
}

export function MoveModal({ round, entry, open, onClose }: ModalProps & { readonly entry: RosterEntry }) {
  const { t } = useTranslation('rounds');
  const { data, isPending } = useRoundVisitors(round.id);
  return (
    <FormModal<{ visitorId: string }, Round>
      open={open}
      onClose={onClose}
      title={t('roster.moveTitle', { name: entry.memberName })}
      confirm={t('roster.moveConfirm')}
      send={({ visitorId }) =>
        api.post(
          `${roundPath(round.id)}/allotment/moves`,
          { entryIds: [entry.id], visitorId },
          { version: round.version },
        )
      }
      refreshes={[[...ROUNDS]]}
      said={t('roster.moved')}
    >
      <Form.Item name="visitorId" label={t('roster.visitor')} rules={needed(t('missing.visitor'))}>
        <Select
          loading={isPending}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('visitors.none')}
          options={(data?.items ?? []).map(({ personId, name, open: left }) => ({
            value: personId,
            label: t('visitors.line', { name, count: left }),
          }))}
        />
      </Form.Item>
    </FormModal>
  );
}
