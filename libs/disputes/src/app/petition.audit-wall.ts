import { AuditWall } from '@app/identity';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { petitionWall } from '../data/petition-wall';

/** Entries about a petition are for those who may see the petition. */
@Injectable()
export class PetitionAuditWall extends AuditWall {
  readonly subjectType = 'petition';

  condition(actor: Actor, column: string, params: unknown[]): string {
    const wall = petitionWall(actor, 'wp', params);
    return `EXISTS (SELECT 1 FROM disputes.petition wp WHERE wp.tenant_id = $1 AND wp.id = ${column} AND ${wall})`;
  }
}
