import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { needed, type UnionFieldsProps } from './action-form';

/**
 * Who may be asked to sign for a union, with his offices, but me: a step is handed over to who could have signed it, one
 * more signer may be anybody who signs.
 * @param permission by which he must be able to open the matter
 */
export const useCandidates = (unionId: string, permission?: string, { subjectId, action }: AskedOf = {}) => {
  const taking = action === 'hand-over' ? subjectId : undefined;
  return useQuery({
    queryKey: ['approvals', 'candidates', unionId, permission, taking],
    queryFn: ({ signal }) =>
      api.get<Schemas['CandidatesView']>(
        '/staff/approvals/candidates',
        { unionId, permission, subjectId: taking },
        signal,
      ),
  });
};

interface AskedOf {
  readonly subjectId?: string;
  readonly action?: string;
}

/** Whom to ask, and a word to him. */
export function PersonFields({ disbursement, action }: UnionFieldsProps) {
  const { t } = useTranslation('disbursements');
  const { data, isPending } = useCandidates(disbursement.unionId, undefined, {
    subjectId: disbursement.id,
    action,
  });
  return (
    <>
      <Form.Item name="personId" label={t('fields.person')} rules={needed(t('missing.person'))}>
        <Select
          loading={isPending}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('nobodyElse')}
          options={(data?.items ?? []).map(({ personId, name, roles }) => ({
            value: personId,
            label: `${name} · ${roles.join(t('and'))}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="comment" label={t('fields.word')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </>
  );
}
