import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { FilterChoice, FilterSentence } from '../../parts/filter-sentence';
import { UnionFilter } from '../../parts/union-picker';
import { useFilters } from '../../parts/use-filters';
import { useSession } from '../../session/use-session';
import { DUTIES, type Occasion } from './visit-types';

export const DUTY_FILTERS = ['unionId', 'status', 'occasion', 'assignee'] as const;

/** 我的工会及下级 · 未结 · 全部事项 · 不论谁去 */
export function VisitsFilters({ total }: { total: ReactNode }) {
  const { t } = useTranslation('visits');
  const { filters, set } = useFilters(DUTY_FILTERS);
  const occasions = useOccasionChoices(filters.unionId);
  return (
    <FilterSentence label={t('list.filters')} total={total}>
      <UnionFilter value={filters.unionId} onChange={(unionId) => set('unionId', unionId)} />
      <FilterChoice
        label={t('list.status')}
        all={t('list.open')}
        value={filters.status}
        onChange={(status) => set('status', status)}
        choices={[{ value: 'closed', label: t('list.closed') }]}
      />
      <FilterChoice
        label={t('list.occasion')}
        all={t('list.allOccasions')}
        value={filters.occasion}
        onChange={(occasion) => set('occasion', occasion)}
        choices={occasions.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <FilterChoice
        label={t('list.assignee')}
        all={t('list.anybody')}
        value={filters.assignee}
        onChange={(assignee) => set('assignee', assignee)}
        choices={[{ value: 'me', label: t('list.mine') }]}
      />
    </FilterSentence>
  );
}

const NONE: readonly Occasion[] = [];

/** The catalogue of the union that is looked at, by default of my own. */
function useOccasionChoices(chosen: string | undefined): readonly Occasion[] {
  const { session } = useSession();
  const unionId = chosen ?? session?.unions[0]?.unionId;
  const { data } = useQuery({
    queryKey: [...DUTIES, 'occasions', unionId],
    enabled: unionId !== undefined,
    queryFn: async ({ signal }) =>
      (await api.get<{ items: Occasion[] }>('/staff/reportable-occasions', { unionId }, signal)).items,
  });
  return data ?? NONE;
}
