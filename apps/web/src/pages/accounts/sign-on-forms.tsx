import { Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { FormModal } from '../../parts/form-modal';

type Draft = Schemas['NewSignOnProviderDto'];
type Provider = Schemas['SignOnProviderView'];

const KEY = ['sign-on-providers'] as const;
const KINDS = ['oidc', 'wecom', 'dingtalk'] as const;

interface Dialog {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What the provider's own console gives, copied. */
export function NewProvider({ open, onClose }: Dialog) {
  const { t } = useTranslation('accounts');
  return (
    <FormModal<Draft>
      open={open}
      onClose={onClose}
      title={t('signOn.add')}
      confirm={t('signOn.add')}
      explanation={t('signOn.addMeans')}
      initial={{ kind: 'oidc', provesTwice: false }}
      send={(values) => api.post('/staff/sign-on-providers', values)}
      refreshes={[KEY]}
      said={t('signOn.added')}
    >
      <Form.Item name="kind" label={t('signOn.kind')}>
        <Select options={KINDS.map((value) => ({ value, label: t(`signOn.kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('signOn.name')}
        extra={t('signOn.nameMeans')}
        rules={[{ required: true, whitespace: true, message: t('signOn.nameNeeded') }]}
      >
        <Input maxLength={20} autoComplete="off" placeholder={t('signOn.nameExample')} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => <FieldsOfKind kind={getFieldValue('kind') as Draft['kind']} />}
      </Form.Item>
      <ProvesTwice />
    </FormModal>
  );
}

function FieldsOfKind({ kind }: { kind: Draft['kind'] }) {
  const { t } = useTranslation('accounts');
  const needed = (message: string) => [{ required: true, whitespace: true, message: t(message) }];
  return (
    <>
      {kind === 'oidc' && (
        <Form.Item name="issuer" label={t('signOn.issuer')} rules={needed('signOn.issuerNeeded')}>
          <Input maxLength={300} inputMode="url" autoComplete="off" spellCheck={false} placeholder="https://" />
        </Form.Item>
      )}
      <Form.Item name="clientId" label={t(`signOn.clientId.${kind}`)} rules={needed('signOn.clientIdNeeded')}>
        <Input maxLength={200} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item
        name="clientSecret"
        label={t('signOn.clientSecret')}
        extra={t('signOn.secretMeans')}
        rules={kind === 'oidc' ? [] : needed('signOn.secretNeeded')}
      >
        <Input.Password maxLength={500} autoComplete="new-password" />
      </Form.Item>
      {kind === 'wecom' && (
        <Form.Item name="agentId" label={t('signOn.agentId')} rules={needed('signOn.agentIdNeeded')}>
          <Input maxLength={50} autoComplete="off" spellCheck={false} />
        </Form.Item>
      )}
    </>
  );
}

function ProvesTwice() {
  const { t } = useTranslation('accounts');
  return (
    <Form.Item
      name="provesTwice"
      label={t('signOn.provesTwice')}
      extra={t('signOn.provesTwiceMeans')}
      valuePropName="checked"
    >
      <Switch />
    </Form.Item>
  );
}

/** What names it at the provider stays: people's accounts hang on it. */
export function ChangeProvider({ provider, open, onClose }: Dialog & { provider: Provider }) {
  const { t } = useTranslation('accounts');
  const { id, version, name, provesTwice, enabled } = provider;
  return (
    <FormModal<Schemas['SignOnProviderChangeDto']>
      open={open}
      onClose={onClose}
      title={t('signOn.changeOf', { name })}
      confirm={t('signOn.save')}
      initial={{ name, provesTwice, enabled }}
      send={({ clientSecret, ...given }) =>
        api.post(
          `/staff/sign-on-providers/${id}/change`,
          { ...given, ...(clientSecret && { clientSecret }) },
          { version },
        )
      }
      refreshes={[KEY]}
      said={t('signOn.saved')}
    >
      <Form.Item
        name="name"
        label={t('signOn.name')}
        rules={[{ required: true, whitespace: true, message: t('signOn.nameNeeded') }]}
      >
        <Input maxLength={20} autoComplete="off" />
      </Form.Item>
      <Form.Item name="enabled" label={t('signOn.enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="clientSecret" label={t('signOn.newSecret')} extra={t('signOn.keepMeans')}>
        <Input.Password maxLength={500} autoComplete="new-password" />
      </Form.Item>
      <ProvesTwice />
    </FormModal>
  );
}
