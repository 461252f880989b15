import { DocumentDestruction } from '@app/documents';
import type { TenantId } from '@app/kernel';
import { PersonalErasure, type RetainedRecords, type Tx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { listedOf } from '../data/destruction.queries';
import type { DestructionList } from '../data/retention.entities';
import { RetainedKinds } from './retained-kinds';

/** Empties the records of an approved list: personal data and papers go, the rows stay as facts without a person. */
@Injectable()
export class RecordDestruction {
  constructor(
    private readonly kinds: RetainedKinds,
    private readonly erasure: PersonalErasure,
    private readonly documents: DocumentDestruction,
  ) {}

  async destroyListed(tx: Tx, list: DestructionList): Promise<void> {
    for (const records of this.kinds.all()) await this.ofKind(tx, list, records);
  }

  /** After the commit: what the store holds of destroyed papers. */
  removeFiles(tenantId: TenantId): Promise<void> {
    return this.documents.removeFiles(tenantId);
  }

  private async ofKind(tx: Tx, list: DestructionList, records: RetainedRecords): Promise<void> {
    const { code } = records.kind;
    const found = await listedOf(tx, list.id, code, records.ended);
    // Somebody may have opened an appeal since, or the record may be running again.
    const holds = await this.kinds.holdsOn(
      tx,
      found.map((record) => ({ ...record, kind: code })),
    );
    for (const { id, isGone } of found) if (isGone && !holds.has(id)) holds.set(id, '这一件又在办了');
    const gone = found.filter(({ id }) => !holds.has(id));
    const held = found.filter(({ id }) => holds.has(id));
    await this.note(
      tx,
      held.map(({ lineId, id }) => [lineId, holds.get(id)!]),
    );
    if (gone.length === 0) return;
    const ids = gone.map(({ id }) => id);
    for (const { subjectType, subjects } of records.papers)
      await this.documents.destroy(tx, subjectType, subjects, ids);
    await this.erasure.empty(tx, records.places, ids);
    await records.further(tx, ids);
    await tx.rows(
      `UPDATE retention.destruction_line SET state = 'destroyed' WHERE tenant_id = $1 AND id = ANY($2::uuid[])`,
      [tx.actor.tenantId, gone.map(({ lineId }) => lineId)],
    );
    const of = { type: 'destruction-list', id: list.id };
    for (const { id, unionId } of gone)
      tx.audit({ action: 'record.destroyed', subjectType: code, subjectId: id, unionId, detail: { of } });
  }

  private async note(tx: Tx, held: readonly (readonly [string, string])[]): Promise<void> {
    await tx.rows(
      `UPDATE retention.destruction_line n SET state = 'held', reason = h.reason
       FROM unnest($2::uuid[], $3::text[]) AS h(id, reason) WHERE n.tenant_id = $1 AND n.id = h.id`,
      [tx.actor.tenantId, held.map(([id]) => id), held.map(([, reason]) => reason)],
    );
  }
}
