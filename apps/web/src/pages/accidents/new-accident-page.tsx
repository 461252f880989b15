import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { useDraft } from '../../drafts/use-draft';
import { DayField } from '../../parts/day-field';
import { PageHeader } from '../../parts/page-header';
import { ProblemNotice } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { useSession } from '../../session/use-session';
import { StickyAction } from '../../shell/sticky-action';
import styles from '../disputes/disputes.module.css';
import { ACCIDENT_KINDS, ACCIDENTS, filled } from './accident-types';
import { personBody, type PersonValues, StateFields, WhoFields } from './person-fields';

interface Values {
  readonly unionId?: string;
  readonly kind?: string;
  readonly employer?: string;
  readonly place?: string;
  readonly occurredOn?: string;
  readonly reportedOn?: string;
  readonly facts?: string;
  readonly persons?: readonly PersonValues[];
}

const bodyOf = ({ persons = [], ...rest }: Values) => ({
  ...filled(rest),
  persons: persons.map((person) => filled(personBody(person))),
});

/** An accident as the union learns of it, with those who were hurt as far as they are known. */
export default function NewAccidentPage() {
  const { t } = useTranslation('accidents');
  const navigate = useNavigate();
  const { session } = useSession();
  const [form] = Form.useForm<Values>();
  const draft = useDraft<Values>('accident:new', {
    initial: {
      ...{ reportedOn: todayInChina(), persons: [{}] },
      ...(session?.unions[0] ? { unionId: session.unions[0].unionId } : {}),
    },
    title: ({ employer }) => t('new.draft', { employer: employer ?? '' }),
  });
  const change = useChange<Values, Schemas['AccidentSavedView']>({
    form,
    problems: 'inline',
    send: (values) => api.post('/staff/accidents', bodyOf(values), { idempotencyKey: draft.idempotencyKey }),
    refreshes: [ACCIDENTS],
    said: t('done'),
    onDone: ({ id }) => {
      draft.discard();
      void navigate(`/accidents/${id}`);
    },
  });
  return (
    <>
      <PageHeader title={t('new.title')} subtitle={t('new.subtitle')} back="/accidents" />
      <Form
        className={`nj-card nj-form ${styles.form}`}
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={draft.value}
        onValuesChange={(_, values) => draft.change(values)}
        onFinish={(values) => change.mutate(values)}
      >
        <AccidentFields />
        <Persons />
        <ProblemNotice error={change.error} />
        <StickyAction>
          <Button type="primary" size="large" htmlType="submit" loading={change.isPending}>
            {t('new.confirm')}
          </Button>
        </StickyAction>
      </Form>
    </>
  );
}

function AccidentFields() {
  const { t } = useTranslation('accidents');
  const needed = (field: string) => [{ required: true, message: t('missing', { field: t(`fields.${field}`) }) }];
  return (
    <>
      <div className={styles.two}>
        <Form.Item name="unionId" label={t('fields.unionId')} rules={needed('unionId')}>
          <UnionPicker label={t('fields.unionId')} />
        </Form.Item>
        <Form.Item name="kind" label={t('fields.kind')} rules={needed('kind')}>
          <Select options={ACCIDENT_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))} />
        </Form.Item>
        <Form.Item name="employer" label={t('fields.employer')} rules={needed('employer')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="place" label={t('fields.place')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="occurredOn" label={t('fields.occurredOn')} rules={needed('occurredOn')}>
          <DayField label={t('fields.occurredOn')} last={todayInChina()} />
        </Form.Item>
        <Form.Item name="reportedOn" label={t('fields.reportedOn')} rules={needed('reportedOn')}>
          <DayField label={t('fields.reportedOn')} last={todayInChina()} />
        </Form.Item>
      </div>
      <Form.Item name="facts" label={t('fields.facts')} rules={needed('facts')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={8000} />
      </Form.Item>
    </>
  );
}

function Persons() {
  const { t } = useTranslation('accidents');
  return (
    <Form.List name="persons">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }, index) => (
            <fieldset key={key} className={styles.person}>
              <legend>{t('persons.nth', { nth: index + 1 })}</legend>
              <WhoFields at={[name]} list={['persons']} />
              <StateFields at={[name]} />
              <Form.Item>
                <Button onClick={() => remove(name)}>{t('persons.leaveOut')}</Button>
              </Form.Item>
            </fieldset>
          ))}
          <Form.Item extra={rows.length === 0 && t('persons.later')}>
            <Button onClick={() => add({})}>{t('persons.add')}</Button>
          </Form.Item>
        </>
      )}
    </Form.List>
  );
}
