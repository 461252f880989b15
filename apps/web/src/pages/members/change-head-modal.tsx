import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { FormModal } from '../../parts/form-modal';
import { DEPENDANT_RELATIONS, householdKey } from './household';
import type { Household } from './member-types';

interface NewHead {
  readonly personId: string;
  /** What each of the others is to the new head, by his id. */
  readonly relations?: Readonly<Record<string, string>>;
}

export interface ChangeHeadModalProps {
  readonly memberId: string;
  readonly household: Household;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** All relations are told from the head, so a new head means to tell them anew. */
export function ChangeHeadModal({ memberId, household, open, onClose }: ChangeHeadModalProps) {
  const { t } = useTranslation('members');
  const send = ({ personId, relations = {} }: NewHead) =>
    api.post<Household>(
      `/staff/members/${memberId}/household/head`,
      {
        personId,
        relations: household.persons
          .filter(({ id }) => id !== personId)
          .map(({ id }) => ({ personId: id, relation: relations[id] })),
      },
      { version: household.version },
    );
  return (
    <FormModal<NewHead, Household>
      open={open}
      onClose={onClose}
      title={t('household.changeHead')}
      confirm={t('household.changeHead')}
      explanation={t('household.headMeans')}
      send={send}
      refreshes={[householdKey(memberId)]}
      said={t('household.headChanged')}
    >
      <Form.Item
        name="personId"
        label={t('household.newHead')}
        rules={[{ required: true, message: t('household.newHeadMissing') }]}
      >
        <Select
          options={household.persons
            .filter(({ relation }) => relation !== 'head')
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['personId']}>
        {({ getFieldValue }) => {
          const head = household.persons.find(({ id }) => id === getFieldValue('personId'));
          if (!head) return null;
          return household.persons
            .filter(({ id }) => id !== head.id)
            .map(({ id, name }) => (
              <Form.Item
                key={id}
                name={['relations', id]}
                label={t('household.relationTo', { name, head: head.name })}
                rules={[{ required: true, message: t('household.relationMissing') }]}
              >
                <Select options={DEPENDANT_RELATIONS.map((value) => ({ value, label: t(`relations.${value}`) }))} />
              </Form.Item>
            ));
        }}
      </Form.Item>
    </FormModal>
  );
}
