import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../api/problem';
import { DayField } from '../../parts/day-field';
import { UnionPicker } from '../../parts/union-picker';
import { rolesQuery } from './account-types';

export interface TypedGrant {
  readonly role?: string;
  readonly unionId: string;
  readonly validFrom: string;
  readonly validUntil?: string;
}

export interface RoleFieldsProps {
  readonly required?: boolean;
  /** The field of the form that holds the grant; without it the form is the grant. */
  readonly within?: string;
}

/** A role, the union in which (and below which) it holds, and for how long. */
export function RoleFields({ required = false, within }: RoleFieldsProps) {
  const at = (field: keyof TypedGrant) => (within ? [within, field] : [field]);
  const { t } = useTranslation('accounts');
  const { data, error, isPending } = useQuery(rolesQuery);
  const roles = data?.items ?? [];
  return (
    <>
      <Form.Item
        name={at('role')}
        label={t('grants.role')}
        {...(required ? { rules: [{ required: true, message: t('grants.roleMissing') }] } : {})}
      >
        <Select
          allowClear={!required}
          loading={isPending}
          placeholder={required ? undefined : t('grants.noneYet')}
          notFoundContent={error ? sentenceOf(error) : undefined}
          options={roles.map(({ role, name }) => ({ value: role, label: name }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={[at('role')]}>
        {({ getFieldValue }) => {
          const chosen = roles.find(({ role }) => role === getFieldValue(at('role')));
          if (!chosen) return null;
          return (
            <>
              <Form.Item>
                <span className="nj-caption">{t('grants.may', { what: chosen.permissionNames.join('、') })}</span>
              </Form.Item>
              <Form.Item
                name={at('unionId')}
                label={t('grants.union')}
                extra={t('grants.unionHint')}
                rules={[{ required: true, message: t('missing.union') }]}
              >
                <UnionPicker label={t('grants.union')} />
              </Form.Item>
              <Form.Item name={at('validFrom')} label={t('grants.firstDay')}>
                <DayField label={t('grants.firstDay')} />
              </Form.Item>
              <Form.Item name={at('validUntil')} label={t('grants.lastDayIfKnown')}>
                <DayField label={t('grants.lastDayIfKnown')} clearable />
              </Form.Item>
            </>
          );
        }}
      </Form.Item>
    </>
  );
}
