import { type QueryKey, useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';

export interface HandlerChoiceProps {
  readonly label: string;
  /** Namespace of the word `missing`. */
  readonly words: string;
  /** Of the case: `/staff/petitions/<id>`. */
  readonly path: `/${string}`;
  readonly caseKey: QueryKey;
}

/** Who is to handle a case: who has to withdraw stands there with the reason and cannot be chosen. */
export function HandlerChoice({ label, words, path, caseKey }: HandlerChoiceProps) {
  const { t } = useTranslation(words);
  const { data, isPending } = useQuery({
    queryKey: [...caseKey, 'candidates'],
    queryFn: ({ signal }) => api.get<Schemas['HandlerCandidatesView']>(`${path}/handler-candidates`, undefined, signal),
  });
  return (
    <Form.Item name="accountId" label={label} rules={[{ required: true, message: t('missing', { field: label }) }]}>
      <Select
        aria-label={label}
        loading={isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.items ?? []).map(({ accountId, name, conflict }) => ({
          value: accountId,
          label: conflict ? t('common:withNote', { name, note: conflict }) : name,
          disabled: conflict !== null,
        }))}
      />
    </Form.Item>
  );
}
