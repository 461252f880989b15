import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { FormModal } from '../../parts/form-modal';
import { RelativeInstant } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import styles from './reminders.module.css';

type Channel = Schemas['ChannelView'];
type NewChannel = Schemas['NewChannelDto'];

const KINDS = ['wecom', 'dingtalk', 'webhook'] as const;

/** A union's groups and addresses, and what the installation itself can do. */
export function ChannelsSection({ unionId }: { unionId: string }) {
  const { t } = useTranslation('reminders');
  const [adding, setAdding] = useState(false);
  const key = ['message-channels', unionId];
  const { data, isPending, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      api.get<Schemas['ChannelsView']>(`/staff/unions/${unionId}/message-channels`, undefined, signal),
  });
  return (
    <section className={`nj-card ${styles.section}`} aria-label={t('channels.title')}>
      <div className={styles.top}>
        <h2>{t('channels.title')}</h2>
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('channels.add')}
        </Button>
      </div>
      {isPending && <LoadingState rows={3} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <p>{t(data.email ? 'channels.emailOn' : 'channels.emailOff')}</p>
          <p>{t(data.sms ? 'channels.smsOn' : 'channels.smsOff')}</p>
          {data.items.length === 0 && <p className={styles.second}>{t('channels.none')}</p>}
          <ul>
            {data.items.map((channel) => (
              <ChannelLine key={channel.id} channel={channel} refreshes={key} />
            ))}
          </ul>
        </>
      )}
      <FormModal<NewChannel>
        open={adding}
        onClose={() => setAdding(false)}
        title={t('channels.add')}
        confirm={t('channels.add')}
        explanation={t('channels.addMeans')}
        initial={{ kind: 'wecom' }}
        send={({ secret, ...given }) =>
          api.post(`/staff/unions/${unionId}/message-channels`, { ...given, secret: secret ?? null })
        }
        refreshes={[key]}
        said={t('channels.added')}
      >
        <Form.Item name="kind" label={t('channels.kind')}>
          <Select options={KINDS.map((value) => ({ value, label: t(`channels.kinds.${value}`) }))} />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('channels.name')}
          rules={[{ required: true, message: t('channels.nameNeeded') }]}
        >
          <Input maxLength={40} placeholder={t('channels.nameExample')} />
        </Form.Item>
        <Form.Item
          name="address"
          label={t('channels.address')}
          extra={t('channels.addressMeans')}
          rules={[{ required: true, message: t('channels.addressNeeded') }]}
        >
          <Input maxLength={500} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name="secret" label={t('channels.secret')} extra={t('channels.secretMeans')}>
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
      </FormModal>
    </section>
  );
}

function ChannelLine({ channel: newest, refreshes }: { channel: Channel; refreshes: readonly string[] }) {
  const { t } = useTranslation('reminders');
  const [changing, setChanging] = useState(false);
  const { id, version, kind, name, address, signs, enabled, testedAt, testFailure } = useHeldWhile(newest, changing);
  const test = useChange<void, Channel>({
    send: () => api.post(`/staff/message-channels/${id}/test`),
    refreshes: [refreshes],
    said: (done) => t(done.testFailure ? `failures.${done.testFailure}` : 'channels.tested'),
  });
  return (
    <li className={styles.channel}>
      <div className={styles.words}>
        <p>
          <strong>{name}</strong> · {t(`channels.kinds.${kind}`)}{' '}
          {!enabled && <StateTag tone="plain">{t('channels.off')}</StateTag>}
        </p>
        <p className={styles.second}>
          {address}
          {signs && ` · ${t('channels.signs')}`}
        </p>
        {testedAt && (
          <p>
            <StateTag tone={testFailure ? 'late' : 'done'}>
              {t(testFailure ? `failures.${testFailure}` : 'channels.works')}
            </StateTag>{' '}
            <span className="nj-caption">
              <RelativeInstant at={testedAt} />
            </span>
          </p>
        )}
      </div>
      <div className={styles.buttons}>
        <Button loading={test.isPending} onClick={() => test.mutate()}>
          {t('channels.test')}
        </Button>
        <Button onClick={() => setChanging(true)}>{t('channels.change')}</Button>
      </div>
      <FormModal<Schemas['ChannelChangeDto']>
        key={version}
        open={changing}
        onClose={() => setChanging(false)}
        title={t('channels.changeOf', { name })}
        confirm={t('channels.save')}
        initial={{ name, enabled }}
        send={({ address: moved, secret, ...given }) =>
          api.post(
            `/staff/message-channels/${id}/change`,
            { ...given, ...(moved && { address: moved }), ...(secret && { secret }) },
            { version },
          )
        }
        refreshes={[refreshes]}
        said={t('channels.saved')}
      >
        <Form.Item name="name" label={t('channels.name')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="enabled" label={t('channels.enabled')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="address" label={t('channels.newAddress')} extra={t('channels.keepMeans')}>
          <Input maxLength={500} autoComplete="off" spellCheck={false} placeholder={address} />
        </Form.Item>
        <Form.Item name="secret" label={t('channels.newSecret')}>
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
      </FormModal>
    </li>
  );
}
