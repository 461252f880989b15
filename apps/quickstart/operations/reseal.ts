import { Resealing, type ResealingReport } from '@app/operations';
import { TenantRegister } from '@app/persistence';
import type { INestApplicationContext } from '@nestjs/common';

export interface ResealReport extends ResealingReport {
  readonly federations: number;
}

/** Seals everything of every federation with the newest key, also what was done before. */
export async function resealAll(app: INestApplicationContext): Promise<ResealReport> {
  const tenants = await app.get(TenantRegister).all();
  const sum = { federations: tenants.length, places: 0, resealed: 0, unreadable: 0 };
  const remaining = new Map<string, number>();
  for (const { tenantId } of tenants) {
    const report = await app.get(Resealing, { strict: false }).of(tenantId, { again: true });
    sum.places = report.places;
    sum.resealed += report.resealed;
    sum.unreadable += report.unreadable;
    for (const { place, count } of report.remaining) remaining.set(place, (remaining.get(place) ?? 0) + count);
  }
  return { ...sum, remaining: [...remaining].map(([place, count]) => ({ place, count })) };
}
