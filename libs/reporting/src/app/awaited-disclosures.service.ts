import { systemActor, type TenantId } from '@app/kernel';
import { ReminderPlanning } from '@app/notifications';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import type { AwaitedDisclosureId } from '../data/disclosure.entity';
import { REPORTING_UNIONS } from '../data/return.queries';
import { DISCLOSURE_KINDS } from '../domain/disclosure';
import { lastEnded } from '../domain/period';
import { AWAITED_DISCLOSURE_REMINDERS } from './awaited-disclosure.reminders';

/** Within ten days after the period, as unions post their yearly account (domain rules §8.1). */
const DAYS_AFTER = 10;

/** Which notices are expected, since their period ended. */
@Injectable()
export class AwaitedDisclosures {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly planning: ReminderPlanning,
  ) {}

  /** Writes what is expected of every union since the last periods ended. Doing it again changes nothing. */
  async refresh(tenantId: TenantId): Promise<void> {
    await this.uow.run(systemActor(tenantId), (tx) => this.write(tx));
  }

  private async write(tx: Tx): Promise<void> {
    const today = await this.organizations.today(tx);
    for (const kind of DISCLOSURE_KINDS) {
      const { from, to } = lastEnded(kind, today);
      const written = await tx.rows<{ id: AwaitedDisclosureId }>(
        `INSERT INTO reporting.awaited_disclosure (tenant_id, id, union_id, kind, from_on, to_on, due_on, written_at)
         SELECT $1, uuidv7(), u.id, $2, $3::date, $4::date, $4::date + $6::int, $5
         FROM organizations.trade_union u WHERE u.tenant_id = $1 AND ${REPORTING_UNIONS}
         ON CONFLICT (tenant_id, union_id, kind, from_on) DO NOTHING RETURNING id`,
        [tx.actor.tenantId, kind, from, to, tx.now, DAYS_AFTER],
      );
      const ids = written.map(({ id }) => id);
      if (ids.length > 0) await this.planning.planFor(tx, AWAITED_DISCLOSURE_REMINDERS, ids);
    }
  }
}
