import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { DraftForm } from '../../parts/draft-form';
import { PageHeader } from '../../parts/page-header';
import { UnionPicker } from '../../parts/union-picker';
import { useSession } from '../../session/use-session';
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
  return (
    <>
      <PageHeader title={t('new.title')} subtitle={t('new.subtitle')} back="/accidents" />
      <DraftForm<Values, Schemas['AccidentSavedView']>
        className={`nj-card ${styles.form}`}
        draft="accident:new"
        draftTitle={({ employer }) => t('new.draft', { employer: employer ?? '' })}
        initial={{
          ...{ reportedOn: todayInChina(), persons: [{}] },
          ...(session?.unions[0] ? { unionId: session.unions[0].unionId } : {}),
        }}
        confirm={t('new.confirm')}
        send={(values, idempotencyKey) => api.post('/staff/accidents', bodyOf(values), { idempotencyKey })}
        refreshes={[ACCIDENTS]}
        said={t('done')}
        onDone={({ id }) => void navigate(`/accidents/${id}`)}
      >
        <AccidentFields />
        <Persons />
      </DraftForm>
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
