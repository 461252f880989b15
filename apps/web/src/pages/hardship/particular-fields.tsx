import { Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { PARTICULAR_CHOICES, type ParticularChoice } from './hardship-types';
import styles from './hardship.module.css';

/** Where the fields of one person stand in the form: of the holder, or of the relative of one row. */
type At = readonly (string | number)[];

/** What the national record asks of the holder: himself, his home, his work. All of it may wait; `isOpen` unfolds it. */
export function HolderParticulars({ isOpen = false }: { isOpen?: boolean }) {
  const { t } = useTranslation('hardship');
  const at = ['particulars'];
  return (
    <>
      <h2>{t('particulars.title')}</h2>
      <p className="nj-caption">{t('particulars.mean')}</p>
      <Group title={t('particulars.self')} isOpen={isOpen}>
        <PersonChoices at={at} />
        <Said at={at} field="otherContact" max={60} />
      </Group>
      <Group title={t('particulars.home')} isOpen={isOpen}>
        <Choice at={at} field="housing" />
        <Form.Item name={[...at, 'floorArea']} label={t('particulars.fields.floorArea')}>
          <InputNumber className={styles.number ?? ''} min={0} max={2000} precision={0} />
        </Form.Item>
        <Said at={at} field="homeAddress" max={200} />
        <Said at={at} field="postcode" max={6} />
        <Said at={at} field="registeredAt" max={100} />
        <YesNo at={at} field="singleParent" />
        <YesNo at={at} field="nobodyEmployed" />
        <YesNo at={at} field="selfReliant" />
      </Group>
      <Group title={t('particulars.work')} isOpen={isOpen}>
        <Form.Item name={[...at, 'workingSince']} label={t('particulars.fields.workingSince')}>
          <DayField label={t('particulars.fields.workingSince')} last={todayInChina()} clearable />
        </Form.Item>
        <Said at={at} field="industry" max={40} />
        <Choice at={at} field="employerKind" />
        <Choice at={at} field="employerState" />
        <Choice at={at} field="contract" />
      </Group>
    </>
  );
}

/** Of a relative, folded away: only the national record asks for it. */
export function RelativeParticulars({ row }: { row: number }) {
  const { t } = useTranslation('hardship');
  const at = [row, 'particulars'];
  return (
    <Group title={t('particulars.ofRelative')}>
      <PersonChoices at={at} />
      <Said at={at} field="phone" max={30} />
      <Choice at={at} field="residence" />
      <Form.Item name={[...at, 'enteredSchoolIn']} label={t('particulars.fields.enteredSchoolIn')}>
        <InputNumber className={styles.number ?? ''} min={1950} max={2100} precision={0} />
      </Form.Item>
      <Form.Item name={[...at, 'schoolYears']} label={t('particulars.fields.schoolYears')}>
        <InputNumber className={styles.number ?? ''} min={1} max={10} precision={0} />
      </Form.Item>
    </Group>
  );
}

/** Free text with the words of the national form to choose from. */
export function WorkStatus({ name, label }: { name: string | [number, string]; label: string }) {
  const { t } = useTranslation('hardship');
  const list = `work-states-${[name].flat().join('-')}`;
  return (
    <Form.Item name={name} label={label}>
      <Suggested list={list} words={t('particulars.workStates').split('、')} />
    </Form.Item>
  );
}

interface SuggestedProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly list: string;
  readonly words: readonly string[];
}

function Suggested({ id, value = '', onChange, list, words }: SuggestedProps) {
  return (
    <>
      <Input
        {...(id ? { id } : {})}
        value={value}
        list={list}
        maxLength={40}
        autoComplete="off"
        onChange={({ target }) => onChange?.(target.value)}
      />
      <datalist id={list}>
        {words.map((word) => (
          <option key={word} value={word}>
            {word}
          </option>
        ))}
      </datalist>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

function Group({ title, isOpen = false, children }: GroupProps) {
  return (
    <details className={styles.folded} open={isOpen}>
      <summary>{title}</summary>
      <div className={styles.row}>{children}</div>
    </details>
  );
}

function PersonChoices({ at }: { at: At }) {
  return (
    <>
      <Said at={at} field="ethnicity" max={20} />
      <Choice at={at} field="politicalStatus" />
      <Choice at={at} field="maritalStatus" />
      <Choice at={at} field="education" />
      <Choice at={at} field="medicalInsurance" />
      <Choice at={at} field="disability" />
      <Choice at={at} field="disabilityLevel" />
    </>
  );
}

function Said({ at, field, max }: { at: At; field: string; max: number }) {
  const { t } = useTranslation('hardship');
  return (
    <Form.Item name={[...at, field]} label={t(`particulars.fields.${field}`)}>
      <Input maxLength={max} autoComplete="off" />
    </Form.Item>
  );
}

function Choice({ at, field }: { at: At; field: ParticularChoice }) {
  const { t } = useTranslation('hardship');
  return (
    <Form.Item name={[...at, field]} label={t(`particulars.fields.${field}`)}>
      <Select
        allowClear
        options={PARTICULAR_CHOICES[field].map((value) => ({ value, label: t(`particulars.${field}.${value}`) }))}
      />
    </Form.Item>
  );
}

function YesNo({ at, field }: { at: At; field: string }) {
  const { t } = useTranslation('hardship');
  return (
    <Form.Item name={[...at, field]} label={t(`particulars.fields.${field}`)}>
      <Select
        allowClear
        options={[
          { value: true, label: t('yes') },
          { value: false, label: t('no') },
        ]}
      />
    </Form.Item>
  );
}
