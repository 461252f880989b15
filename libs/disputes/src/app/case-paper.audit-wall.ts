import { AuditWall } from '@app/identity';
import type { Actor } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { paperWall } from '../data/case-paper.query';

/** Entries about a document of a case behind a wall are for those who may see the case; of other documents for all. */
@Injectable()
export class CasePaperAuditWall extends AuditWall {
  readonly subjectType = 'document';

  condition(actor: Actor, column: string, params: unknown[]): string {
    const wall = paperWall(actor, 'wp', params);
    return `NOT EXISTS (SELECT 1 FROM documents.document wd JOIN disputes.case_paper wp
        ON wp.tenant_id = wd.tenant_id AND wp.id = wd.subject_id
      WHERE wd.tenant_id = $1 AND wd.id = ${column} AND wd.subject_type = 'case-paper' AND NOT ${wall})`;
  }
}
