import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/schemas';
import { api } from '../../api/client';
import { AmountInput } from '../../parts/amount-input';
import { Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { useHeldWhile } from '../../parts/use-held-while';
import { yuan } from '../../money';
import { CAUSES, LIVELIHOODS, MODEL_WORKERS, type Survey } from './model-worker-types';

type Answers = Schemas['SurveyAnswersDto'];

export interface AnswerModalProps {
  readonly survey: Survey;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Where the answer goes. */
  readonly path: string;
  readonly explanation: string;
}

/** The yearly survey, with last year's answers filled in. */
export function AnswerModal({ survey: newest, open, onClose, path, explanation }: AnswerModalProps) {
  const { t } = useTranslation('model-workers');
  const survey = useHeldWhile(newest, open);
  const { version, year, livelihood, monthlyIncome, persons, causes, needs } = survey;
  return (
    <FormModal<Answers>
      key={`${survey.id}:${version}`}
      open={open}
      onClose={onClose}
      title={t('survey.of', { year })}
      confirm={t('survey.hand')}
      explanation={explanation}
      initial={{
        ...{ persons: persons ?? 1, causes: causes as Answers['causes'], needs },
        ...(livelihood && { livelihood: livelihood as Answers['livelihood'] }),
        ...(monthlyIncome !== null && { monthlyIncome }),
      }}
      send={(values) => api.post(path, { ...values, needs: values.needs?.trim() || null }, { version })}
      refreshes={[MODEL_WORKERS]}
      said={t('survey.handed')}
    >
      <Form.Item
        name="livelihood"
        label={t('survey.livelihood')}
        rules={[{ required: true, message: t('missing.choice') }]}
      >
        <Select options={LIVELIHOODS.map((value) => ({ value, label: t(`livelihoods.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="monthlyIncome"
        label={t('survey.income')}
        extra={t('survey.incomeMeans')}
        rules={[{ required: true, message: t('missing.amount') }]}
      >
        <AmountInput />
      </Form.Item>
      <Form.Item name="persons" label={t('survey.persons')} rules={[{ required: true, message: t('missing.choice') }]}>
        <InputNumber min={1} max={30} precision={0} />
      </Form.Item>
      <Form.Item name="causes" label={t('survey.causes')} extra={t('survey.causesMean')}>
        <Checkbox.Group options={CAUSES.map((value) => ({ value, label: t(`causes.${value}`) }))} />
      </Form.Item>
      <Form.Item name="needs" label={t('survey.needs')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </FormModal>
  );
}

/** What was answered. */
export function AnswersShown({ survey }: { survey: Survey }) {
  const { t } = useTranslation('model-workers');
  const { livelihood, monthlyIncome, persons, causes, needs } = survey;
  if (livelihood === null) return <p className="nj-caption">{t('survey.nothing')}</p>;
  return (
    <Facts
      facts={[
        [t('survey.livelihood'), t(`livelihoods.${livelihood}`)],
        [t('survey.income'), monthlyIncome === null ? null : yuan(monthlyIncome)],
        [t('survey.persons'), persons],
        [t('survey.causes'), causes.map((cause) => t(`causes.${cause}`)).join('、') || t('survey.noCause')],
        [t('survey.needs'), needs],
      ]}
    />
  );
}
