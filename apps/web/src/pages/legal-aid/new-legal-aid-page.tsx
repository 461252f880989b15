import { App, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { FoundMember } from '../../api/types';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { MemberPicker } from '../../parts/member-picker';
import { DraftForm } from '../../parts/draft-form';
import { PageHeader } from '../../parts/page-header';
import { UnionPicker } from '../../parts/union-picker';
import { useSession } from '../../session/use-session';
import styles from '../disputes/disputes.module.css';
import { AidMatterFields, type OwnAidValues, useNeeded } from './legal-aid-form';
import { AID_SOURCES, LEGAL_AIDS, PAPERS } from './legal-aid-types';

interface Values extends OwnAidValues {
  readonly unionId?: string;
  readonly source?: string;
  readonly receivedOn?: string;
  readonly member?: FoundMember | null;
  readonly applicant?: string;
  readonly people?: number;
  readonly papers?: readonly string[];
}

function bodyOf({ member, applicant, papers = [], ...rest }: Values) {
  const person = member ? { memberId: member.id, applicant: member.name } : { applicant };
  const given = { ...rest, ...person, papers };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== '' && value !== undefined && value !== null),
  );
}

/** Somebody asks for legal aid at the desk; what he brought is ticked at once. */
export default function NewLegalAidPage() {
  const { t } = useTranslation('legal-aid');
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { session } = useSession();
  return (
    <>
      <PageHeader title={t('new.title')} subtitle={t('new.subtitle')} back="/legal-aid" />
      <DraftForm<Values, Schemas['ReceivedLegalAidView']>
        className={`nj-card ${styles.form}`}
        draft="legal-aid:new"
        draftTitle={({ employer }) => t('new.draft', { employer: employer ?? '' })}
        initial={{
          ...{ source: 'desk', receivedOn: todayInChina(), people: 1, papers: ['application'] },
          ...(session?.unions[0] ? { unionId: session.unions[0].unionId } : {}),
        }}
        confirm={t('new.confirm')}
        send={(values, idempotencyKey) => api.post('/staff/legal-aids', bodyOf(values), { idempotencyKey })}
        refreshes={[LEGAL_AIDS]}
        said={t('done')}
        onDone={({ id, similar }) => {
          if (similar.length > 0) void message.warning(t('new.similar'));
          void navigate(`/legal-aid/${id}`);
        }}
      >
        <ReceiptFields />
        <ApplicantFields />
        <AidMatterFields />
        <Form.Item name="papers" label={t('fields.papers')} extra={t('hints.papers')}>
          <Checkbox.Group options={PAPERS.map((value) => ({ value, label: t(`papers.${value}`) }))} />
        </Form.Item>
      </DraftForm>
    </>
  );
}

function ReceiptFields() {
  const { t } = useTranslation('legal-aid');
  const needed = useNeeded();
  return (
    <div className={styles.two}>
      <Form.Item name="unionId" label={t('fields.unionId')} rules={needed('unionId')}>
        <UnionPicker label={t('fields.unionId')} />
      </Form.Item>
      <Form.Item name="source" label={t('fields.source')} rules={needed('source')}>
        <Select options={AID_SOURCES.map((value) => ({ value, label: t(`sources.${value}`) }))} />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('fields.receivedOn')} rules={needed('receivedOn')}>
        <DayField label={t('fields.receivedOn')} last={todayInChina()} />
      </Form.Item>
    </div>
  );
}

function ApplicantFields() {
  const { t } = useTranslation('legal-aid');
  const needed = useNeeded();
  const member = Form.useWatch<FoundMember | null | undefined>('member');
  return (
    <fieldset className={styles.person}>
      <legend>{t('fields.applicant')}</legend>
      <Form.Item name="member" label={t('fields.member')} extra={t('hints.member')}>
        <MemberPicker label={t('fields.member')} />
      </Form.Item>
      <div className={styles.two}>
        {!member && (
          <Form.Item name="applicant" label={t('fields.name')} rules={needed('name')}>
            <Input maxLength={60} />
          </Form.Item>
        )}
        <Form.Item name="phone" label={t('fields.phone')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
        <Form.Item name="people" label={t('fields.people')} rules={needed('people')}>
          <InputNumber min={1} max={100_000} precision={0} />
        </Form.Item>
      </div>
    </fieldset>
  );
}
