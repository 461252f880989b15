import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { needed } from './standard-fields';
import { SIGNER_ROLES } from './standard-types';
import styles from './standards.module.css';

/** One after the other: who looks, who decides, and who does it when they have to stand back. */
export function RouteSteps() {
  const { t } = useTranslation('standards');
  return (
    <Form.List name="steps">
      {(fields, { add, remove }) => (
        <>
          <h2>{t('routes.steps')}</h2>
          {fields.map(({ key, name }) => (
            <section key={key} className={`nj-card ${styles.step}`} aria-label={t('routes.step', { number: name + 1 })}>
              <div className={styles.stepTop}>
                <strong>{t('routes.step', { number: name + 1 })}</strong>
                {fields.length > 1 && <Button onClick={() => remove(name)}>{t('routes.removeStep')}</Button>}
              </div>
              <StepFields index={name} />
            </section>
          ))}
          <Button onClick={() => add({ part: 'approve' })}>{t('routes.addStep')}</Button>
          <div className={styles.more} />
        </>
      )}
    </Form.List>
  );
}

const PARTS = ['review', 'approve'] as const;

function StepFields({ index }: { index: number }) {
  const { t } = useTranslation('standards');
  const roles = SIGNER_ROLES.map((value) => ({ value, label: t(`roles.${value}`) }));
  return (
    <>
      <Form.Item name={[index, 'part']} label={t('routes.part')}>
        <SegmentedChoice
          label={t('routes.part')}
          choices={PARTS.map((value) => ({ value, label: t(`routes.parts.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name={[index, 'name']} label={t('routes.stepName')} rules={needed(t('routes.stepNameMissing'))}>
        <Input maxLength={40} autoComplete="off" placeholder={t('examples.step')} />
      </Form.Item>
      <Form.Item
        name={[index, 'roles']}
        label={t('routes.roles')}
        rules={[{ required: true, type: 'array', min: 1, message: t('routes.rolesMissing') }]}
      >
        <Select mode="multiple" options={roles} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name={[index, 'standIns']} label={t('routes.standIns')}>
        <Select mode="multiple" options={roles} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name={[index, 'isCollective']} valuePropName="checked">
        <Checkbox>{t('routes.collective')}</Checkbox>
      </Form.Item>
    </>
  );
}
