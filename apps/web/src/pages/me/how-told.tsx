import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { FormModal } from '../../parts/form-modal';
import { Facts } from '../../parts/detail-section';
import { ErrorState, LoadingState } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { Section } from './section';
import styles from './me.module.css';

type Preference = Schemas['PreferenceView'];

interface Draft {
  readonly email?: string;
  readonly byEmail: boolean;
  readonly bySms: boolean;
  readonly daily: boolean;
  readonly quietFrom?: string;
  readonly quietUntil?: string;
}

const KEY = ['message-preference'] as const;

/** How I am told besides the list inside the app, and what was sent to me. */
export function HowTold() {
  const { t } = useTranslation('me');
  const inPortal = useLocation().pathname.startsWith('/my/');
  const [open, setOpen] = useState(false);
  const { data, isPending, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<Preference>('/messages/preference', undefined, signal),
  });
  const preference = useHeldWhile(data, open);
  return (
    <Section title={t('told.title')}>
      {isPending && <LoadingState rows={2} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <Wishes preference={data} />
          <div className={styles.buttons}>
            <Button onClick={() => setOpen(true)}>{t('told.change')}</Button>
            {data.byEmail && <TestButton channel="email" />}
            {data.bySms && <TestButton channel="sms" />}
            <Link className={styles.link} to={inPortal ? '/my/messages/log' : '/messages/log'}>
              {t('told.log')}
            </Link>
          </div>
        </>
      )}
      {preference && (
        <WishForm key={preference.version} preference={preference} open={open} onClose={() => setOpen(false)} />
      )}
    </Section>
  );
}

function Wishes({ preference }: { preference: Preference }) {
  const { t } = useTranslation('me');
  const { email, byEmail, bySms, daily, quiet } = preference;
  return (
    <Facts
      facts={[
        [t('told.inApp'), t('told.always')],
        [t('told.byEmail'), byEmail ? email : t('told.no')],
        [t('told.bySms'), t(bySms ? 'told.yes' : 'told.no')],
        [t('told.pace'), t(daily ? 'told.daily' : 'told.atOnce')],
        [t('told.quiet'), quiet ? t('told.fromUntil', { from: quiet.from, until: quiet.until }) : t('told.byRules')],
      ]}
    />
  );
}

function WishForm({ preference, open, onClose }: { preference: Preference; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('me');
  const { version, email, byEmail, bySms, daily, quiet, emailAvailable, smsAvailable, hasPhone } = preference;
  return (
    <FormModal<Draft>
      open={open}
      onClose={onClose}
      title={t('told.change')}
      confirm={t('told.save')}
      initial={{
        email: email ?? '',
        byEmail,
        bySms,
        daily,
        quietFrom: quiet?.from ?? '',
        quietUntil: quiet?.until ?? '',
      }}
      send={({ quietFrom, quietUntil, email: typed, ...given }) =>
        api.post(
          '/messages/preference',
          {
            ...given,
            email: typed || null,
            quiet: quietFrom && quietUntil ? { from: quietFrom, until: quietUntil } : null,
          },
          { version },
        )
      }
      refreshes={[KEY]}
      said={t('told.saved')}
    >
      <Form.Item name="email" label={t('told.email')} {...(!emailAvailable && { extra: t('told.emailOff') })}>
        <Input type="email" maxLength={200} autoComplete="email" />
      </Form.Item>
      <Form.Item name="byEmail" label={t('told.byEmail')} valuePropName="checked">
        <Switch disabled={!emailAvailable} />
      </Form.Item>
      <Form.Item
        name="bySms"
        label={t('told.bySms')}
        valuePropName="checked"
        extra={smsAvailable ? (!hasPhone && t('told.noPhone')) || undefined : t('told.smsOff')}
      >
        <Switch disabled={!smsAvailable || !hasPhone} />
      </Form.Item>
      <Form.Item name="daily" label={t('told.daily')} extra={t('told.dailyMeans')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="quietFrom" label={t('told.quietFrom')} extra={t('told.quietMeans')}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="quietUntil" label={t('told.quietUntil')}>
        <Input type="time" />
      </Form.Item>
    </FormModal>
  );
}

function TestButton({ channel }: { channel: 'email' | 'sms' }) {
  const { t } = useTranslation('me');
  const { message } = App.useApp();
  const test = useChange<void, Schemas['PersonalTestView']>({
    send: () => api.post('/messages/preference/test', { channel }),
    onDone: ({ failure }) =>
      void (failure ? message.warning(t(`told.failures.${failure}`), 6) : message.success(t('told.tested'))),
  });
  return (
    <Button loading={test.isPending} onClick={() => test.mutate()}>
      {t(`told.test.${channel}`)}
    </Button>
  );
}
