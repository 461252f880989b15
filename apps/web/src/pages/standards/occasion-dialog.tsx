import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { FormModal } from '../../parts/form-modal';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { FUND_PURPOSES } from '../funds/fund-types';
import { needed } from './standard-fields';
import { type Occasion, OCCASION_GROUPS, STANDARDS } from './standard-types';
import styles from './standards.module.css';

interface OccasionValues {
  readonly code: string;
  readonly name: string;
  readonly group: Occasion['group'];
  readonly deadlineWorkingDays?: number | null;
  readonly subConditions?: readonly { readonly code: string; readonly name: string }[];
  readonly subConditionRequired?: boolean;
  readonly fundPurpose: string;
  readonly kept: boolean;
  readonly validFrom: string;
}

export interface OccasionDialogProps {
  readonly unionId: string;
  /** The row that the new one follows; null: a new occasion. */
  readonly earlier: Occasion | null;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** An occasion of this union from a day on; the row before it ends by itself. */
export function OccasionDialog({ unionId, earlier, open, onClose }: OccasionDialogProps) {
  const { t } = useTranslation('standards');
  return (
    <FormModal<OccasionValues, Occasion>
      open={open}
      onClose={onClose}
      title={earlier ? t('occasions.changeTitle', { name: earlier.name }) : t('occasions.add')}
      confirm={t('occasions.save')}
      explanation={t('occasions.means')}
      initial={initialOf(earlier)}
      send={({ deadlineWorkingDays, ...values }) =>
        api.post<Occasion>('/staff/occasions', {
          ...values,
          unionId,
          code: earlier?.code ?? values.code,
          ...(deadlineWorkingDays ? { deadlineWorkingDays } : {}),
        })
      }
      refreshes={[STANDARDS, ['duties']]}
      said={t('occasions.done')}
    >
      {!earlier && (
        <Form.Item
          name="code"
          label={t('occasions.code')}
          extra={t('occasions.codeHint')}
          rules={needed(t('occasions.codeMissing'))}
        >
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      )}
      <OccasionFields />
    </FormModal>
  );
}

const initialOf = (earlier: Occasion | null): Partial<OccasionValues> =>
  earlier
    ? {
        name: earlier.name,
        group: earlier.group,
        deadlineWorkingDays: earlier.deadlineWorkingDays,
        subConditions: earlier.subConditions,
        subConditionRequired: earlier.subConditionRequired,
        fundPurpose: earlier.fundPurpose,
        kept: earlier.kept,
        validFrom: todayInChina(),
      }
    : { group: 'other', kept: true, fundPurpose: 'must-visit', validFrom: todayInChina() };

function OccasionFields() {
  const { t } = useTranslation(['standards', 'funds']);
  return (
    <>
      <Form.Item name="name" label={t('fields.name')} rules={needed(t('missing.name'))}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="group" label={t('occasions.group')}>
        <SegmentedChoice
          label={t('occasions.group')}
          choices={OCCASION_GROUPS.map((value) => ({ value, label: t(`groups.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="deadlineWorkingDays" label={t('occasions.days')} extra={t('occasions.daysHint')}>
        <InputNumber
          className={styles.figure ?? ''}
          min={1}
          max={365}
          precision={0}
          suffix={t('occasions.workingDays')}
        />
      </Form.Item>
      <Cases />
      <Form.Item name="fundPurpose" label={t('occasions.purpose')}>
        <Select options={FUND_PURPOSES.map((value) => ({ value, label: t(`funds:purposes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="kept" valuePropName="checked">
        <Checkbox>{t('occasions.kept')}</Checkbox>
      </Form.Item>
      <Form.Item name="validFrom" label={t('fields.validFrom')} rules={needed(t('missing.validFrom'))}>
        <DayField label={t('fields.validFrom')} />
      </Form.Item>
    </>
  );
}

/** Finer cases with a standard of their own. */
function Cases() {
  const { t } = useTranslation('standards');
  return (
    <Form.List name="subConditions">
      {(fields, { add, remove }) => (
        <Form.Item label={t('occasions.subConditions')}>
          {fields.map(({ key, name }) => (
            <div key={key} className={styles.stepTop}>
              <Form.Item name={[name, 'name']} noStyle rules={needed(t('occasions.caseMissing'))}>
                <Input maxLength={40} autoComplete="off" placeholder={t('occasions.caseName')} />
              </Form.Item>
              <Form.Item name={[name, 'code']} noStyle rules={needed(t('occasions.codeMissing'))}>
                <Input maxLength={40} autoComplete="off" placeholder={t('occasions.code')} />
              </Form.Item>
              <Button onClick={() => remove(name)}>{t('occasions.removeCase')}</Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('occasions.addCase')}</Button>{' '}
          {fields.length > 0 && (
            <Form.Item name="subConditionRequired" valuePropName="checked" noStyle>
              <Checkbox>{t('occasions.caseRequired')}</Checkbox>
            </Form.Item>
          )}
        </Form.Item>
      )}
    </Form.List>
  );
}
