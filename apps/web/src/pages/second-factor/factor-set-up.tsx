import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { FactorCodeField } from '../../parts/factor-code-field';
import { DoorProblem } from '../door';
import { QrCode } from './qr-code';
import { RecoveryCodes } from './recovery-codes';
import styles from './second-factor.module.css';

type Offer = Schemas['FactorOfferView'];

interface FactorSetUpProps {
  /** From the first step on the page stays, also when the session already says that the factor is set. */
  readonly onBegun: () => void;
  readonly onDone: () => Promise<void>;
}

/** Three steps: the password once more, the phone scans and gives its first code, the recovery codes are put away. */
export function FactorSetUp({ onBegun, onDone }: FactorSetUpProps) {
  const [offer, setOffer] = useState<Offer>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <RecoveryCodes codes={codes} onKept={onDone} />;
  if (offer) return <Scan offer={offer} onConfirmed={setCodes} />;
  return (
    <Password
      onOffer={(given) => {
        onBegun();
        setOffer(given);
      }}
    />
  );
}

function Password({ onOffer }: { onOffer: (offer: Offer) => void }) {
  const { t } = useTranslation('factor');
  const [form] = Form.useForm<{ password: string }>();
  const change = useChange<{ password: string }, Offer>({
    form,
    problems: 'inline',
    send: (values) => api.post('/session/second-factor/set-up', values),
    onDone: onOffer,
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
      <Form.Item
        name="password"
        label={t('setUp.password')}
        extra={t('setUp.passwordWhy')}
        rules={[{ required: true, message: t('setUp.passwordMissing') }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <DoorProblem error={change.error} />
      <Button type="primary" htmlType="submit" block size="large" loading={change.isPending}>
        {t('setUp.begin')}
      </Button>
    </Form>
  );
}

function Scan({ offer, onConfirmed }: { offer: Offer; onConfirmed: (codes: readonly string[]) => void }) {
  const { t } = useTranslation('factor');
  const [form] = Form.useForm<{ code: string }>();
  const change = useChange<{ code: string }, Schemas['RecoveryCodesView']>({
    form,
    problems: 'inline',
    send: (values) => api.post('/session/second-factor/confirmation', values),
    onDone: ({ codes }) => onConfirmed(codes),
  });
  return (
    <>
      <p>{t('setUp.scan')}</p>
      <QrCode text={offer.address} label={t('setUp.qr')} />
      <p className={styles.byHand}>
        {t('setUp.byHand')} <code className={styles.secret}>{offer.secret.replace(/(.{4})/g, '$1 ').trim()}</code>{' '}
        <a href={offer.address}>{t('setUp.onThisPhone')}</a>
      </p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
        <FactorCodeField recovery={false} />
        <DoorProblem error={change.error} />
        <Button type="primary" htmlType="submit" block size="large" loading={change.isPending}>
          {t('setUp.confirm')}
        </Button>
      </Form>
    </>
  );
}
