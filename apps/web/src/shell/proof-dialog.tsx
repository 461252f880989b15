import { Form, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import { onProofAsked } from '../api/prove-again';
import { useChange } from '../api/use-change';
import { FactorCodeField } from '../parts/factor-code-field';
import { ProblemNotice } from '../parts/states';

/** Before paying and before roles or bank data change: the code of the phone once more, then the step goes on. */
export function ProofDialog() {
  const [answer, setAnswer] = useState<(proven: boolean) => void>();
  useEffect(() => {
    onProofAsked(() => new Promise((resolve) => setAnswer(() => resolve)));
    return () => onProofAsked(async () => false);
  }, []);
  const end = (proven: boolean) => {
    answer?.(proven);
    setAnswer(undefined);
  };
  // A new form for each question: the last code is of no use.
  return answer ? <Question onEnd={end} /> : null;
}

function Question({ onEnd }: { onEnd: (proven: boolean) => void }) {
  const { t } = useTranslation('shell');
  const [form] = Form.useForm<{ code: string }>();
  const change = useChange<{ code: string }>({
    form,
    problems: 'inline',
    send: (values) => api.post('/session/second-factor', values),
    onDone: () => onEnd(true),
  });
  return (
    <Modal
      open
      title={t('factor.again')}
      okText={t('factor.goOn')}
      cancelText={t('common:cancel')}
      confirmLoading={change.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'proof' }}
      onCancel={() => onEnd(false)}
      centered
      zIndex={1200}
    >
      <p>{t('factor.againMeans')}</p>
      <Form
        id="proof"
        name="proof"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => change.mutate(values)}
      >
        <FactorCodeField />
      </Form>
      <ProblemNotice error={change.error} />
    </Modal>
  );
}
