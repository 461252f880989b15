import { newId } from '@app/kernel';
import { TenantDefaults } from '@app/organizations';
import type { Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { UnionHolidayRow } from '../data/union-holiday.entity';
import { DEFAULT_HOLIDAYS } from '../domain/default-holidays';

/** Gives a new tenant the holidays of domain rules §7.2. Does nothing when it has them. */
export async function seedDefaultHolidays(tx: Tx): Promise<void> {
  const [present] = await tx.rows(
    `SELECT 1 FROM calendar.union_holiday WHERE tenant_id = $1 AND union_id IS NULL LIMIT 1`,
    [tx.actor.tenantId],
  );
  if (present) return;
  const rows = DEFAULT_HOLIDAYS.map((holiday, position) => {
    const id = newId<'union-holiday'>(tx.now.getTime());
    return { ...holiday, audiences: [...holiday.audiences], id, version: 1, position, createdAt: tx.now };
  });
  await tx.insert(UnionHolidayRow, ...rows);
}

/** Every new tenant starts with the defaults. */
@Injectable()
export class HolidayDefaults extends TenantDefaults {
  seed(tx: Tx): Promise<void> {
    return seedDefaultHolidays(tx);
  }
}
