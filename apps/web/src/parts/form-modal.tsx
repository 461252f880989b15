import type { QueryKey } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../api/use-change';
import { ProblemNotice } from './states';
import styles from './form-modal.module.css';

export interface FormModalProps<V extends object, R> {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** The verb with its object, on the button. */
  readonly confirm: string;
  /** What follows from it, in a sentence. */
  readonly explanation?: ReactNode;
  readonly initial?: Partial<V>;
  readonly send: (values: V) => Promise<R>;
  readonly refreshes?: readonly QueryKey[];
  readonly said?: string | ((result: R, values: V) => string);
  /** Key of the record that is out of sight once this went through. */
  readonly leaves?: (values: V) => QueryKey | null;
  readonly onDone?: (result: R, values: V) => void;
  /** Fields: `Form.Item` with `name`. */
  readonly children: ReactNode;
}

/** A short form of one step. What was typed stays when it is closed; give it a `key` per record. */
export function FormModal<V extends object, R = unknown>(props: FormModalProps<V, R>) {
  const { open, onClose, title, confirm, explanation, initial, children } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<V>();
  const name = useId();
  const change = useChange<V, R>({
    form,
    problems: 'inline',
    send: props.send,
    ...(props.refreshes ? { refreshes: props.refreshes } : {}),
    ...(props.said ? { said: props.said } : {}),
    ...(props.leaves ? { leaves: props.leaves } : {}),
    onNewest: () => {
      onClose();
      form.resetFields();
    },
    onDone: (result, values) => {
      onClose();
      form.resetFields();
      props.onDone?.(result, values);
    },
  });
  return (
    <Modal
      open={open}
      title={title}
      okText={confirm}
      cancelText={t('cancel')}
      confirmLoading={change.isPending}
      okButtonProps={{ htmlType: 'submit', form: name }}
      onCancel={onClose}
      centered
      // A long title keeps off the button that closes.
      styles={{ header: { paddingInlineEnd: 32 } }}
    >
      {explanation && <p className={styles.explanation}>{explanation}</p>}
      <Form
        id={name}
        name={name}
        form={form}
        layout="vertical"
        initialValues={initial}
        requiredMark={false}
        scrollToFirstError
        onFinish={(values) => change.mutate(values)}
      >
        {children}
      </Form>
      <ProblemNotice error={change.error} />
    </Modal>
  );
}
