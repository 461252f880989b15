import { Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import type { CorrectedField } from './correction-changes';
import styles from './correction.module.css';

export interface CorrectionReviewProps {
  readonly open: boolean;
  readonly changes: readonly CorrectedField[];
  readonly reason: string;
  /** It is a talk that is corrected. */
  readonly talk?: boolean;
  readonly onReason: (reason: string) => void;
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** What will stand instead of what, before it is sent, and why. */
export function CorrectionReview(props: CorrectionReviewProps) {
  const { open, changes, reason, onReason, onSend, onClose } = props;
  const { t } = useTranslation(['visits', 'parts']);
  const [asked, setAsked] = useState(false);
  const field = useId();
  const missing = reason.trim() === '';
  const words = props.talk ? 'talks.correction' : 'correction';
  const usual = t(`${words}.reasons`, { returnObjects: true }) as readonly string[];
  const send = () => {
    setAsked(true);
    if (!missing) onSend();
  };
  return (
    <Modal
      open={open}
      centered
      title={t('correction.review', { count: changes.length })}
      okText={t(`${words}.send`)}
      cancelText={t('correction.back')}
      onOk={send}
      onCancel={onClose}
    >
      <dl className={styles.changes}>
        {changes.map(({ label, from, to }) => (
          <div key={label} className={styles.change}>
            <dt>{label}</dt>
            <dd>
              <del>{from || t('correction.nothing')}</del>
            </dd>
            <dd>
              <ins>{to || t('correction.nothing')}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.kept}>{t(`${words}.kept`)}</p>
      <label htmlFor={field}>{t('correction.reason')}</label>
      <Input.TextArea
        id={field}
        value={reason}
        maxLength={200}
        autoSize={{ minRows: 2, maxRows: 6 }}
        status={asked && missing ? 'error' : ''}
        aria-invalid={asked && missing}
        aria-describedby={`${field}-problem`}
        onChange={(event) => onReason(event.target.value)}
      />
      <p id={`${field}-problem`} className={styles.problem} role="alert">
        {asked && missing ? t('parts:reason.missing') : ''}
      </p>
      <div className={styles.usual}>
        {usual.map((text) => (
          <Button key={text} onClick={() => onReason(text)}>
            {text}
          </Button>
        ))}
      </div>
    </Modal>
  );
}
