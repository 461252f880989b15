import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { CaseDrawer } from '../../shell/case-drawer';
import { StickyAction } from '../../shell/sticky-action';
import { CardConsent, cardConsentOf, type WithCardConsent } from './card-consent';
import {
  DocumentKindField,
  LaterFields,
  NameField,
  PLAIN,
  type PlainParticulars,
  StandingFields,
} from './member-fields';
import { type Member, MEMBERS } from './member-types';
import { NumberChange } from './number-change';
import { useMember, useMemberList } from './use-member';
import styles from './members.module.css';

/** Of a number: undefined stays, null is taken away, text replaces it. */
interface Numbers {
  readonly idNumber?: string | null;
  readonly documentKind?: string;
  readonly phone?: string | null;
  readonly bankCard?: string | null;
}
type Edited = PlainParticulars & Numbers & WithCardConsent;

export default function EditMemberPage() {
  const { t } = useTranslation('members');
  const { memberId = '' } = useParams();
  const list = useMemberList();
  const { search } = useLocation();
  const { data: member, isPending, error, refetch } = useMember(memberId);
  return (
    <CaseDrawer
      title={member ? t('edit.title', { name: member.name }) : t('edit.button')}
      back={`${list}/${memberId}${search}`}
    >
      {isPending && <LoadingState rows={8} />}
      {error && !member && <ErrorState error={error} onRetry={() => void refetch()} />}
      {member && <EditForm key={member.id} member={member} />}
    </CaseDrawer>
  );
}

const plainOf = (member: Member): PlainParticulars =>
  Object.fromEntries(PLAIN.map((key) => [key, member[key]])) as unknown as PlainParticulars;

const textOf = (value: unknown): unknown => (value === '' || value === undefined ? null : value);
const differ = (one: unknown, other: unknown): boolean => JSON.stringify(textOf(one)) !== JSON.stringify(textOf(other));

/** Only what differs from what was seen. */
function changesOf(basis: Member, values: Edited): Record<string, unknown> {
  const plain = PLAIN.filter((key) => differ(values[key], basis[key])).map((key) => [key, textOf(values[key])]);
  const numbers = (['idNumber', 'phone', 'bankCard'] as const)
    .filter((key) => values[key] !== undefined)
    .map((key) => [key, textOf(values[key])]);
  const kind = values.idNumber && values.documentKind ? [['documentKind', values.documentKind]] : [];
  const consent = values.bankCard ? cardConsentOf(values.consents) : {};
  return { ...Object.fromEntries([...plain, ...numbers, ...kind]), ...consent };
}

function EditForm({ member }: { member: Member }) {
  const { t } = useTranslation('members');
  const navigate = useNavigate();
  const list = useMemberList();
  const { search } = useLocation();
  const [form] = Form.useForm<Edited>();
  // What the person sees while he types; a newer version is taken over only when he says so.
  const [basis, setBasis] = useState(member);
  const change = useChange<Edited, Member>({
    form,
    problems: 'inline',
    send: (values) => api.patch(`/staff/members/${member.id}`, changesOf(basis, values), { version: basis.version }),
    refreshes: [MEMBERS],
    said: t('edit.done'),
    onNewest: () => void navigate(`${list}/${member.id}${search}`, { replace: true }),
    onDone: () => void navigate(`${list}/${member.id}${search}`, { replace: true }),
  });
  const takeNewest = () => {
    const untouched = PLAIN.filter((key) => !differ(form.getFieldValue(key), basis[key]));
    form.setFieldsValue(Object.fromEntries(untouched.map((key) => [key, member[key]])));
    setBasis(member);
    change.reset();
  };
  return (
    <Form
      className="nj-form"
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={plainOf(basis)}
      onFinish={(values) => change.mutate(values)}
    >
      <NameField />
      <Form.Item name="idNumber" label={t('fields.idNumber')}>
        <NumberChange known={basis.idNumberMasked} label={t('fields.idNumber')} />
      </Form.Item>
      <Form.Item noStyle dependencies={['idNumber']}>
        {({ getFieldValue }) => (getFieldValue('idNumber') ? <DocumentKindField /> : null)}
      </Form.Item>
      <Form.Item name="phone" label={t('fields.phone')}>
        <NumberChange known={basis.phoneMasked} label={t('fields.phone')} keyboard="tel" />
      </Form.Item>
      <Form.Item name="bankCard" label={t('fields.bankCard')}>
        <NumberChange known={basis.bankCardMasked} label={t('fields.bankCard')} keyboard="numeric" />
      </Form.Item>
      <CardConsent memberId={member.id} />
      <StandingFields />
      <LaterFields />
      {member.version === basis.version ? (
        <ProblemNotice error={change.error} />
      ) : (
        <div className={styles.notice} role="alert">
          <p>{t('edit.newer')}</p>
          <div className={styles.noticeActions}>
            <Button onClick={takeNewest}>{t('edit.takeNewest')}</Button>
          </div>
        </div>
      )}
      <StickyAction>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('edit.save')}
        </Button>
      </StickyAction>
    </Form>
  );
}
