import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
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
import { PETITION_KINDS, PETITION_SOURCES, PETITIONS } from './petition-types';

interface Values {
  readonly unionId?: string;
  readonly kind?: string;
  readonly source?: string;
  readonly forwardedBy?: string;
  readonly receivedOn?: string;
  readonly isAnonymous?: boolean;
  readonly member?: FoundMember | null;
  readonly petitioner?: string;
  readonly phone?: string;
  readonly people?: number;
  readonly representatives?: string;
  readonly about?: string;
  readonly words?: string;
  readonly request?: string;
}

const linesOf = (text = ''): string[] =>
  text
    .split(/[\n、,，]/)
    .map((line) => line.trim())
    .filter(Boolean);

function bodyOf({ member, isAnonymous, representatives, petitioner, phone, forwardedBy, ...rest }: Values) {
  const named = isAnonymous
    ? {}
    : { ...(member ? { memberId: member.id, petitioner: member.name } : { petitioner }), phone };
  const from = rest.source === 'forwarded' ? { forwardedBy } : {};
  const given = { ...rest, ...named, ...from, representatives: linesOf(representatives) };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '' && value !== undefined));
}

/** A petition as it comes in, with a name or without. */
export default function NewPetitionPage() {
  const { t } = useTranslation('petitions');
  const navigate = useNavigate();
  const { session } = useSession();
  return (
    <>
      <PageHeader title={t('new.title')} subtitle={t('new.subtitle')} back="/petitions" />
      <DraftForm<Values, Schemas['PetitionSavedView']>
        className={`nj-card ${styles.form}`}
        draft="petition:new"
        draftTitle={({ about }) => t('new.draft', { about: about ?? '' })}
        initial={{
          ...{ kind: 'request', source: 'visit', receivedOn: todayInChina(), people: 1 },
          ...(session?.unions[0] ? { unionId: session.unions[0].unionId } : {}),
        }}
        confirm={t('new.confirm')}
        send={(values, idempotencyKey) => api.post('/staff/petitions', bodyOf(values), { idempotencyKey })}
        refreshes={[PETITIONS]}
        said={t('done')}
        onDone={({ id }) => void navigate(`/petitions/${id}`)}
      >
        <ReceiptFields />
        <PetitionerFields />
        <Form.Item name="about" label={t('fields.about')} extra={t('hints.about')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="words" label={t('fields.said')} rules={useNeeded('said')}>
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={8000} />
        </Form.Item>
        <Form.Item name="request" label={t('fields.request')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
      </DraftForm>
    </>
  );
}

function useNeeded(field: string) {
  const { t } = useTranslation('petitions');
  return [{ required: true, message: t('missing', { field: t(`fields.${field}`) }) }];
}

function ReceiptFields() {
  const { t } = useTranslation('petitions');
  const source = Form.useWatch<string | undefined>('source');
  const needed = useNeeded('forwardedBy');
  return (
    <div className={styles.two}>
      <Form.Item name="unionId" label={t('fields.unionId')} rules={useNeeded('unionId')}>
        <UnionPicker label={t('fields.unionId')} />
      </Form.Item>
      <Form.Item name="kind" label={t('fields.kind')} rules={useNeeded('kind')}>
        <Select options={PETITION_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item name="source" label={t('fields.source')} rules={useNeeded('source')}>
        <Select options={PETITION_SOURCES.map((value) => ({ value, label: t(`sources.${value}`) }))} />
      </Form.Item>
      <Form.Item name="receivedOn" label={t('fields.receivedOn')} rules={useNeeded('receivedOn')}>
        <DayField label={t('fields.receivedOn')} last={todayInChina()} />
      </Form.Item>
      {source === 'forwarded' && (
        <Form.Item name="forwardedBy" label={t('fields.forwardedBy')} rules={needed}>
          <Input maxLength={100} />
        </Form.Item>
      )}
    </div>
  );
}

function PetitionerFields() {
  const { t } = useTranslation('petitions');
  const isAnonymous = Form.useWatch<boolean | undefined>('isAnonymous') ?? false;
  const member = Form.useWatch<FoundMember | null | undefined>('member');
  const people = Form.useWatch<number | undefined>('people') ?? 1;
  const [needed, counted] = [useNeeded('petitioner'), useNeeded('people')];
  return (
    <fieldset className={styles.person}>
      <legend>{t('fields.petitioner')}</legend>
      <Form.Item name="isAnonymous" valuePropName="checked" extra={isAnonymous && t('hints.anonymous')}>
        <Checkbox>{t('fields.isAnonymous')}</Checkbox>
      </Form.Item>
      {!isAnonymous && (
        <>
          <Form.Item name="member" label={t('fields.member')} extra={t('hints.member')}>
            <MemberPicker label={t('fields.member')} />
          </Form.Item>
          <div className={styles.two}>
            {!member && (
              <Form.Item name="petitioner" label={t('fields.name')} rules={needed}>
                <Input maxLength={60} />
              </Form.Item>
            )}
            <Form.Item name="phone" label={t('fields.phone')}>
              <Input maxLength={30} inputMode="tel" />
            </Form.Item>
            <Form.Item name="people" label={t('fields.people')} rules={counted}>
              <InputNumber min={1} max={100_000} precision={0} />
            </Form.Item>
          </div>
          {people > 1 && (
            <Form.Item name="representatives" label={t('fields.representatives')} extra={t('hints.representatives')}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={300} />
            </Form.Item>
          )}
        </>
      )}
    </fieldset>
  );
}
