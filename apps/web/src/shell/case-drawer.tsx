import { ArrowLeftOutlined, CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { createContext, useContext, useEffect, useEffectEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isTyping } from '../keys/use-list-keys';
import { usePhone } from '../theme/media';
import styles from './case-drawer.module.css';

/** The column at the right of the desk, given by the shell. */
export const DrawerSlot = createContext<HTMLElement | null>(null);

export interface CaseDrawerProps {
  /** What is open: "五访-2026-000123 王秀英". */
  readonly title: ReactNode;
  /** The list that stays open beside it, with its filters. */
  readonly back: string;
  /** Buttons that are open to me. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A detail beside its list: a drawer on the desk, so that the queue is not lost, a full page on the phone.
 * Render it as the child route's element; the list's page renders `<Outlet />`.
 */
export function CaseDrawer({ title, back, actions, children }: CaseDrawerProps) {
  const { t } = useTranslation();
  const slot = useContext(DrawerSlot);
  const phone = usePhone();
  const navigate = useNavigate();
  const close = () => void navigate(back);
  useEscape(close);
  if (!slot) return null;
  return createPortal(
    <section className={phone ? styles.page : styles.drawer} aria-labelledby="nj-case-title">
      <header className={styles.header}>
        {phone && (
          <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={close}>
            {t('back')}
          </Button>
        )}
        <h2 id="nj-case-title" ref={focusOnArrival} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        {actions && <div className={styles.actions}>{actions}</div>}
        {!phone && (
          <Button type="text" icon={<CloseOutlined aria-hidden />} onClick={close}>
            {t('close')}
          </Button>
        )}
      </header>
      <div className={styles.body}>{children}</div>
    </section>,
    slot,
  );
}

/** A reader of the screen is taken to what just opened. */
const focusOnArrival = (heading: HTMLElement | null): void => heading?.focus({ preventScroll: true });

function useEscape(close: () => void): void {
  const escape = useEffectEvent((event: KeyboardEvent) => {
    const dialog = document.querySelector('[role="dialog"][aria-modal="true"]');
    if (event.key === 'Escape' && !event.defaultPrevented && !dialog && !isTyping(event.target)) close();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => escape(event);
    addEventListener('keydown', listener);
    return () => removeEventListener('keydown', listener);
  }, []);
}
