import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AskedConsent, ConsentAnswers } from './consent-answers';
import { ConsentFields } from './consent-fields';
import { Field } from './field';

export interface DraftConsentsProps {
  readonly asked: readonly AskedConsent[];
  readonly value: ConsentAnswers | undefined;
  readonly onChange: (answers: ConsentAnswers) => void;
  /** An officer writes down how it was given; on his own pages a member ticks. */
  readonly byOfficer: boolean;
  readonly note: string;
  readonly problem: string | undefined;
}

/** 单独同意 in a form whose value is a draft, so that the answer is kept on the device and sent with the rest. */
export function DraftConsents({ asked, value, onChange, byOfficer, note, problem }: DraftConsentsProps) {
  const { t } = useTranslation('consents');
  const [form] = Form.useForm<{ consents?: ConsentAnswers }>();
  return (
    <Field label={t('title')} note={note} problem={problem}>
      <Form
        form={form}
        component="div"
        layout="vertical"
        initialValues={{ consents: value }}
        // What is not shown any more stays in the draft, as in the form.
        onValuesChange={() => onChange(form.getFieldsValue(true).consents ?? {})}
      >
        <ConsentFields asked={asked} name="consents" byOfficer={byOfficer} />
      </Form>
    </Field>
  );
}
