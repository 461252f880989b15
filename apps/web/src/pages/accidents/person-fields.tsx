import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FoundMember } from '../../api/types';
import { MemberPicker } from '../../parts/member-picker';
import styles from '../disputes/disputes.module.css';
import { EMPLOYMENTS, HARMS } from './accident-types';

export interface PersonValues {
  readonly member?: FoundMember | null;
  readonly name?: string;
  readonly harm?: string;
  readonly harmWords?: string;
  readonly employment?: string;
  readonly contact?: string;
}

export const personBody = ({ member, name, ...rest }: PersonValues) => ({
  ...rest,
  ...(member ? { memberId: member.id } : { name }),
});

type At = readonly (string | number)[];

/** Who was hurt; `at` is where the fields stand in the form, `list` the list that they are a part of. */
export function WhoFields({ at = [], list = [] }: { readonly at?: At; readonly list?: At }) {
  const { t } = useTranslation('accidents');
  const member = Form.useWatch<FoundMember | null | undefined>([...list, ...at, 'member']);
  return (
    <>
      <Form.Item name={[...at, 'member']} label={t('fields.member')} extra={t('hints.member')}>
        <MemberPicker label={t('fields.member')} />
      </Form.Item>
      {!member && (
        <Form.Item
          name={[...at, 'name']}
          label={t('fields.name')}
          rules={[{ required: true, message: t('missing', { field: t('fields.name') }) }]}
        >
          <Input maxLength={60} />
        </Form.Item>
      )}
    </>
  );
}

export function StateFields({ at = [] }: { readonly at?: At }) {
  const { t } = useTranslation('accidents');
  const needed = (field: string) => [{ required: true, message: t('missing', { field: t(`fields.${field}`) }) }];
  return (
    <>
      <div className={styles.two}>
        <Form.Item name={[...at, 'harm']} label={t('fields.harm')} rules={needed('harm')}>
          <Select options={HARMS.map((value) => ({ value, label: t(`harms.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[...at, 'employment']} label={t('fields.employment')} rules={needed('employment')}>
          <Select options={EMPLOYMENTS.map((value) => ({ value, label: t(`employments.${value}`) }))} />
        </Form.Item>
      </div>
      <Form.Item name={[...at, 'harmWords']} label={t('fields.harmWords')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name={[...at, 'contact']} label={t('fields.contact')} extra={t('hints.contact')}>
        <Input maxLength={100} />
      </Form.Item>
    </>
  );
}
