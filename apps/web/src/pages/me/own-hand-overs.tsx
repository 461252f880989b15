import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { HandOverCard } from '../hand-overs/hand-over-card';
import { HAND_OVERS, PATH } from '../hand-overs/hand-over-types';
import { Section } from './section';

/** What another officer hands over to me; nothing is shown when there is none. */
export function OwnHandOvers() {
  const { t } = useTranslation('hand-overs');
  const { data } = useQuery({
    queryKey: [...HAND_OVERS, 'mine'],
    queryFn: ({ signal }) => api.get<Schemas['HandOversView']>(`${PATH}/mine`, undefined, signal),
  });
  const open = data?.items.filter(({ status }) => status === 'open') ?? [];
  if (open.length === 0) return null;
  return (
    <Section title={t('mine')}>
      {open.map((each) => (
        <HandOverCard key={each.id} handOver={each} />
      ))}
    </Section>
  );
}
