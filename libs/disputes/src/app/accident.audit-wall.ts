import { AuditWall } from '@app/identity';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { accidentWall } from '../data/accident-wall';

/** Entries about an accident are for those who may see the accident. */
@Injectable()
export class AccidentAuditWall extends AuditWall {
  readonly subjectType = 'accident';

  condition(actor: Actor, column: string, params: unknown[]): string {
    const wall = accidentWall(actor, 'wa', params);
    return `EXISTS (SELECT 1 FROM disputes.accident wa WHERE wa.tenant_id = $1 AND wa.id = ${column} AND ${wall})`;
  }
}

/** So are those about one of the injured, whose sheet was printed. */
@Injectable()
export class AccidentPersonAuditWall extends AuditWall {
  readonly subjectType = 'accident-person';

  condition(actor: Actor, column: string, params: unknown[]): string {
    const wall = accidentWall(actor, 'wi', params);
    return `EXISTS (SELECT 1 FROM disputes.accident_person wj JOIN disputes.accident wi
        ON wi.tenant_id = wj.tenant_id AND wi.id = wj.accident_id
      WHERE wj.tenant_id = $1 AND wj.id = ${column} AND ${wall})`;
  }
}
