import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { needed, type UnionFieldsProps } from './action-form';
import { useApprovals } from './use-disbursement';

/** Who may be asked to sign for a union, with his offices, and may open the matter by `permission`; without me. */
export const useCandidates = (unionId: string, permission?: string) =>
  useQuery({
    queryKey: ['approvals', 'candidates', unionId, permission],
    queryFn: ({ signal }) =>
      api.get<Schemas['CandidatesView']>('/staff/approvals/candidates', { unionId, permission }, signal),
  });

/** Whom this may be asked of: a step is handed over to who could have signed it, one more signer may be anybody who signs. */
export function useMayTake(subjectId: string, action: string): (roles: readonly string[]) => boolean {
  const step = useApprovals(subjectId)
    .data?.items.flatMap(({ steps }) => steps)
    .find(({ progress }) => progress === 'current');
  return (roles) => action !== 'hand-over' || !step || roles.some((role) => step.roles.includes(role));
}

/** Whom to ask, and a word to him. */
export function PersonFields({ disbursement, action }: UnionFieldsProps) {
  const { t } = useTranslation('disbursements');
  const { data, isPending } = useCandidates(disbursement.unionId);
  const mayTake = useMayTake(disbursement.id, action);
  return (
    <>
      <Form.Item name="personId" label={t('fields.person')} rules={needed(t('missing.person'))}>
        <Select
          loading={isPending}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('nobodyElse')}
          options={(data?.items ?? [])
            .filter(({ roles }) => mayTake(roles))
            .map(({ personId, name, roles }) => ({
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
