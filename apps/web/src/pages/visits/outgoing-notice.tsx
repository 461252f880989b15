import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LoadingState } from '../../parts/states';
import { StickyAction } from '../../shell/sticky-action';
import type { OutgoingForm } from './use-outgoing';
import styles from './visits.module.css';

export interface OutgoingNoticeProps {
  readonly form: Pick<OutgoingForm<unknown>, 'state' | 'edit' | 'send'>;
  readonly title: string;
  readonly home: string;
}

/** Instead of the form while it is on its way, or waits for a signal. */
export function OutgoingNotice({ form, title, home }: OutgoingNoticeProps) {
  const { t } = useTranslation(['visits', 'common']);
  const navigate = useNavigate();
  if (form.state === 'sending') return <Notice title={t('outgoing.sending')}>{<LoadingState rows={2} />}</Notice>;
  return (
    <>
      <Notice title={t('outgoing.kept', { title })}>
        <p>{t('outgoing.goesByItself')}</p>
        <p>
          <Button onClick={form.edit}>{t('outgoing.edit')}</Button>
        </p>
      </Notice>
      <StickyAction>
        <Button onClick={() => void form.send()}>{t('outgoing.tryNow')}</Button>
        <Button type="primary" onClick={() => void navigate(home)}>
          {t(home === '/today' ? 'outgoing.home' : 'common:back')}
        </Button>
      </StickyAction>
    </>
  );
}

/** What came of it: a card with one sentence as its title and what follows from it. */
export function Notice({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <section className={`nj-card ${styles.notice}`} aria-live="polite">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
