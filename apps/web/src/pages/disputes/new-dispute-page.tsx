import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { FoundMember } from '../../api/types';
import { todayInChina } from '../../dates';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { MemberPicker } from '../../parts/member-picker';
import { DraftForm } from '../../parts/draft-form';
import { PageHeader } from '../../parts/page-header';
import { UnionPicker } from '../../parts/union-picker';
import { useSession } from '../../session/use-session';
import { MatterFields, type OwnValues, useNeeded } from './dispute-form';
import { DISPUTES, SOURCES } from './dispute-types';
import styles from './disputes.module.css';

interface Applicant {
  readonly member?: FoundMember | null;
  readonly name?: string;
  readonly idNumber?: string;
  readonly phone?: string;
  readonly asked?: string;
  readonly isRepresentative?: boolean;
}

interface Values extends OwnValues {
  readonly unionId?: string;
  readonly source?: string;
  readonly receivedOn?: string;
  readonly recordedPlace?: string;
  readonly employerUnionId?: string;
  readonly employerContact?: string;
  readonly applicants?: readonly Applicant[];
}

const GROUP = 10;

const saidOf = (similar: Schemas['ReceivedDisputeView']['similar']) => {
  if (similar.length === 0) return 'done';
  return similar.every(({ isNamesake }) => isNamesake) ? 'new.namesake' : 'new.similar';
};

const bodyOf = ({ applicants = [], claims = [], ...rest }: Values) => ({
  ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '' && value !== undefined)),
  claims,
  applicants: applicants.map(({ member, name, idNumber, phone, asked, isRepresentative }) => ({
    ...(member ? { memberId: member.id, name: member.name } : { name }),
    ...(idNumber && !member ? { idNumber } : {}),
    ...(phone ? { phone } : {}),
    ...(asked ? { asked } : {}),
    ...(isRepresentative && applicants.length >= GROUP ? { isRepresentative } : {}),
  })),
});

/** An application at the desk, by phone, in writing, or spoken and written down on the spot. */
export default function NewDisputePage() {
  const { t } = useTranslation('disputes');
  const navigate = useNavigate();
  const { session } = useSession();
  return (
    <>
      <PageHeader title={t('new.title')} subtitle={t('new.subtitle')} back="/disputes" />
      <DraftForm<Values, Schemas['ReceivedDisputeView']>
        className={`nj-card ${styles.form}`}
        draft="dispute:new"
        draftTitle={({ employer }) => t('new.draft', { employer: employer ?? '' })}
        initial={{
          ...{ source: 'desk', receivedOn: todayInChina(), employment: 'employed', applicants: [{}], claims: [{}] },
          ...(session?.unions[0] ? { unionId: session.unions[0].unionId } : {}),
        }}
        confirm={t('new.confirm')}
        send={(values, idempotencyKey) => api.post('/staff/disputes', bodyOf(values), { idempotencyKey })}
        refreshes={[DISPUTES]}
        said={({ similar }) => t(saidOf(similar))}
        onDone={({ id }) => void navigate(`/disputes/${id}`)}
      >
        <ReceiptFields />
        <Applicants />
        <MatterFields />
        <EmployerFields />
      </DraftForm>
    </>
  );
}

function ReceiptFields() {
  const { t } = useTranslation('disputes');
  const needed = useNeeded();
  const source = Form.useWatch<string | undefined>('source');
  return (
    <div className={styles.two}>
      <Form.Item name="unionId" label={t('fields.unionId')} rules={needed('unionId')}>
        <UnionPicker label={t('fields.unionId')} />
      </Form.Item>
      <Form.Item name="source" label={t('fields.source')} rules={needed('source')}>
        <Select options={SOURCES.map((value) => ({ value, label: t(`sources.${value}`) }))} />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('fields.receivedOn')} rules={needed('receivedOn')}>
        <DayField label={t('fields.receivedOn')} last={todayInChina()} />
      </Form.Item>
      {source === 'oral' && (
        <Form.Item
          name="recordedPlace"
          label={t('fields.recordedPlace')}
          extra={t('hints.recordedPlace')}
          rules={needed('recordedPlace')}
        >
          <Input maxLength={100} />
        </Form.Item>
      )}
    </div>
  );
}

function EmployerFields() {
  const { t } = useTranslation('disputes');
  return (
    <div className={styles.two}>
      <Form.Item name="employerUnionId" label={t('fields.employerUnionId')} extra={t('hints.employerUnionId')}>
        <UnionPicker clearable label={t('fields.employerUnionId')} />
      </Form.Item>
      <Form.Item name="employerContact" label={t('fields.employerContact')}>
        <Input maxLength={200} />
      </Form.Item>
    </div>
  );
}

function Applicants() {
  const { t } = useTranslation('disputes');
  const applicants = Form.useWatch<readonly Applicant[] | undefined>('applicants') ?? [];
  return (
    <Form.List name="applicants">
      {(rows, { add, remove }, { errors }) => (
        <>
          {rows.map(({ key, name }) => (
            <ApplicantFields
              key={key}
              place={name}
              member={applicants[name]?.member ?? null}
              group={rows.length >= GROUP}
              onRemove={rows.length > 1 ? () => remove(name) : null}
              many={rows.length > 1}
            />
          ))}
          <Form.ErrorList errors={errors} />
          <Form.Item extra={rows.length >= GROUP ? t('hints.representatives') : t('hints.group')}>
            <Button onClick={() => add({})}>{t('applicants.add')}</Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}

interface ApplicantProps {
  readonly place: number;
  readonly member: FoundMember | null;
  readonly group: boolean;
  readonly many: boolean;
  readonly onRemove: (() => void) | null;
}

function ApplicantFields({ place, member, group, many, onRemove }: ApplicantProps) {
  const { t } = useTranslation('disputes');
  const needed = useNeeded();
  return (
    <fieldset className={styles.person}>
      <legend>{t('applicants.one', { place: place + 1 })}</legend>
      <Form.Item name={[place, 'member']} label={t('fields.member')} extra={t('hints.member')}>
        <MemberPicker label={t('fields.member')} />
      </Form.Item>
      {!member && (
        <div className={styles.two}>
          <Form.Item name={[place, 'name']} label={t('fields.name')} rules={needed('name')}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={[place, 'idNumber']} label={t('fields.idNumber')}>
            <Input maxLength={30} />
          </Form.Item>
        </div>
      )}
      <div className={styles.two}>
        <Form.Item name={[place, 'phone']} label={t('fields.phone')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
        {many && (
          <Form.Item name={[place, 'asked']} label={t('fields.asked')}>
            <AmountInput />
          </Form.Item>
        )}
      </div>
      {group && (
        <Form.Item name={[place, 'isRepresentative']} valuePropName="checked">
          <Checkbox>{t('applicants.representative')}</Checkbox>
        </Form.Item>
      )}
      {onRemove && (
        <Button type="text" onClick={onRemove}>
          {t('applicants.remove')}
        </Button>
      )}
    </fieldset>
  );
}
