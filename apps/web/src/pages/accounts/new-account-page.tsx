import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { FoundMember } from '../../api/types';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { MemberPicker } from '../../parts/member-picker';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { CaseDrawer } from '../../shell/case-drawer';
import { StickyAction } from '../../shell/sticky-action';
import { ACCOUNTS, type OpenedAccount } from './account-types';
import { PasswordOnce } from './password-once';
import { RoleFields, type TypedGrant } from './role-fields';
import styles from './accounts.module.css';

type Member = Schemas['MemberView'];

interface NewAccount {
  readonly who: 'member' | 'other';
  readonly member?: FoundMember | null;
  readonly displayName?: string;
  readonly unionId?: string;
  readonly login?: string;
  readonly phone?: string;
  readonly grant?: TypedGrant;
}

const askMember = (id: string, signal?: AbortSignal) => api.get<Member>(`/staff/members/${id}`, undefined, signal);

export default function NewAccountPage() {
  const { t } = useTranslation('accounts');
  const [params] = useSearchParams();
  const memberId = params.get('memberId');
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['members', 'one', memberId],
    enabled: memberId !== null,
    queryFn: ({ signal }) => askMember(memberId!, signal),
  });
  return (
    <CaseDrawer title={t('new.title')} back="/accounts">
      {memberId !== null && isPending && <LoadingState rows={6} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {(memberId === null || data) && <NewAccountForm member={data} />}
    </CaseDrawer>
  );
}

const foundOf = ({ id, name, unionName }: Member): FoundMember => ({ id, name, unionName });

function bodyOf({ who, member, displayName, unionId, login, phone, grant }: NewAccount) {
  const { role, validFrom, validUntil } = grant ?? {};
  const held = role ? [{ role, unionId: grant?.unionId ?? unionId, validFrom, validUntil: validUntil || null }] : [];
  return {
    unionId,
    ...(who === 'member' ? { memberId: member?.id } : { displayName: displayName?.trim() }),
    login: login?.trim() || null,
    phone: phone?.trim() || null,
    grants: held,
  };
}

function NewAccountForm({ member }: { member: Member | undefined }) {
  const { t } = useTranslation('accounts');
  const navigate = useNavigate();
  const [form] = Form.useForm<NewAccount>();
  const [opened, setOpened] = useState<OpenedAccount | null>(null);
  const change = useChange<NewAccount, OpenedAccount>({
    form,
    problems: 'inline',
    send: (values) => api.post('/staff/accounts', bodyOf(values)),
    refreshes: [ACCOUNTS],
    onDone: setOpened,
  });
  // Whom a union keeps is known from his membership; it can still be changed.
  const fillUnion = async (chosen: FoundMember | null) => {
    const unionId = chosen && (await askMember(chosen.id).catch(() => null))?.unionId;
    if (unionId) form.setFieldsValue({ unionId, grant: { unionId } });
  };
  return (
    <Form
      className="nj-form"
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={{
        who: 'member',
        member: member ? foundOf(member) : null,
        unionId: member?.unionId,
        grant: { unionId: member?.unionId, validFrom: todayInChina() },
      }}
      onFinish={(values) => change.mutate(values)}
    >
      <WhoFields onMember={(chosen) => void fillUnion(chosen)} />
      <Form.Item
        name="unionId"
        label={t('fields.union')}
        extra={t('new.unionHint')}
        rules={[{ required: true, message: t('missing.union') }]}
      >
        <UnionPicker
          label={t('fields.union')}
          onChange={(unionId) => form.setFieldValue(['grant', 'unionId'], unionId)}
        />
      </Form.Item>
      <Form.Item name="login" label={t('fields.login')} extra={t('new.loginHint')}>
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="phone" label={t('fields.phone')}>
        <Input maxLength={20} inputMode="tel" autoComplete="off" />
      </Form.Item>
      <h3 className={styles.group}>{t('new.role')}</h3>
      <RoleFields within="grant" />
      <ProblemNotice error={change.error} />
      <StickyAction>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('new.button')}
        </Button>
      </StickyAction>
      <PasswordOnce
        opened={opened}
        onClose={() => void navigate(`/accounts/${opened?.account.id ?? ''}`, { replace: true })}
      />
    </Form>
  );
}

function WhoFields({ onMember }: { onMember: (member: FoundMember | null) => void }) {
  const { t } = useTranslation('accounts');
  return (
    <>
      <Form.Item name="who" label={t('new.who')}>
        <SegmentedChoice
          label={t('new.who')}
          choices={(['member', 'other'] as const).map((value) => ({ value, label: t(`new.whos.${value}`) }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['who']}>
        {({ getFieldValue }) =>
          getFieldValue('who') === 'member' ? (
            <Form.Item
              name="member"
              label={t('fields.member')}
              rules={[{ required: true, message: t('missing.member') }]}
            >
              <MemberPicker label={t('fields.member')} onChange={onMember} />
            </Form.Item>
          ) : (
            <Form.Item
              name="displayName"
              label={t('fields.name')}
              rules={[{ required: true, whitespace: true, message: t('missing.name') }]}
            >
              <Input maxLength={50} autoComplete="off" />
            </Form.Item>
          )
        }
      </Form.Item>
    </>
  );
}
