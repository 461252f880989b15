import { MOST_OPEN_WORK, OpenWork, type OpenWorkItem, type Worker, type WorkScope } from '@app/identity';
import { OrganizationDirectory } from '@app/organizations';
import type { ReadTx, Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { GrantList } from '../data/instalment.entity';
import type { GrantListStatus } from '../domain/grant-list.lifecycle';
import { STUDY_AID_PERMISSIONS } from '../domain/study-aid.permissions';
import { refuse } from '../domain/study-aid.problems';
import { GrantListStore } from './grant-list-store';

const UNDECIDED: readonly GrantListStatus[] = ['draft', 'publicised', 'submitted', 'returned'];

/**
 * Lists of grants that somebody put together and that are not decided: what is returned comes back to him. Applications and
 * renewals wait for the union's desk, not for a person, and need no hand-over.
 */
@Injectable()
export class OpenGrantLists extends OpenWork {
  readonly kind = 'study-grant-list';
  readonly label = '助学名单';
  readonly dispatchedBy = STUDY_AID_PERMISSIONS.manage;

  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly lists: GrantListStore,
  ) {
    super();
  }

  of(tx: ReadTx, { personId }: Worker, scope: WorkScope): Promise<OpenWorkItem[]> {
    const values: unknown[] = [tx.actor.tenantId, personId, MOST_OPEN_WORK, UNDECIDED];
    return tx.rows<OpenWorkItem>(
      `SELECT l.id AS "subjectId", l.number || ' ' || l.name AS title, '/study-aid/lists/' || l.id AS link,
         NULL::date AS "dueOn"
       FROM study_aid.grant_list l
       WHERE l.tenant_id = $1 AND l.created_by_id = $2 AND l.status = ANY($4) AND ${scope('l.union_id', values)}
       ORDER BY l.id LIMIT $3`,
      values,
    );
  }

  /** Who has asked for the approval stays written in the approval. */
  async handOver(tx: Tx, subjectId: string, from: Worker, reason: string): Promise<boolean> {
    const list = await tx.lock(GrantList, subjectId);
    if (!list || !UNDECIDED.includes(list.status) || list.createdById !== from.personId) return false;
    if (!(await this.organizations.isWithin(tx, tx.actor, STUDY_AID_PERMISSIONS.manage, list.unionId)))
      refuse('study-list.not-found', '您现在的职务还不能办理助学，请管理员先给您职务。');
    const { personId, displayName } = tx.actor;
    const taken = await tx.update(GrantList, list, { createdById: personId, createdByName: displayName });
    this.lists.record(tx, taken, 'hand-over', { personId: [from.personId, personId] }, reason);
    return true;
  }
}
