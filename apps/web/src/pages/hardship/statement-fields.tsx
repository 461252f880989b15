import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../parts/amount-input';
import { EVENTS, EXCLUSIONS, EXPENSE_KINDS, INCOME_KINDS } from './hardship-types';
import { LineEvidence, type Paper } from './line-evidence';
import styles from './hardship.module.css';

/** Incomes and rigid expenses of twelve months, line by line. */
export function StatementFields({ papers }: { papers: readonly Paper[] }) {
  const { t } = useTranslation('hardship');
  const event = Form.useWatch('event');
  const needed = [{ required: true, message: t('missing.line') }];
  return (
    <>
      <h2>{t('form.incomes')}</h2>
      <p className="nj-caption">{t('form.incomesMean')}</p>
      <Form.List name="incomes">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div key={key} className={`nj-card ${styles.group}`}>
                <div className={styles.row}>
                  <Form.Item name={[name, 'kind']} label={t('form.incomeKind')} rules={needed}>
                    <Select
                      labelRender={({ value }) => t(`incomeKinds.${value}`)}
                      options={INCOME_KINDS.map((value) => ({ value, label: t(`incomeKinds.${value}`) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'whose']} label={t('form.whose')}>
                    <Input maxLength={40} autoComplete="off" />
                  </Form.Item>
                  <Form.Item name={[name, 'yearly']} label={t('form.yearly')} rules={needed}>
                    <AmountInput />
                  </Form.Item>
                </div>
                <LineEvidence name={name} papers={papers} />
                <Button onClick={() => remove(name)}>{t('form.remove')}</Button>
              </div>
            ))}
            <Button onClick={() => add({ kind: 'wage' })}>{t('form.addIncome')}</Button>
          </>
        )}
      </Form.List>
      <h2>{t('form.expenses')}</h2>
      <p className="nj-caption">{t('form.expensesMean')}</p>
      <Form.Item name="event" label={t('form.event')}>
        <Select allowClear options={EVENTS.map((value) => ({ value, label: t(`events.${value}`) }))} />
      </Form.Item>
      <Form.List name="expenses">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div key={key} className={`nj-card ${styles.group}`}>
                <div className={styles.row}>
                  <Form.Item name={[name, 'kind']} label={t('form.expenseKind')} rules={needed}>
                    <Select
                      labelRender={({ value }) => t(`expenseKinds.${value}`)}
                      options={EXPENSE_KINDS.map((value) => ({ value, label: t(`expenseKinds.${value}`) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'note']} label={t('form.note')}>
                    <Input maxLength={100} autoComplete="off" />
                  </Form.Item>
                  <Form.Item name={[name, 'yearly']} label={t('form.yearly')} rules={needed}>
                    <AmountInput />
                  </Form.Item>
                </div>
                {event && (
                  <Form.Item name={[name, 'fromEvent']} valuePropName="checked">
                    <Checkbox>{t('form.fromEvent')}</Checkbox>
                  </Form.Item>
                )}
                <LineEvidence name={name} papers={papers} />
                <Button onClick={() => remove(name)}>{t('form.remove')}</Button>
              </div>
            ))}
            <Button onClick={() => add({ kind: 'medical' })}>{t('form.addExpense')}</Button>
          </>
        )}
      </Form.List>
      <h2>{t('form.exclusions')}</h2>
      <Form.Item name="exclusions" extra={t('form.exclusionsMean')}>
        <Checkbox.Group options={EXCLUSIONS.map((value) => ({ value, label: t(`exclusions.${value}`) }))} />
      </Form.Item>
      <Form.Item name="area" label={t('form.area')}>
        <Select
          options={[
            { value: 'urban', label: t('form.urban') },
            { value: 'rural', label: t('form.rural') },
          ]}
        />
      </Form.Item>
      <AskedBy2016 />
    </>
  );
}

/** What only the formula of 2016 asks, so that both versions can be computed. */
function AskedBy2016() {
  const { t } = useTranslation('hardship');
  return (
    <details className={styles.folded}>
      <summary>{t('form.of2016')}</summary>
      <p className="nj-caption">{t('form.of2016Means')}</p>
      <div className={styles.row}>
        <Form.Item name="monthsBelow" label={t('form.monthsBelow')}>
          <InputNumber className={styles.number ?? ''} min={0} max={12} precision={0} />
        </Form.Item>
        <Form.Item name="savings" label={t('form.savings')}>
          <AmountInput />
        </Form.Item>
        <Form.Item name="netInvestment" label={t('form.netInvestment')}>
          <AmountInput />
        </Form.Item>
      </div>
      <Form.Item name="hasStateAid" valuePropName="checked">
        <Checkbox>{t('form.hasStateAid')}</Checkbox>
      </Form.Item>
    </details>
  );
}
