import type { RoleHolder } from '@app/identity';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { REPORT_PERMISSIONS } from '../domain/report.permissions';
import { type AwaitedOf, AwaitedReminders } from './awaited.reminders';

export const AWAITED_RETURN_REMINDERS = 'awaited-return';

/** Who makes a union's returns is told before and on the day; when none came, who receives them is told. */
@Injectable()
export class AwaitedReturnReminders extends AwaitedReminders {
  readonly type = AWAITED_RETURN_REMINDERS;
  readonly words = { matter: '报表', act: '上报' };
  protected readonly table = 'reporting.awaited_return';
  protected readonly page = '/returns';
  protected readonly steps = [
    `('reporters','before-deadline',-5)`,
    `('reporters','before-deadline',-2)`,
    `('reporters','on-deadline',0)`,
    `('reporters','overdue',1)`,
    `('reviewers','escalation',3)`,
  ];
  protected readonly missing = `NOT EXISTS (SELECT 1 FROM reporting.period_return t WHERE t.tenant_id = $1
    AND t.union_id = a.union_id AND t.kind = a.kind AND t.from_on = a.from_on AND t.status IN ('submitted','accepted'))`;

  protected holders(tx: ReadTx, { unionId, toUnionId }: AwaitedOf, recipient: string): Promise<RoleHolder[]> {
    return recipient === 'reviewers'
      ? this.accounts.holding(tx, toUnionId!, REPORT_PERMISSIONS.review)
      : this.accounts.holding(tx, unionId, REPORT_PERMISSIONS.manage);
  }
}
