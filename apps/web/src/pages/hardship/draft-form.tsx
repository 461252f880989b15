import { Button, Checkbox, Form, type FormInstance, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { AmountInput } from '../../parts/amount-input';
import { ProblemNotice } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import {
  CAUSES,
  type FileDraft,
  FILES,
  type Household,
  RELATIONS,
  type Statement,
  type WithEvidence,
} from './hardship-types';
import styles from './hardship.module.css';
import { documentOf, evidenceOf } from './line-evidence';
import { HolderParticulars, RelativeParticulars, WorkStatus } from './particular-fields';
import { StatementFields } from './statement-fields';

export interface DraftFormProps {
  /** `/staff/hardship-files/<id>` or `/portal/hardship-file/<id>`. */
  readonly base: string;
  readonly version: number;
  readonly household: Household;
  readonly onTyping: (typing: boolean) => void;
  readonly onDone: () => void;
}

type Saved = Schemas['FileSavedView'];

/** The application form: saved as often as one likes, then handed in. */
export function DraftForm({ base, version, household, onTyping, onDone }: DraftFormProps) {
  const { t } = useTranslation('hardship');
  const [form] = Form.useForm<FileDraft>();
  const change = useChange<{ handIn: boolean }, Saved>({
    form,
    problems: 'inline',
    send: async ({ handIn }) => {
      const saved = await api.post<Saved>(`${base}/draft`, draftOf(form.getFieldsValue(true) as FileDraft), {
        version,
      });
      return handIn ? api.post<Saved>(`${base}/application`, {}, { version: saved.version }) : saved;
    },
    refreshes: [FILES],
    said: t('form.saved'),
    onNewest: () => onTyping(false),
    onDone,
  });
  const submit = async (handIn: boolean) => {
    await (handIn ? form.validateFields() : form.validateFields(evidencePaths(form)));
    change.mutate({ handIn });
  };
  return (
    <Form<FileDraft>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initialOf(household, t('form.evidenceKept'))}
      scrollToFirstError
      className={styles.form ?? ''}
      onValuesChange={() => onTyping(true)}
    >
      <CauseFields />
      <HolderParticulars />
      <PersonFields />
      <StatementFields />
      <ConsentFields />
      <ProblemNotice error={change.error} />
      <StickyAction>
        <Button loading={change.isPending} onClick={() => void submit(false).catch(() => undefined)}>
          {t('form.save')}
        </Button>
        <Button type="primary" loading={change.isPending} onClick={() => void submit(true).catch(() => undefined)}>
          {t('form.handIn')}
        </Button>
      </StickyAction>
    </Form>
  );
}

function CauseFields() {
  const { t } = useTranslation('hardship');
  const causes = CAUSES.map((value) => ({ value, label: t(`causes.${value}`) }));
  return (
    <>
      <h2>{t('form.why')}</h2>
      <Form.Item name="mainCause" label={t('form.mainCause')} rules={[{ required: true, message: t('missing.cause') }]}>
        <Select options={causes} />
      </Form.Item>
      <Form.Item name="otherCauses" label={t('form.otherCauses')}>
        <Select mode="multiple" maxCount={3} options={causes} />
      </Form.Item>
      <Form.Item name="note" label={t('form.story')} extra={t('form.storyMeans')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      <div className={styles.row}>
        <Form.Item name="health" label={t('form.ownHealth')}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
        <WorkStatus name="workStatus" label={t('form.ownWork')} />
        <Form.Item name="monthIncome" label={t('form.ownMonthIncome')}>
          <AmountInput />
        </Form.Item>
      </div>
    </>
  );
}

function PersonFields() {
  const { t } = useTranslation('hardship');
  return (
    <>
      <h2>{t('form.people')}</h2>
      <p className="nj-caption">{t('form.peopleMean')}</p>
      <Form.List name="persons">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div key={key} className={`nj-card ${styles.group}`}>
                <div className={styles.row}>
                  <Form.Item
                    name={[name, 'name']}
                    label={t('form.name')}
                    rules={[{ required: true, message: t('missing.name') }]}
                  >
                    <Input maxLength={60} autoComplete="off" />
                  </Form.Item>
                  <Form.Item
                    name={[name, 'relation']}
                    label={t('form.relation')}
                    rules={[{ required: true, message: t('missing.relation') }]}
                  >
                    <Select options={RELATIONS.map((value) => ({ value, label: t(`relations.${value}`) }))} />
                  </Form.Item>
                  <Form.Item name={[name, 'idNumber']} label={t('form.idNumber')}>
                    <Input maxLength={30} autoComplete="off" placeholder={t('form.idKept')} />
                  </Form.Item>
                  <Form.Item name={[name, 'monthIncome']} label={t('form.monthIncome')}>
                    <AmountInput />
                  </Form.Item>
                  <WorkStatus name={[name, 'workStatus']} label={t('form.workStatus')} />
                  <Form.Item name={[name, 'health']} label={t('form.health')}>
                    <Input maxLength={200} autoComplete="off" />
                  </Form.Item>
                  <Form.Item name={[name, 'school']} label={t('form.school')}>
                    <Input maxLength={100} autoComplete="off" />
                  </Form.Item>
                </div>
                <RelativeParticulars row={name} />
                <Button onClick={() => remove(name)}>{t('form.remove')}</Button>
              </div>
            ))}
            <Button onClick={() => add({})}>{t('form.addPerson')}</Button>
          </>
        )}
      </Form.List>
    </>
  );
}

function ConsentFields() {
  const { t } = useTranslation('hardship');
  return (
    <>
      <h2>{t('form.consent')}</h2>
      <p className="nj-caption">{t('form.consentMeans')}</p>
      <Form.Item name="consented" valuePropName="checked">
        <Checkbox>{t('form.consented')}</Checkbox>
      </Form.Item>
      <Form.Item name="consentedCause" valuePropName="checked">
        <Checkbox>{t('form.consentedCause')}</Checkbox>
      </Form.Item>
    </>
  );
}

/** What was filled in before; the number of a relative is not shown again and stays when the field is empty. */
function initialOf(household: Household, keptName: string) {
  const { mainCause, otherCauses, note, persons, statements, consented, consentedCause } = household;
  const head = persons.find(({ relation }) => relation === 'head');
  const [latest] = statements;
  return {
    ...{ mainCause, otherCauses, note, consented, consentedCause, health: head?.health, workStatus: head?.workStatus },
    ...{ monthIncome: head?.monthIncome ?? '', particulars: head?.particulars ?? {} },
    persons: persons
      .filter(({ relation }) => relation !== 'head')
      .map(({ id, name, relation, monthIncome, health, school, workStatus, particulars }) => ({
        ...{ id, name, relation, health, school, workStatus },
        ...{ monthIncome: monthIncome ?? '', particulars: particulars ?? {} },
      })),
    ...statementOf(latest, keptName),
  } as unknown as FileDraft;
}

/** A statement as the form has it; `keptName` is how a paper is called that was handed in before. */
export function statementOf(statement: Statement | undefined, keptName: string) {
  const { monthsBelow = 0, hasStateAid = false, savings = '', netInvestment = '' } = statement ?? {};
  return {
    ...{ area: statement?.area ?? 'urban', event: statement?.event ?? null, exclusions: statement?.exclusions ?? [] },
    ...{ monthsBelow, hasStateAid, savings, netInvestment },
    incomes: (statement?.incomes ?? []).map(({ kind, whose, yearly, documentId }) => ({
      ...{ kind, whose, yearly, evidence: evidenceOf(documentId, keptName) },
    })),
    expenses: (statement?.expenses ?? []).map(({ kind, note, yearly, fromEvent, documentId }) => ({
      ...{ kind, note, yearly, fromEvent, evidence: evidenceOf(documentId, keptName) },
    })),
  };
}

const given = <T extends object>(line: T): T =>
  Object.fromEntries(
    Object.entries(line).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  ) as T;

/** Empty fields are not sent; a line says whether it is a loss and which paper proves it. */
export function draftOf(values: FileDraft): FileDraft {
  const lineOf = <T extends object>(line: T): T => {
    const { evidence, ...stated } = line as T & WithEvidence;
    return given({ ...stated, documentId: documentOf(evidence) }) as unknown as T;
  };
  return {
    ...given(values),
    otherCauses: values.otherCauses ?? [],
    exclusions: values.exclusions ?? [],
    consented: values.consented ?? false,
    consentedCause: values.consentedCause ?? false,
    particulars: given(values.particulars ?? {}),
    persons: (values.persons ?? []).map((person) => ({
      ...given(person),
      particulars: given(person.particulars ?? {}),
    })),
    incomes: (values.incomes ?? []).map(lineOf),
    expenses: (values.expenses ?? []).map((line) => ({
      ...lineOf(line),
      fromEvent: Boolean(values.event && line.fromEvent),
    })),
  };
}

/** A photo that is still on its way would be lost: what is saved waits for it. */
function evidencePaths(form: FormInstance<FileDraft>) {
  const { incomes = [], expenses = [] } = form.getFieldsValue(true) as Partial<FileDraft>;
  return [
    ...incomes.map((_, row) => ['incomes', row, 'evidence']),
    ...expenses.map((_, row) => ['expenses', row, 'evidence']),
  ];
}
