import { App, Button, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface ConfirmButtonProps extends Omit<ButtonProps, 'onClick' | 'title'> {
  /** The question: "支付 3 笔，共 ¥2,400.00？" */
  readonly question: string;
  /** What follows from it. */
  readonly explanation?: ReactNode;
  /** The verb with its object; by default the button's own words. */
  readonly confirm?: string;
  /** The dialog stays and waits while the promise is open. */
  readonly onConfirm: () => void | Promise<unknown>;
}

/** For what cannot be taken back with one more tap. */
export function ConfirmButton({ question, explanation, confirm, onConfirm, ...button }: ConfirmButtonProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const ask = () =>
    void modal.confirm({
      title: question,
      content: explanation,
      icon: null,
      centered: true,
      okText: confirm ?? button.children,
      cancelText: t('cancel'),
      // A refusal is told by the change itself; the dialog only has to close.
      onOk: () => Promise.resolve(onConfirm()).catch(() => undefined),
    });
  return <Button {...button} onClick={ask} />;
}
