import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { api } from '../../api/client';
import { useChange } from '../../api/use-change';
import { useDraft } from '../../drafts/use-draft';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { ProblemNotice } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { useUnions } from '../../parts/use-unions';
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
import styles from './members.module.css';

interface NewMember extends Partial<PlainParticulars> {
  readonly unionId?: string | null;
  readonly entry: 'registered' | 'application';
}

interface Numbers extends WithCardConsent {
  readonly idNumber?: string;
  readonly documentKind?: string;
  readonly phone?: string;
  readonly bankCard?: string;
}

const INITIAL: NewMember = { entry: 'registered', category: 'active', gender: 'unknown' };

const given = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));

export default function NewMemberPage() {
  const { t } = useTranslation('members');
  const { search } = useLocation();
  return (
    <CaseDrawer title={t('new.title')} back={`/members${search}`}>
      <NewMemberForm />
    </CaseDrawer>
  );
}

function NewMemberForm() {
  const { t } = useTranslation('members');
  const navigate = useNavigate();
  const { search } = useLocation();
  const [form] = Form.useForm<NewMember & Numbers>();
  const only = useOnlyUnion();
  const draft = useDraft<NewMember>('member:new', {
    initial: INITIAL,
    title: ({ name }) => t('new.draft', { name: name ?? '' }),
    path: '/members/new',
  });
  const change = useChange<NewMember & Numbers, Member>({
    form,
    problems: 'inline',
    send: ({ consents, ...values }) => {
      const consent = values.bankCard ? cardConsentOf(consents) : {};
      return api.post('/staff/members', given({ ...values, ...consent, unionId: values.unionId ?? only }));
    },
    refreshes: [MEMBERS],
    said: t('new.done'),
    onDone: ({ id }) => {
      draft.discard();
      void navigate(`/members/${id}${search}`, { replace: true });
    },
  });
  // Numbers of people do not stay on the device: they are typed again.
  const keep = (all: NewMember) =>
    draft.change(Object.fromEntries([...PLAIN, 'unionId', 'entry'].map((key) => [key, all[key as keyof NewMember]])));
  return (
    <Form
      className="nj-form"
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      initialValues={draft.value}
      onValuesChange={(_, all: NewMember) => keep(all)}
      onFinish={(values) => change.mutate(values)}
    >
      <NameField />
      {!only && (
        <Form.Item name="unionId" label={t('fields.union')} rules={[{ required: true, message: t('missing.union') }]}>
          <UnionPicker label={t('fields.union')} allows={({ kind }) => kind !== 'group'} />
        </Form.Item>
      )}
      <NumberFields />
      <StandingFields />
      <Form.Item name="entry" label={t('new.entry')}>
        <SegmentedChoice
          label={t('new.entry')}
          choices={(['registered', 'application'] as const).map((value) => ({
            value,
            label: t(`new.entries.${value}`),
            hint: t(`new.entryHints.${value}`),
          }))}
        />
      </Form.Item>
      <h3 className={styles.group}>{t('new.later')}</h3>
      <LaterFields>
        <Form.Item name="bankCard" label={t('fields.bankCard')}>
          <Input maxLength={40} inputMode="numeric" autoComplete="off" />
        </Form.Item>
        <CardConsent />
        <DocumentKindField />
      </LaterFields>
      <ProblemNotice error={change.error} />
      <StickyAction>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('new.save')}
        </Button>
      </StickyAction>
    </Form>
  );
}

function NumberFields() {
  const { t } = useTranslation('members');
  return (
    <>
      <Form.Item name="idNumber" label={t('fields.idNumber')} extra={t('idNumberHint')}>
        <Input maxLength={40} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="phone" label={t('fields.phone')}>
        <Input maxLength={30} inputMode="tel" autoComplete="off" />
      </Form.Item>
    </>
  );
}

/** With one union in sight there is nothing to choose. */
function useOnlyUnion(): string | undefined {
  const { tree } = useUnions();
  const open = tree.nodes.filter(({ kind, status }) => kind !== 'group' && status === 'active');
  return open.length === 1 ? open[0]!.id : undefined;
}
