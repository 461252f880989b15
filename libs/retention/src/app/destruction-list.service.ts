import { DocumentService } from '@app/documents';
import { type Actor, behalfOf, type CivilDate, type DocumentId, namesIn, personsOf, type UnionId } from '@app/kernel';
import { OrganizationDirectory } from '@app/organizations';
import { type Tx, UnitOfWork } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { listInScope } from '../data/destruction.queries';
import { DestructionLine, DestructionList } from '../data/retention.entities';
import {
  decideDestruction,
  type DestructionCommand,
  type DestructionLineId,
  type DestructionListId,
} from '../domain/destruction-list';
import { RETENTION_PERMISSIONS } from '../domain/retention.permissions';
import { refuse } from '../domain/retention.problems';
import { DestructionProposal } from './destruction-proposal';
import { RecordDestruction } from './record-destruction';

export const LIST_SUBJECT = 'destruction-list';

export interface Seen {
  readonly id: DestructionListId;
  readonly version: number;
}

export interface Keeping {
  readonly lineId: DestructionLineId;
  readonly reason: string;
  /** Null: until somebody lists it again. */
  readonly until: CivilDate | null;
}

/** The road of a destruction list: one lists, another approves, two watch, the signed minutes end it. */
@Injectable()
export class DestructionListService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationDirectory,
    private readonly documents: DocumentService,
    private readonly proposal: DestructionProposal,
    private readonly destruction: RecordDestruction,
  ) {}

  /** What is past its term now. Refuses `destruction-list.nothing-due`. */
  propose(actor: Actor, unionId: UnionId): Promise<DestructionListId> {
    return this.uow.run(actor, async (tx) => {
      await this.organizations.requireWithin(tx, RETENTION_PERMISSIONS.propose, unionId);
      return (await this.proposal.make(tx, unionId)) ?? refuse('destruction-list.nothing-due');
    });
  }

  submit(actor: Actor, seen: Seen, witnesses: readonly string[]): Promise<void> {
    const names = witnesses.map((name) => name.trim());
    return this.take(actor, seen, { action: 'submit', witnesses: names }, (tx) => ({
      ...{ witnesses: names, submittedBy: actor.personId, submittedByAccount: actor.accountId },
      ...{ submittedFor: behalfOf(actor) },
      ...{ submittedByName: actor.displayName, submittedAt: tx.now },
    }));
  }

  return(actor: Actor, seen: Seen, reason: string): Promise<void> {
    return this.take(actor, seen, { action: 'return', reason }, () => ({ ...UNSUBMITTED, lastReason: reason.trim() }));
  }

  approve(actor: Actor, seen: Seen): Promise<void> {
    return this.take(actor, seen, { action: 'approve' }, (tx) => ({
      ...{ approvedBy: actor.personId, approvedFor: behalfOf(actor) },
      ...{ approvedByName: actor.displayName, approvedAt: tx.now },
    }));
  }

  /** What is held by now is left out with the reason; the rest is gone when this returns, papers included. */
  async destroy(actor: Actor, seen: Seen): Promise<void> {
    await this.take(actor, seen, { action: 'destroy' }, async (tx, list) => {
      await this.destruction.destroyListed(tx, list);
      const by = { destroyedBy: actor.personId, destroyedFor: behalfOf(actor) };
      return { ...by, destroyedByName: actor.displayName, destroyedAt: tx.now };
    });
    await this.destruction.removeFiles(actor.tenantId);
  }

  /** The signed minutes, as a document of the list. */
  file(actor: Actor, seen: Seen, documentId: DocumentId): Promise<void> {
    return this.take(actor, seen, { action: 'file', hasMinutes: true }, async (tx, { id, unionId }) => {
      await this.documents.attach(tx, [documentId], { type: LIST_SUBJECT, id, unionId });
      return { minutesDocumentId: documentId };
    });
  }

  drop(actor: Actor, seen: Seen, reason: string): Promise<void> {
    return this.take(actor, seen, { action: 'drop', reason }, async (tx, { id }) => {
      const today = await this.organizations.today(tx);
      await tx.rows(
        `UPDATE retention.destruction_line SET state = 'kept', reason = '清单作废', kept_until = $3::date - 1
         WHERE tenant_id = $1 AND list_id = $2 AND state = 'listed'`,
        [tx.actor.tenantId, id, today],
      );
      return { lastReason: reason.trim() };
    });
  }

  /** Takes a record off the list, while it is checked or lies before who approves. */
  keep(actor: Actor, seen: Seen, { lineId, reason, until }: Keeping): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const list = await this.locked(tx, seen);
      if (list.status !== 'submitted' && list.status !== 'proposed') refuse('destruction-list.action-not-open');
      const { approve, propose } = RETENTION_PERMISSIONS;
      await this.organizations.requireWithin(tx, list.status === 'submitted' ? approve : propose, list.unionId);
      if (!reason.trim()) refuse('destruction-list.reason-missing');
      if (until && until <= (await this.organizations.today(tx))) refuse('destruction-line.until-past');
      const line = await this.keepListed(tx, list.id, { lineId, reason: reason.trim(), until });
      tx.audit({
        ...{ action: 'destruction-list.keep-line', subjectType: LIST_SUBJECT, subjectId: list.id, reason },
        unionId: list.unionId,
        detail: { keptUntil: until },
      });
      // Which record it was stands with the record: some are behind walls.
      tx.audit({
        ...{ action: 'record.kept', subjectType: line.kind, subjectId: line.recordId, unionId: line.unionId, reason },
        detail: { keptUntil: until, of: { type: LIST_SUBJECT, id: list.id } },
      });
      await tx.update(DestructionList, list, {});
    });
  }

  private async keepListed(
    tx: Tx,
    listId: DestructionListId,
    { lineId, reason, until }: Keeping,
  ): Promise<DestructionLine> {
    const [line] = await tx.found(
      DestructionLine,
      (param) => `r.id = ${param(lineId)} AND r.list_id = ${param(listId)}`,
    );
    if (!line) return refuse('destruction-line.not-found');
    if (line.state !== 'listed') return refuse('destruction-line.not-listed');
    await tx.rows(
      `UPDATE retention.destruction_line SET state = 'kept', reason = $3, kept_until = $4 WHERE tenant_id = $1 AND id = $2`,
      [tx.actor.tenantId, lineId, reason, until],
    );
    return line;
  }

  private take(
    actor: Actor,
    seen: Seen,
    command: DestructionCommand,
    patchOf: (tx: Tx, list: DestructionList) => Partial<DestructionList> | Promise<Partial<DestructionList>>,
  ): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const list = await this.locked(tx, seen);
      const { approve, propose } = RETENTION_PERMISSIONS;
      const needed = command.action === 'approve' || command.action === 'return' ? approve : propose;
      await this.organizations.requireWithin(tx, needed, list.unionId);
      const by = { persons: personsOf(actor), names: namesIn(actor.displayName) };
      const status = decideDestruction({ ...list, listed: await this.listed(tx, list.id) }, command, by);
      const patch = await patchOf(tx, list);
      tx.audit({
        ...{ action: `destruction-list.${command.action}`, subjectType: LIST_SUBJECT, subjectId: list.id },
        ...{ unionId: list.unionId, detail: { status: [list.status, status] } },
        reason: 'reason' in command ? command.reason : null,
      });
      const { id, unionId, submittedByAccount } = list;
      tx.announce({ type: 'destruction-list.moved.v1', payload: { listId: id, unionId, status, submittedByAccount } });
      await tx.update(DestructionList, list, { ...patch, status });
    });
  }

  private async locked(tx: Tx, { id, version }: Seen): Promise<DestructionList> {
    const list = await tx.lock(DestructionList, id);
    if (!list || !(await listInScope(tx, RETENTION_PERMISSIONS.read, id))) return refuse('destruction-list.not-found');
    tx.expectVersion(list, version);
    return list;
  }

  private async listed(tx: Tx, id: DestructionListId): Promise<number> {
    const [row] = await tx.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM retention.destruction_line WHERE tenant_id = $1 AND list_id = $2 AND state = 'listed'`,
      [tx.actor.tenantId, id],
    );
    return row!.n;
  }
}

const UNSUBMITTED = {
  ...{ submittedBy: null, submittedFor: null, submittedByAccount: null, submittedByName: null, submittedAt: null },
  witnesses: [],
};
