import type { Actor } from '@app/kernel';
import { UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { type LineRow, linesOf, listInScope, type ListRow, listsInScope } from '../data/destruction.queries';
import type { DestructionListId, LineState } from '../domain/destruction-list';
import { RETENTION_PERMISSIONS } from '../domain/retention.permissions';
import { refuse } from '../domain/retention.problems';
import { RetainedKinds } from './retained-kinds';

export interface ShownLine extends LineRow {
  readonly kindName: string;
}

@Injectable()
export class DestructionListReading {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly kinds: RetainedKinds,
  ) {}

  list(actor: Actor, page: { readonly before: string | null; readonly limit: number }): Promise<ListRow[]> {
    return this.uow.read(actor, (tx) => listsInScope(tx, RETENTION_PERMISSIONS.read, page));
  }

  /** Refuses `destruction-list.not-found` outside the scope. */
  one(actor: Actor, id: DestructionListId): Promise<ListRow> {
    return this.uow.read(actor, async (tx) => {
      return (await listInScope(tx, RETENTION_PERMISSIONS.read, id)) ?? refuse('destruction-list.not-found');
    });
  }

  lines(
    actor: Actor,
    listId: DestructionListId,
    page: { readonly state: LineState | null; readonly after: string | null; readonly limit: number },
  ): Promise<ShownLine[]> {
    return this.uow.read(actor, async (tx) => {
      if (!(await listInScope(tx, RETENTION_PERMISSIONS.read, listId))) refuse('destruction-list.not-found');
      const rows = await linesOf(tx, { listId, ...page, walls: this.kinds.wallsFor(actor) });
      return rows.map((row) => (row.isWalled ? walledLine(row) : { ...row, kindName: this.kinds.nameOf(row.kind) }));
    });
  }
}

/** What is behind a wall is counted and goes with the rest; which it is, and of which union, the list does not tell. */
const walledLine = (row: LineRow): ShownLine => ({
  ...{ ...row, kind: 'walled', kindName: '有查看限制的办件', number: '编号不显示' },
  ...{ recordId: row.id, unionName: row.listUnionName },
});
