import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { yuan } from '../../money';
import { DetailSection, Facts } from '../../parts/detail-section';
import { useSession } from '../../session/use-session';
import { type Round, roundPath, ROUNDS } from './round-types';

/** What a signer needs to decide on the round as a whole; while it is being signed. */
export function Evidence({ round }: { round: Round }) {
  const { t } = useTranslation('rounds');
  const signs = useSession().can('approval:read');
  const { data } = useQuery({
    queryKey: [...ROUNDS, 'evidence', round.id, round.version],
    enabled: signs && round.status === 'submitted',
    queryFn: ({ signal }) =>
      api.get<Schemas['RoundEvidenceView']>(`${roundPath(round.id)}/evidence`, undefined, signal),
  });
  if (!data) return null;
  const { fund, lastYear, leftOut, persons, households, cost, cash, goods, budget, checklist } = data;
  const open = checklist.filter(({ done }) => !done);
  return (
    <DetailSection title={t('evidence.title')}>
      <Facts
        facts={[
          [t('evidence.cost'), t('evidence.costs', { persons, households, cost: yuan(cost) })],
          [t('evidence.split'), t('preview.split', { cash: yuan(cash), goods: yuan(goods) })],
          [t('plan.budget'), yuan(budget)],
          [
            t('plan.fund'),
            fund &&
              t('preview.fund', {
                name: fund.name,
                available: yuan(fund.available),
                after: yuan(fund.availableAfter),
              }),
          ],
          [
            t('evidence.lastYear'),
            lastYear
              ? t('evidence.lastYears', { count: lastYear.persons, amount: yuan(lastYear.amount) })
              : t('evidence.noLastYear'),
          ],
          [
            t('evidence.leftOut'),
            leftOut.map((one) => t('figures.status', { words: one.words, count: one.persons })).join('、') || t('none'),
          ],
          [t('checklist.title'), open.length > 0 ? t('evidence.open', { count: open.length }) : t('evidence.allDone')],
        ]}
      />
    </DetailSection>
  );
}
