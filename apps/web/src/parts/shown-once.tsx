import { App, Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './shown-once.module.css';

export interface ShownOnceProps {
  readonly title: string;
  /** The password or code; null while there is none to show. */
  readonly secret: string | null;
  /** To whom it belongs, how long it holds, what he does with it. */
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A secret that nobody can look up again: it stays until the person says that it was handed over. */
export function ShownOnce({ title, secret, children, onClose }: ShownOnceProps) {
  const { t } = useTranslation('parts');
  const { message } = App.useApp();
  const copy = async () => {
    const copied = await navigator.clipboard?.writeText(secret ?? '').then(
      () => true,
      () => false,
    );
    // Without https there is no clipboard; the text can be marked by hand.
    void (copied ? message.success(t('once.copied')) : message.info(t('once.copyByHand')));
  };
  return (
    <Modal
      open={secret !== null}
      title={title}
      centered
      closable={false}
      maskClosable={false}
      keyboard={false}
      footer={[
        <Button key="copy" onClick={() => void copy()}>
          {t('once.copy')}
        </Button>,
        <Button key="done" type="primary" onClick={onClose}>
          {t('once.done')}
        </Button>,
      ]}
    >
      <p className={styles.secret}>{secret}</p>
      <div className={styles.words}>
        {children}
        <p>{t('once.only')}</p>
      </div>
    </Modal>
  );
}
