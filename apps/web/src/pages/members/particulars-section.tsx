import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { dayText } from '../../dates';
import { DetailSection, type Fact, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { useSession } from '../../session/use-session';
import { type Member, MEMBERS, type SensitiveValues } from './member-types';
import styles from './members.module.css';

export function ParticularsSection({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const { can } = useSession();
  const [seen, setSeen] = useState<SensitiveValues>({});
  const [asking, setAsking] = useState(false);
  const hidden = member.idNumberMasked ?? member.phoneMasked ?? member.bankCardMasked;
  return (
    <DetailSection
      title={t('particulars')}
      actions={
        hidden &&
        can('member:read-sensitive') && <Button onClick={() => setAsking(true)}>{t('sensitive.button')}</Button>
      }
    >
      <Facts facts={useFacts(member, seen)} />
      {Object.keys(seen).length > 0 && <p className={`nj-caption ${styles.revealed}`}>{t('sensitive.recorded')}</p>}
      <SensitiveView member={member} open={asking} onClose={() => setAsking(false)} onSeen={setSeen} />
    </DetailSection>
  );
}

function useFacts(member: Member, seen: SensitiveValues): readonly Fact[] {
  const { t } = useTranslation('members');
  const day = (value: string | null) => value && dayText(value, t);
  return [
    [t('fields.union'), member.unionName],
    [t('fields.group'), member.groupName],
    [t('fields.street'), member.street],
    [t('fields.category'), member.categoryName],
    [t('fields.idNumber'), seen.idNumber ?? member.idNumberMasked ?? t('unknown')],
    [t('fields.phone'), seen.phone ?? member.phoneMasked ?? t('unknown')],
    [t('fields.bankCard'), seen.bankCard ?? member.bankCardMasked],
    [t('fields.bank'), [member.bankName, member.bankBranch].filter(Boolean).join(' ')],
    [t('fields.gender'), member.genderName],
    [t('fields.bornOn'), day(member.bornOn)],
    [t('fields.joinedOn'), day(member.joinedOn)],
    [t('fields.modelWorkerLevel'), member.modelWorkerLevelName],
    [t('fields.postTraits'), member.postTraitsName],
    [t('fields.retentionGround'), member.retentionGroundName],
    [t('fields.diedOn'), day(member.diedOn)],
    [t('fields.note'), member.note],
  ];
}

interface Asked {
  readonly fields: string[];
  readonly reason: string;
}

interface SensitiveViewProps {
  readonly member: Member;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSeen: (values: SensitiveValues) => void;
}

/** Full numbers are seen for a reason only, and the member can read who looked. */
function SensitiveView({ member, open, onClose, onSeen }: SensitiveViewProps) {
  const { t } = useTranslation('members');
  const fields = [
    ['idNumber', member.idNumberMasked],
    ['phone', member.phoneMasked],
    ['bankCard', member.bankCardMasked],
  ].flatMap(([field, masked]) => (masked ? [{ value: field!, label: t(`fields.${field}`) }] : []));
  return (
    <FormModal<Asked, SensitiveValues>
      open={open}
      onClose={onClose}
      title={t('sensitive.title', { name: member.name })}
      confirm={t('sensitive.confirm')}
      explanation={t('sensitive.explanation')}
      initial={{ fields: fields.slice(0, 1).map(({ value }) => value) }}
      send={(asked) => api.post(`/staff/members/${member.id}/sensitive-view`, asked)}
      refreshes={[[...MEMBERS, 'views', member.id]]}
      onDone={onSeen}
    >
      <Form.Item
        name="fields"
        label={t('sensitive.what')}
        rules={[{ required: true, message: t('sensitive.whatMissing') }]}
      >
        <Checkbox.Group className={styles.choices ?? ''} options={fields} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('sensitive.why')}
        rules={[{ required: true, min: 2, whitespace: true, message: t('sensitive.whyMissing') }]}
      >
        <Input maxLength={200} placeholder={t('sensitive.whyExample')} autoComplete="off" />
      </Form.Item>
    </FormModal>
  );
}
