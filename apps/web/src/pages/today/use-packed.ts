import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { i18n } from '../../i18n/i18n';
import { useSession } from '../../session/use-session';
import { dutyQuery, entitlementQuery, suggestedQuery } from '../visits/use-duty';
import type { Today } from './today-types';

const PACKED = 3;

/** The next visits of mine are there when there is no signal: the case, who goes, what may be given, and the forms. */
export function usePackedForTheWay(today: Today | undefined): void {
  const queries = useQueryClient();
  const goes = useSession().can('visit:log');
  useEffect(() => {
    if (!today || !goes) return;
    const mine = [...today.overdue, ...today.dueToday, ...today.nextSevenDays].filter((line) => line.mine);
    for (const { id } of mine.slice(0, PACKED)) {
      void queries.prefetchQuery(dutyQuery(id));
      void queries.prefetchQuery(suggestedQuery(id));
      void queries.prefetchQuery(entitlementQuery(id, {}));
    }
  }, [today, goes, queries]);
  useEffect(() => {
    if (goes) void packForms().catch(() => undefined);
  }, [goes]);
}

/** Pages are fetched when they are first opened; these are opened where nothing can be fetched. */
async function packForms(): Promise<void> {
  await i18n.loadNamespaces('visits');
  await Promise.all([
    import('../visits/log-visit-page'),
    import('../visits/report-page'),
    import('../visits/case/case-page'),
    import('../visits/send-visit'),
    import('../visits/send-report'),
    import('../../parts/calendar-day'),
  ]);
}
