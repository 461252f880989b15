import type { RoleHolder } from '@app/identity';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { type AwaitedOf, AwaitedReminders } from './awaited.reminders';

export const AWAITED_DISCLOSURE_REMINDERS = 'awaited-disclosure';

/** A period ended and nothing is published: its officers are told, and who publishes when it stays so. */
@Injectable()
export class AwaitedDisclosureReminders extends AwaitedReminders {
  readonly type = AWAITED_DISCLOSURE_REMINDERS;
  readonly words = { matter: '会务公开', act: '公布' };
  protected readonly table = 'reporting.awaited_disclosure';
  protected readonly page = '/disclosures';
  protected readonly steps = [
    `('drafters','before-deadline',-5)`,
    `('drafters','on-deadline',0)`,
    `('drafters','overdue',3)`,
    `('publishers','escalation',5)`,
  ];
  protected readonly missing = `NOT EXISTS (SELECT 1 FROM reporting.disclosure d WHERE d.tenant_id = $1
    AND d.union_id = a.union_id AND d.kind = a.kind AND d.from_on = a.from_on AND d.status = 'published')`;

  protected holders(tx: ReadTx, { unionId }: AwaitedOf, recipient: string): Promise<RoleHolder[]> {
    return recipient === 'publishers'
      ? this.accounts.holding(tx, unionId, REPORT_PERMISSIONS.publish)
      : this.accounts.holdersOf(tx, unionId, ['officer']);
  }
}
