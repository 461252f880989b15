import { AuditWall } from '@app/identity';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { legalAidWall } from '../data/legal-aid-wall';

/** Entries about a legal aid case are for those who may see the case. */
@Injectable()
export class LegalAidAuditWall extends AuditWall {
  readonly subjectType = 'legal-aid';

  condition(actor: Actor, column: string, params: unknown[]): string {
    const wall = legalAidWall(actor, 'wa', params);
    return `EXISTS (SELECT 1 FROM disputes.legal_aid wa WHERE wa.tenant_id = $1 AND wa.id = ${column} AND ${wall})`;
  }
}
