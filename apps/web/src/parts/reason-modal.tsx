import { Button, Input, Modal } from 'antd';
import { useId, useRef, useState, type ComponentRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './reason-modal.module.css';

export interface ReasonModalProps {
  readonly open: boolean;
  /** "退回补材料" */
  readonly title: string;
  /** The verb with its object, on the button. */
  readonly confirm: string;
  /** What follows from it, in a sentence. */
  readonly explanation?: string;
  /** Usual reasons, one tap each. */
  readonly suggestions?: readonly string[];
  readonly optional?: boolean;
  readonly sending?: boolean;
  readonly onConfirm: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Asks why. What was typed stays when it is closed: give it a `key` per case. */
export function ReasonModal(props: ReasonModalProps) {
  const { t } = useTranslation('parts');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const field = useId();
  const missing = !props.optional && reason.trim() === '';
  const text = useRef<ComponentRef<typeof Input.TextArea>>(null);

  const confirm = () => {
    setAsked(true);
    if (!missing) props.onConfirm(reason.trim());
  };
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.confirm}
      cancelText={t('reason.cancel')}
      confirmLoading={props.sending ?? false}
      onOk={confirm}
      onCancel={props.onCancel}
      centered
      afterOpenChange={(open) => (open ? text.current?.focus() : setAsked(false))}
    >
      {props.explanation && <p className={styles.explanation}>{props.explanation}</p>}
      <label htmlFor={field}>{t(props.optional ? 'reason.optional' : 'reason.label')}</label>
      <Input.TextArea
        ref={text}
        id={field}
        value={reason}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={500}
        status={asked && missing ? 'error' : ''}
        aria-invalid={asked && missing}
        aria-describedby={`${field}-problem`}
        onChange={(event) => setReason(event.target.value)}
      />
      <p id={`${field}-problem`} className={styles.problem} role="alert">
        {asked && missing ? t('reason.missing') : ''}
      </p>
      {props.suggestions && (
        <div className={styles.suggestions}>
          {props.suggestions.map((text) => (
            <Button key={text} onClick={() => setReason(text)}>
              {text}
            </Button>
          ))}
        </div>
      )}
    </Modal>
  );
}
