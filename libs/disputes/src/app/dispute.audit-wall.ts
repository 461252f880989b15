import { AuditWall } from '@app/identity';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { wallCondition } from '../data/wall';

/** Entries about a dispute are for those who may see the dispute. */
@Injectable()
export class DisputeAuditWall extends AuditWall {
  readonly subjectType = 'dispute';

  condition(actor: Actor, column: string, params: unknown[]): string {
    const wall = wallCondition(actor, 'wd', params);
    return `EXISTS (SELECT 1 FROM disputes.dispute wd WHERE wd.tenant_id = $1 AND wd.id = ${column} AND ${wall})`;
  }
}
