import type { Glance } from '@app/persistence';
import { listOf, type NoticeDay } from '../domain/official-notice';
import type { OfficialYear } from '../domain/official-days';

/** The lists that count for the tenant, one per year that was imported and not taken back. */
export async function announcedYears(tx: Glance): Promise<OfficialYear[]> {
  const rows = await tx.rows<{ year: number; days: NoticeDay[] | null }>(
    `SELECT DISTINCT ON (year) year, days FROM calendar.official_year
     WHERE tenant_id = $1 ORDER BY year, serial DESC`,
    [tx.actor.tenantId],
    'announced-years',
  );
  return rows.flatMap(({ year, days }) => (days ? [listOf(year, days)] : []));
}
