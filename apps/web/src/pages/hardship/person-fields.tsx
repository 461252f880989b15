import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../parts/amount-input';
import { answersWithout } from './consent-places';
import { CAUSES, type FileDraft, type Household, RELATIONS } from './hardship-types';
import styles from './hardship.module.css';
import { RelativeParticulars, WorkStatus } from './particular-fields';
import type { DraftValues } from './separate-consents';

/** What a form knows of the holder and his relatives. */
export type RecordFields = Pick<
  FileDraft,
  'mainCause' | 'otherCauses' | 'health' | 'workStatus' | 'monthIncome' | 'particulars' | 'persons'
>;

/** One main cause and up to three others. */
export function CauseChoice({ fixed = false }: { fixed?: boolean }) {
  const { t } = useTranslation('hardship');
  const causes = CAUSES.map((value) => ({ value, label: t(`causes.${value}`) }));
  return (
    <>
      <Form.Item name="mainCause" label={t('form.mainCause')} rules={[{ required: true, message: t('missing.cause') }]}>
        <Select options={causes} disabled={fixed} />
      </Form.Item>
      <Form.Item name="otherCauses" label={t('form.otherCauses')}>
        <Select mode="multiple" maxCount={3} options={causes} disabled={fixed} />
      </Form.Item>
    </>
  );
}

/** Health, work and income of the holder himself. */
export function OwnFields({ fixed = false }: { fixed?: boolean }) {
  const { t } = useTranslation('hardship');
  return (
    <div className={styles.row}>
      <Form.Item name="health" label={t('form.ownHealth')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <WorkStatus name="workStatus" label={t('form.ownWork')} />
      <Form.Item name="monthIncome" label={t('form.ownMonthIncome')}>
        <AmountInput disabled={fixed} />
      </Form.Item>
    </div>
  );
}

/** Who lives there; `fixed`: nobody joins or leaves, and what they earn stands. */
export function PersonFields({ fixed = false }: { fixed?: boolean }) {
  const { t } = useTranslation('hardship');
  const form = Form.useFormInstance<DraftValues>();
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
                    <AmountInput disabled={fixed} />
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
                {!fixed && (
                  <Button
                    onClick={() => {
                      remove(name);
                      form.setFieldValue('consents', answersWithout(form.getFieldValue('consents'), name));
                    }}
                  >
                    {t('form.remove')}
                  </Button>
                )}
              </div>
            ))}
            {!fixed && <Button onClick={() => add({})}>{t('form.addPerson')}</Button>}
          </>
        )}
      </Form.List>
    </>
  );
}

/** What was filled in before; the number of a relative is not shown again and stays when the field is empty. */
export function recordOf({ mainCause, otherCauses, persons }: Household) {
  const head = persons.find(({ relation }) => relation === 'head');
  return {
    ...{ mainCause, otherCauses, health: head?.health, workStatus: head?.workStatus },
    ...{ monthIncome: head?.monthIncome ?? '', particulars: head?.particulars ?? {} },
    persons: persons
      .filter(({ relation }) => relation !== 'head')
      .map(({ id, name, relation, monthIncome, health, school, workStatus, particulars }) => ({
        ...{ id, name, relation, health, school, workStatus },
        ...{ monthIncome: monthIncome ?? '', particulars: particulars ?? {} },
      })),
  };
}

/** Without what was left empty. */
export const given = <T extends object>(line: T): T =>
  Object.fromEntries(
    Object.entries(line).filter(([, value]) => value !== undefined && value !== '' && value !== null),
  ) as T;

/** Of the record what the API takes. */
export const filledRecord = (values: RecordFields) => ({
  otherCauses: values.otherCauses ?? [],
  particulars: given(values.particulars ?? {}),
  persons: (values.persons ?? []).map((person) => ({
    ...given(person),
    particulars: given(person.particulars ?? {}),
  })),
});
